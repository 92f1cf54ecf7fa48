"""The process that runs an answer: `python -m exercises.child PLACE FILE RESULT` grades FILE and writes RESULT."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import asdict
from pathlib import Path

import torch

from exercises.describe import explain
from exercises.grading import Outcome
from exercises.mistakes import Unsolved, Wrong
from exercises.verdict import grade, load
from exercises.words import WORDS


def main(place: str, path: str, result: str) -> None:
    """Grade the answer in the file at path and write the outcome."""
    torch.set_num_threads(1)
    check = load(place)
    wrong: Wrong | None
    Path(result).touch()  # from here on it is the answer that takes time
    try:
        names = {"__name__": "answer", "__file__": path}
        exec(compile(Path(path).read_bytes(), path, "exec", dont_inherit=True), names)
    except NotImplementedError:
        wrong = Unsolved()
    except (Exception, SystemExit) as error:
        wrong = Wrong(WORDS["file_raises"], got=f"{type(error).__name__}: {error}", trace=explain(error))
    else:
        wrong = grade(check, names)
    outcome = Outcome("right")
    if wrong:
        state = "unsolved" if isinstance(wrong, Unsolved) else "wrong"
        outcome = Outcome(state, wrong.text, wrong.call, wrong.got, wrong.expected, wrong.trace)
    sys.stdout.flush()
    new = Path(result).with_suffix(".new")
    new.write_text(json.dumps(asdict(outcome)), encoding="utf-8")
    os.replace(new, result)


if __name__ == "__main__":
    main(*sys.argv[1:])
