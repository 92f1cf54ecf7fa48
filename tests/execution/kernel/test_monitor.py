import select
import socket

from execution.kernel.__main__ import _hung_up


def test_a_request_that_the_page_reads_first_does_not_keep_the_monitor_waiting(monkeypatch):
    ours, theirs = socket.socketpair()
    with ours:
        monkeypatch.setattr(select, "select", lambda *_: ([ours], [], []))  # as if it had come just before
        assert not _hung_up(ours)

        theirs.send(b"a request")
        assert not _hung_up(ours)
        assert ours.recv(100) == b"a request"

        theirs.close()
        assert _hung_up(ours)
