"""Joins the modules of a script into one file, `js/NAME/NAME.js` and what it imports into `js/NAME.js`.

From `file:` browsers load no modules, and each would be a request of its own.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

IMPORT = re.compile(r'^import \{[^}]*\} from "\./([\w-]+\.js)"\n', re.MULTILINE)
EXPORT = re.compile(r"^export (?=const |function\*? |async function )", re.MULTILINE)
LEFT = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)
NAME = re.compile(r"^(?:const|let|class|(?:async )?function\*?) (\w+)", re.MULTILINE)


def join_scripts(folder: Path) -> None:
    """Join the modules of each script in a built folder. Raises ValueError as `joined` does."""
    for path in [*folder.glob("**/js/*/*.js")]:
        if path.stem == path.parent.name:
            text = joined(path)
            shutil.rmtree(path.parent)
            path.parent.with_suffix(".js").write_text(text, encoding="utf-8")


def joined(path: Path) -> str:
    """Return a module and all it imports as a script. Raises ValueError for what cannot be joined, and says where."""
    modules: dict[Path, str] = {}
    _add(path, modules)
    text = "".join(modules.values())
    names = NAME.findall(text)
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise ValueError(f"{path}: its modules have more than one {', '.join(twice)}; a joined script has one scope")
    return f'(() => {{\n"use strict"\n{text}}})()\n'


def _add(path: Path, modules: dict[Path, str]) -> None:
    """Add a module to modules, in the order in which they run: first what it imports."""
    if path in modules:
        return
    modules[path] = ""
    text = path.read_text(encoding="utf-8")
    for name in IMPORT.findall(text):
        _add(path.with_name(name), modules)
    text = EXPORT.sub("", IMPORT.sub("", text))
    if left := LEFT.search(text):
        raise ValueError(
            f'{path}: cannot join "{left[0]}"; write import {{name}} from "./module.js", export function …'
        )
    del modules[path]  # its place is behind what it imports
    modules[path] = text
