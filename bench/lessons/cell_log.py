"""How a cell says that it runs: a line in the file that an environment variable names."""

import os


def note(lesson, cell):
    """Append lesson and cell to the file named by BENCH_CELL_LOG, if there is one."""
    path = os.environ.get("BENCH_CELL_LOG")
    if path:
        with open(path, "a", encoding="utf-8") as file:
            file.write(f"{lesson} {cell}\n")
