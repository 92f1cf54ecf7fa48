"""Run the cells of pages without MkDocs: `python -m execution [--check | --explain] [PAGE ...]`."""

from __future__ import annotations

import argparse
import io
import sys

from execution.keep.explain import explain
from execution.read.pages import find_pages, read_programs
from execution.session import Session
from execution.settings import load_settings
from execution.show.complaints import complaints


def say(line: str) -> None:
    """Show progress: on a terminal, a line that ends in a carriage return is overwritten by the next."""
    terminal, passing = sys.stderr.isatty(), line.endswith("\r")
    if terminal or not passing:  # one write, for threads not to mix their lines
        sys.stderr.write(("\x1b[2K" if terminal else "") + line + ("" if passing else "\n"))
        sys.stderr.flush()


def main(arguments: list[str] | None = None) -> int:
    """Return the exit code: 1 when a page fails, cannot be read, or (with --check) is stale."""
    parser = argparse.ArgumentParser(prog="python -m execution", description="Run the cells of pages.")
    parser.add_argument("pages", nargs="*", metavar="PAGE", help="Markdown files or experiments; all if none is named")
    parser.add_argument("--check", action="store_true", help="run nothing; list what is stale, exit 1 if anything is")
    parser.add_argument("--explain", action="store_true", help="run nothing; say what made stale pages stale")
    options = parser.parse_args(arguments)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # as stderr: names of files may be any bytes
    try:
        session = Session(load_settings())
        programs, problems = read_programs(session.settings, find_pages(session.settings, options.pages))
    except (FileNotFoundError, ValueError) as error:  # of the arguments or the settings
        parser.error(str(error))
    if options.check or options.explain:
        stale = [program for program in programs if not session.find(program)]
        for program in stale:
            problems.append(f"{program.page} is stale")
            if options.explain:
                problems += [f"    {line}" for why in explain(program, session) for line in why.splitlines()]
        print("\n".join(problems) or f"{len(programs)} pages are fresh")
        return bool(problems)
    try:
        failures = session.execute(programs, say)
    except ConnectionError as error:  # to the cluster
        parser.error(str(error))
    finally:
        session.close()
    problems += [error.report(program) for program, error in failures]
    found = ((program, session.find(program)) for program in programs)
    problems += [c for program, run in found if isinstance(run, dict) for c in complaints(program, run)]
    print("\n".join(problems) or f"{len(programs)} pages are executed")
    return bool(problems)


if __name__ == "__main__":
    sys.exit(main())
