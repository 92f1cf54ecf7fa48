"""The colours of a terminal can be read on both grounds: WCAG 2.2 asks for a contrast of 4.5 (1.4.3, AA)."""

import re
from pathlib import Path

import pytest

from execution.show.ansi import COLOURS, CSS

STYLE = (Path(__file__).parents[3] / "website/theme/css/site.css").read_text(encoding="utf-8")


def variables(selector):
    """Return {name: value} of what a rule for selector sets."""
    rules = re.findall(rf"(?:^|[,{{])\s*{re.escape(selector)}\s*\{{([^{{}}]*)\}}", STYLE, re.MULTILINE)
    return dict(re.findall(r"(--[\w-]+):\s*([^;]+);", " ".join(rules)))


def luminance(red, green, blue):
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in (red, green, blue)]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


@pytest.mark.parametrize("scheme", ["default", "slate"])
@pytest.mark.parametrize("colour", COLOURS)
def test_the_colours_of_a_terminal_have_contrast_as_letters_dim_letters_and_ground(scheme, colour):
    found = variables('[data-md-color-scheme="default"]') | variables(".md-typeset .cell-output")
    if scheme == "slate":
        found |= variables('[data-md-color-scheme="slate"]')
        found |= variables('[data-md-color-scheme="slate"] .md-typeset .cell-output')

    def rgb(name):
        value = found[name]
        inner = re.fullmatch(r"var\((--[\w-]+)\)", value)
        return rgb(inner[1]) if inner else [int(value[n : n + 2], 16) / 255 for n in (1, 3, 5)]

    ground, letters = rgb("--md-default-bg-color"), rgb(f"--ansi-{colour}")
    opacity = float(CSS["dim"].partition(":")[2])
    dim = [opacity * a + (1 - opacity) * b for a, b in zip(letters, ground, strict=True)]
    for ink in (letters, dim):
        light, dark = sorted([luminance(*ink), luminance(*ground)], reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5
    for name in (f".ansi-{colour} {{ color", f".ansi-{colour}-bg {{ background"):
        assert f"{name}: var(--ansi-{colour}); }}" in STYLE
