"""Markdown extension that changes no Markdown: MkDocs loads extensions before plugins, so it can prepare for one.

mkdocs-jupyter imports nbconvert and jupytext when it is loaded, which takes half a second. Here it makes pages out of
notebooks but converts none (hooks/experiments.py), so these modules are put off until they are used: never.
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import Any

from markdown.extensions import Extension

PUT_OFF = ("jupytext", "mkdocs_jupyter.convert")


class Later(ModuleType):
    """Stands in for a module until one of its names is asked for. (importlib's LazyLoader is woken by `import`.)"""

    def __getattr__(self, name: str) -> Any:
        """Import the module, and return what it has under that name."""
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(import_module(self.__name__), name)


class LazyExtension(Extension):
    """Registers nothing."""

    def extendMarkdown(self, md: object) -> None:
        """Leave Markdown as it is."""


def makeExtension(**kwargs: Any) -> LazyExtension:
    """Return the extension, with stand-ins for what mkdocs-jupyter imports; Markdown calls this by name."""
    for name in PUT_OFF:
        sys.modules.setdefault(name, Later(name))
    return LazyExtension(**kwargs)
