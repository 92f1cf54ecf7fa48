"""What a host of Python-Markdown tells the extension about the page that it converts."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from execution.session import Session


@dataclass(frozen=True)
class Page:
    """A page, as its host knows it."""

    name: str  # path below the project's root
    session: Session
    first_line: int = 1  # line of the file on which the text begins
    labels: Mapping[str, str] = field(default_factory=dict)  # translations of the texts in figures
    warn: Callable[[str], object] = logging.getLogger("execution").warning  # takes what must not be published
