"""Reads the settings of the site without a site builder: `mkdocs.yml` and what inherits it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import yaml


class _Plain(yaml.SafeLoader):
    """Knows `!ENV`; what has a tag for Python is nothing to it."""


def _variable(loader: yaml.SafeLoader, node: yaml.Node) -> Any:
    """Return what `!ENV [NAME, default]` stands for."""
    assert isinstance(node, yaml.SequenceNode)
    name, default = loader.construct_sequence(node)
    return os.environ.get(name, default)


_Plain.add_multi_constructor("tag:yaml.org,2002:python/", lambda loader, suffix, node: None)
_Plain.add_constructor("!ENV", _variable)


def read_settings(path: Path) -> dict[str, Any]:
    """Return the settings in a file, with those that it inherits."""
    own: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), _Plain)
    return _merged(read_settings(path.with_name(own.pop("INHERIT"))), own) if "INHERIT" in own else own


def _merged(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    """Return two mappings as one; mappings in them are merged, too, all else is that of above."""
    merged = below | above
    for name in below.keys() & above.keys():
        if isinstance(below[name], dict) and isinstance(above[name], dict):
            merged[name] = _merged(below[name], above[name])
    return merged
