"""Runs notebooks, each in a folder and a process of its own, two at a time; prints {name: what its cells gave}.

Standard input has {name: {notebook, folder, path}}. The processes are forks of this one, which has torch and IPython
loaded: a Jupyter kernel each would take four times as long.
"""

import contextlib
import io
import json
import os
import sys
from pathlib import Path


class Output(io.StringIO):
    """Collects what a cell prints, and with `add` what it shows, in this order."""

    def add(self, text):
        """Take the plain text of a result, unless it is a figure."""
        if not text.startswith("<Figure"):
            self.write(text)


def new_shell(output):
    """Return an IPython shell that hands its results to output()."""
    from IPython.core.displayhook import DisplayHook
    from IPython.core.displaypub import DisplayPublisher
    from IPython.core.interactiveshell import InteractiveShell

    class Hook(DisplayHook):
        def __call__(self, result=None):
            if result is not None and not self.quiet():
                output().add(self.compute_format_data(result)[0].get("text/plain", ""))
                self.update_user_ns(result)

    class Publisher(DisplayPublisher):
        def publish(self, data, *_, **__):
            output().add(data.get("text/plain", ""))

    InteractiveShell.displayhook_class, InteractiveShell.display_pub_class = Hook, Publisher
    shell = InteractiveShell.instance(history_manager=None)
    shell._showtraceback = lambda *_: None  # run() takes the error itself
    return shell


def run(notebook, folder, path):
    """Run the cells of a notebook in a folder; return what each gave, up to the first unexpected error."""
    import matplotlib.pyplot as plt

    os.chdir(folder)
    sys.path[:0] = ["", *path]
    gave, outputs = [], []
    shell = new_shell(lambda: outputs[-1])
    for cell in json.loads(Path(notebook).read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] == "code":
            outputs.append(Output())
            with contextlib.redirect_stdout(outputs[-1]), contextlib.redirect_stderr(io.StringIO()):
                result = shell.run_cell(cell["source"], store_history=True)
            plt.close("all")  # as Jupyter does
            error = result.error_before_exec or result.error_in_exec
            gave.append(outputs[-1].getvalue() + (str(error) if error else ""))
            if error and "raises-exception" not in cell["metadata"].get("tags", []):
                return {"cells": gave, "error": f"{type(error).__name__}: {error}\nin the cell\n{cell['source']}"}
    return {"cells": gave, "error": None}


def main(jobs, at_once=2):
    """Run jobs, each in a fork; return their results."""
    import matplotlib.pyplot  # noqa: F401
    import torch  # noqa: F401
    import torchvision  # noqa: F401
    from IPython.core.interactiveshell import InteractiveShell  # noqa: F401

    waiting, running = list(jobs.items()), {}
    while waiting or running:
        if waiting and len(running) < at_once:
            name, job = waiting.pop(0)
            if process := os.fork():
                running[process] = name
                continue
            try:
                Path(f"{job['folder']}.json").write_text(json.dumps(run(**job)), encoding="utf-8")
            finally:
                os._exit(0)
        running.pop(os.wait()[0], None)
    return {name: json.loads(Path(f"{job['folder']}.json").read_text(encoding="utf-8")) for name, job in jobs.items()}


if __name__ == "__main__":
    json.dump(main(json.load(sys.stdin)), sys.stdout)
