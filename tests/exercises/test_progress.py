"""What a reader has written and reached outlives the shape of this repository."""

import json

from exercises.__main__ import main
from exercises.course import find
from exercises.progress import Progress

# As the version that kept tasks, checks and solutions in trees of their own has left it.
OLD = {
    "progress.json": """{
 "exercises": {
  "center_rows": {
   "attempts": 1,
   "checked": "14864062b8ebc2ce763bcacc68a9f0f8997dbdeb317a54b273adc7dd746900e8",
   "hints": 1,
   "start": "db7c7160f23aafd33846687a83732de82e6f604ba8f136e306837ccb4facbdd3"
  },
  "column_means": {
   "attempts": 0,
   "checked": "76b6c931e15e2a4825b83eb87bdccc4cb4ea04001020149eab7035dcf1ef801f",
   "hints": 0,
   "solved": "2026-11-01",
   "start": "50a6a849281b53abe392c65f1d99ada7d0ef02da370de90fadc89d7aea7239d7"
  }
 }
}""",
    "tensors/center_rows.py": "def center_rows(X):\n    return X - X.mean(dim=0)\n",
    "tensors/column_means.py": "def column_means(X):\n    return X.mean(dim=0)\n",
    "backups/nonlinearity/relu.1.py": "def relu(x):\n    return x\n",
}


def test_answers_and_progress_of_an_older_version_are_kept(tmp_path, capsys):
    def run(*given):
        code = main(["--lang", "en", "--answers", str(tmp_path), *given])
        return code, capsys.readouterr().out

    for path, text in OLD.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")

    progress = Progress(tmp_path)
    assert [progress.untouched(find(name)) for name in ("column_means", "center_rows", "relu")] == [False, False, True]
    assert "● column_means" in " ".join(run("list")[1].split())
    assert run("solution", "center_rows")[0] == 0  # it has been tried
    assert "Hint 2 of 3" in run("hint", "center_rows")[1]
    kept = json.loads((tmp_path / "progress.json").read_text(encoding="utf-8"))["exercises"]
    assert kept["column_means"] == json.loads(OLD["progress.json"])["exercises"]["column_means"]
    assert kept["center_rows"] == {**json.loads(OLD["progress.json"])["exercises"]["center_rows"], "hints": 2}
    assert all((tmp_path / p).read_text(encoding="utf-8") == text for p, text in OLD.items() if p.endswith(".py"))
