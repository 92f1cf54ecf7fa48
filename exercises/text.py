"""Words in both languages."""

from __future__ import annotations

from typing import NamedTuple


class Text(NamedTuple):
    """The same in Chinese and in English."""

    zh: str
    en: str

    def within(self, language: str) -> str:
        """Return the words in "zh" or "en"."""
        return self.zh if language == "zh" else self.en

    def filled(self, **values: object) -> Text:
        """Return the words with values in place of {names}."""
        return Text(self.zh.format(**values), self.en.format(**values))
