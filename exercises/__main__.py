"""`python -m exercises`: shows progress and the next exercise, grades answers, gives hints."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import NoReturn

from exercises.exercise import ROOT
from exercises.program import Program
from exercises.selection import UnknownName
from exercises.statement import BadExercise
from exercises.terminal import say_what_it_can
from exercises.watch import Watch
from exercises.words import Words

COMMANDS = {  # name: (what it takes, what it does)
    "list": ("words", "列出练习，可以用课名、open、solved 等筛选 · list exercises: those of a lesson, open, solved, …"),
    "next": ("", "去下一个没做完的练习 · go to the next open exercise"),
    "check": ("names", "检查改动过的答案，或几个练习、几课、all · check what you changed, or exercises, lessons, all"),
    "watch": ("", "一保存就检查 · check whenever you save"),
    "hint": ("name?", "给一条提示 · give one more hint"),
    "solution": ("name?", "试过之后看答案 · show ours, after an attempt"),
    "site": ("address?", "在网站上也标出做完的题 · show on the site what is solved"),
    "reset": ("name", "恢复最初的文件，先备份 · put the first file back, keeping a copy"),
}


class Parser(argparse.ArgumentParser):
    """Says in both languages which commands there are, when one is not known."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and exit with 2."""
        if "invalid choice" in message and "--lang" not in message:
            name = message.partition("'")[2].partition("'")[0]
            for language in ("zh", "en"):
                said = Words(language)("no_command", name=name, names=", ".join(COMMANDS))
                print(said.replace("`", ""), file=sys.stderr)
            sys.exit(2)
        super().error(message)


def arguments(given: list[str] | None) -> argparse.Namespace:
    """Return the arguments of the command line; argparse exits with 2 if they make no sense."""
    common = Parser(add_help=False, argument_default=argparse.SUPPRESS)
    common.add_argument("--lang", choices=["zh", "en"], help="语言，不写就按系统设置 · language, else the system's")
    common.add_argument("--answers", type=Path, help="放答案的文件夹 · folder of your answers")
    about = "PyTorch 练习，自动检查 · exercises, checked"
    parser = Parser("python -m exercises", description=about, parents=[common])
    commands = parser.add_subparsers(dest="command", metavar="")
    for name, (takes, words) in COMMANDS.items():
        one = commands.add_parser(name, help=words, parents=[common])
        if takes:
            one.add_argument(takes.rstrip("?"), nargs={"?": "?", "s": "*"}.get(takes[-1]))
    return parser.parse_args(given, argparse.Namespace(lang=None, answers=ROOT / "exercises/answers"))


def main(given: list[str] | None = None) -> int:
    """Do what the command line says and return the exit code."""
    for stream in (sys.stdout, sys.stderr):
        say_what_it_can(stream)
    try:
        return run(arguments(given))
    except BadExercise as error:
        sys.exit(str(error))


def run(options: argparse.Namespace) -> int:
    """Do what options say and return the exit code."""
    name = options.command or "overview"
    try:
        program = Program(options.lang, options.answers)
    except OSError as error:
        sys.exit(Words(options.lang)("no_place", folder=options.answers, error=error))
    given = [getattr(options, key) for key in ("names", "words", "name", "address") if hasattr(options, key)]
    try:
        return Watch(program).run() if name == "watch" else int(getattr(program, name)(*given))
    except UnknownName as error:
        return program.unknown(error)
    except KeyboardInterrupt:
        program.screen.say("bye")
        return 130 if name != "watch" else 0
    finally:
        program.grader.close()


if __name__ == "__main__":
    sys.exit(main())
