"""The line between a kernel and the one who asked for a run: requests come in, answers go out."""

from __future__ import annotations

import json
import socket
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
        self.writer.write(json.dumps(message) + "\n")
        self.writer.flush()
