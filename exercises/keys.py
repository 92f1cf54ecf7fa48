"""Single keys from the terminal, without Enter; where there is no terminal there are none."""

from __future__ import annotations

import os
import select
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

if sys.platform == "win32":
    import msvcrt
else:
    import termios
    import tty


@contextmanager
def keys() -> Iterator[None]:
    """Within the block the terminal hands over each key at once, and does not show it."""
    if sys.platform == "win32" or not sys.stdin.isatty():
        yield
        return
    before = termios.tcgetattr(sys.stdin)
    tty.setcbreak(sys.stdin)
    try:
        yield
    finally:
        termios.tcsetattr(sys.stdin, termios.TCSADRAIN, before)


def key_within(seconds: float) -> str:
    """Return the key that is pressed within seconds, or else "" when they are over."""
    if not sys.stdin.isatty():
        time.sleep(seconds)
        return ""
    if sys.platform == "win32":
        time.sleep(seconds)
        return msvcrt.getwch().lower() if msvcrt.kbhit() else ""
    ready, _, _ = select.select([sys.stdin], [], [], seconds)
    return os.read(sys.stdin.fileno(), 1).decode("ascii", "replace").lower() if ready else ""
