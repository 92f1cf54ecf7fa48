"""The IPython shell in which cells run: it records what they print, return and draw, in order."""

from __future__ import annotations

import contextlib
import importlib
import io
import sys
from typing import Any

from IPython.core.autocall import IPyAutocall
from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.error import UsageError
from IPython.core.interactiveshell import InteractiveShell
from traitlets import Type
from traitlets.config import Config

from execution.kernel.figures import set_up
from execution.kernel.recorder import DESCRIPTORS, Recorder

SCRIPTS = ("bash", "sh", "script", "!", "sx", "system")


class Stream(io.TextIOBase):
    """Stands in for sys.stdout or sys.stderr, as Python has them: a lone surrogate is an error, or escaped in stderr.

    One stands in from the first cell to the last: a thread may be about to write to it at any time.
    """

    encoding = "utf-8"

    @property
    def errors(self) -> str:  # type: ignore[override]
        """Return what becomes of a lone surrogate."""
        return "backslashreplace" if self.name == "stderr" else "strict"

    def __init__(self, name: str) -> None:
        self.name = name

    def write(self, text: str) -> int:
        """Record text."""
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        Shell.recorder.write(self.name, text.encode("utf-8", self.errors).decode())
        return len(text)

    def close(self) -> None:
        """Stay open: the next cell writes here, too."""

    def writable(self) -> bool:
        """Return True."""
        return True

    def fileno(self) -> int:
        """Return the descriptor that programs started by the cell inherit."""
        return DESCRIPTORS[self.name]


class ResultHook(DisplayHook):
    """Records the value of a cell's last expression."""

    def __call__(self, result: object = None) -> None:
        """Record result unless it is None or the cell ends in a semicolon."""
        if result is not None and not self.quiet():
            data, metadata = self.compute_format_data(result)
            Shell.recorder.add("execute_result", data, metadata, execution_count=self.prompt_count)
            self.update_user_ns(result)


class Publisher(DisplayPublisher):
    """Records what `display` shows."""

    def publish(  # type: ignore[override]
        self,
        data: dict[str, Any],
        metadata: dict[str, Any] | None = None,
        *,
        transient: dict[str, Any] | None = None,
        update: bool = False,
        **_: object,
    ) -> None:
        """Record one display, or change those with the same display_id."""
        display_id = (transient or {}).get("display_id")
        if update and display_id:
            Shell.recorder.update(display_id, data, metadata)
        else:
            Shell.recorder.add("display_data", data, metadata, display_id)

    def clear_output(self, wait: bool = False) -> None:
        """Forget what the cell has shown."""
        Shell.recorder.clear(wait)


class Exit(IPyAutocall):
    """Stands for exit and quit, which would end the page in the middle."""

    rewrite = False

    def __call__(self, *_: object) -> None:
        """Raise SystemExit."""
        raise SystemExit("exit() ends no page; leave it out")


class Shell(InteractiveShell):
    """An IPython shell that records instead of printing."""

    displayhook_class = Type(ResultHook)
    display_pub_class = Type(Publisher)
    recorder = Recorder()

    def showtraceback(self, exc_tuple: tuple[Any, ...] | None = None, *_: object, **__: object) -> None:
        """Note an exception; the one who runs the cell reports it, be it the cell's own or one beside its result."""
        error = (exc_tuple or sys.exc_info())[1]
        if error is not None:
            self.recorder.reported.append(error)

    def enable_matplotlib(self, gui: str | None = None) -> tuple[str | None, str]:
        """Do nothing for `%matplotlib inline`: it is so already.

        Raises UsageError for a window system.
        """
        if gui not in (None, "auto", "inline"):
            raise UsageError(f"figures stand on the page: use `%matplotlib inline`, or nothing, instead of {gui}")
        return None, "inline"

    def system_piped(self, cmd: str) -> None:
        """Run a program, as `!program` does, and have the watch on files hear of it."""
        sys.audit("os.system", cmd)
        super().system_piped(cmd)

    system = system_piped

    def run_cell_magic(self, magic_name: str, line: str, cell: str) -> Any:
        """Run a cell's magic; have the watch on files hear of the words of a script."""
        if magic_name in SCRIPTS:
            sys.audit("os.system", cell)
        return super().run_cell_magic(magic_name, line, cell)

    def showsyntaxerror(self, *_: object, **__: object) -> None:
        """Note it."""
        self.showtraceback()


def warm_up(preload: list[str]) -> Shell:
    """Import what pages import and return a shell; starts no thread, so that forking is safe."""
    for name in preload:
        with contextlib.suppress(ModuleNotFoundError):
            importlib.import_module(name)
    if torch := sys.modules.get("torch"):
        torch.set_num_threads(1)
    config = Config()
    config.HistoryManager.enabled = False
    config.InteractiveShell.colors = "nocolor"
    shell = Shell.instance(config=config)
    shell.push(dict.fromkeys(("exit", "quit"), Exit()), interactive=False)
    set_up(shell)
    return shell
