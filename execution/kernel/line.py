"""The line between a kernel and the one who asked for a run: requests come in, answers go out."""

from __future__ import annotations

import json
import socket
import sys
import threading
from typing import IO

from execution.kernel.messages import Answer, Request


class Line:
    """A pair of streams; each message is a line of JSON."""

    def __init__(self, reader: IO[str], writer: IO[str]) -> None:
        self.reader, self.writer = reader, writer

    @staticmethod
    def of(channel: socket.socket) -> Line:
        """Return a line over channel, which it closes with its streams."""
        with channel:
            return Line(channel.makefile("r", encoding="utf-8"), channel.makefile("w", encoding="utf-8"))

    def request(self) -> Request:
        """Return the next request."""
        request: Request = json.loads(self.reader.readline())
        return request

    def answer(self, message: Answer) -> None:
        """Send message."""
        if message["event"] in ("done", "error"):  # the last: then the other end hangs up, and all is killed
            _release_shared_memory()
        self.writer.write(json.dumps(message) + "\n")
        self.writer.flush()


def _release_shared_memory() -> None:
    """Have multiprocessing's tracker remove what the program has left in /dev/shm."""
    if "multiprocessing.resource_tracker" in sys.modules:
        from multiprocessing import active_children, resource_tracker

        for child in active_children():  # which would keep the tracker waiting
            child.kill()
        stop = getattr(resource_tracker._resource_tracker, "_stop", None)  # there is no public way to end it
        thread = threading.Thread(target=stop or (lambda: None), daemon=True)
        thread.start()
        thread.join(5)
