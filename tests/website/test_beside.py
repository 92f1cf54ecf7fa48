import os
import time

import pytest

from website.beside import Beside, BesideError, Later

BEGIN = [Beside, Later]


@pytest.mark.parametrize("begin", BEGIN)
def test_the_result_comes_back(begin):
    assert begin(lambda: {"page": [1, 2]}).result() == {"page": [1, 2]}


def test_two_calls_run_at_the_same_time(tmp_path):
    """Each waits for what the other does: one after the other, neither would end."""

    def meet(mine, other):
        (tmp_path / mine).touch()
        while not (tmp_path / other).exists():
            time.sleep(0.01)
        return mine

    calls = [Beside(lambda: meet("a", "b")), Beside(lambda: meet("b", "a"))]
    assert [call.result() for call in calls] == ["a", "b"]


def test_of_an_expected_exception_the_message_comes_back():
    def fail():
        raise LookupError("there is no such page")

    with pytest.raises(BesideError, match=r"^there is no such page$"):
        Beside(fail, LookupError).result()


def test_of_any_other_exception_the_traceback_comes_back():
    def fail():
        return [][0]

    with pytest.raises(BesideError, match=r"return \[\]\[0\](.|\n)*IndexError: list index out of range"):
        Beside(fail, KeyError).result()


def test_a_process_that_dies_is_told():
    with pytest.raises(BesideError, match="has died"):
        Beside(lambda: os._exit(1)).result()


def test_a_call_can_be_ended(tmp_path):
    def work():
        (tmp_path / "begun").touch()
        time.sleep(600)

    call = Beside(work)
    while not (tmp_path / "begun").exists():
        time.sleep(0.01)
    call.end()
    with pytest.raises(BesideError, match="has died"):
        call.result()
