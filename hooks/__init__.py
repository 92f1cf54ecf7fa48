"""What the site adds to MkDocs: the second language, formulas and their font, accessibility, the run of the cells."""

from functools import cache
from pathlib import Path

from execution.read.pages import Kept
from execution.session import Session
from execution.settings import load_settings


class Engine:
    """What one process of MkDocs keeps of the project: its session, and the pages as they were read."""

    def __init__(self, root: Path) -> None:
        self.session = Session(load_settings(root))
        self.kept: Kept = {}


engine = cache(Engine)
