"""`python -m exercises`: shows progress and the next exercise, grades answers, gives hints."""

from __future__ import annotations

import argparse
import io
import sys
from pathlib import Path

from exercises.exercise import ROOT
from exercises.program import Program
from exercises.statement import BadExercise
from exercises.words import Words


def arguments(given: list[str] | None) -> argparse.Namespace:
    """Return the arguments of the command line; argparse exits with 2 if they make no sense."""
    parser = argparse.ArgumentParser("python -m exercises", description="PyTorch 练习，自动检查 · exercises, checked")
    parser.add_argument("--lang", choices=["zh", "en"], help="语言，不写就按系统设置 · language, else the system's")
    parser.add_argument(
        "--answers", type=Path, default=ROOT / "exercises/answers", help="放答案的文件夹 · folder of your answers"
    )
    commands = parser.add_subparsers(dest="command", metavar="")
    commands.add_parser("list", help="列出全部练习 · list all exercises")
    check = commands.add_parser("check", help="检查一个答案，或改动过的全部答案 · check an answer, or all you changed")
    check.add_argument("name", nargs="?")
    check.add_argument("--all", action="store_true", help="检查动过的全部答案 · check all that you have begun")
    commands.add_parser("watch", help="一保存就检查 · check whenever you save")
    for name, words in {
        "hint": "给一条提示 · give one more hint",
        "solution": "试过之后看答案 · show ours, after an attempt",
        "reset": "恢复最初的文件，先备份 · put the first file back, keeping a copy",
    }.items():
        commands.add_parser(name, help=words).add_argument("name", nargs="?" if name != "reset" else None)
    return parser.parse_args(given)


def main(given: list[str] | None = None) -> int:
    """Do what the command line says and return the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that lacks a sign shows ? instead of failing
    try:
        return run(arguments(given))
    except BadExercise as error:
        sys.exit(str(error))


def run(options: argparse.Namespace) -> int:
    """Do what options say and return the exit code."""
    command = options.command or "overview"
    try:
        program = Program(options.lang, options.answers)
    except OSError as error:
        sys.exit(Words(options.lang)("no_place", folder=options.answers, error=error))
    try:
        if command == "check":
            return program.check(options.name, options.all)
        given = [options.name] if command in ("hint", "solution", "reset") else []
        return int(getattr(program, command)(*given))
    except KeyboardInterrupt:
        program.screen.say("bye")
        return 130 if command != "watch" else 0


if __name__ == "__main__":
    sys.exit(main())
