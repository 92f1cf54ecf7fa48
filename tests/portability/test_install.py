"""A test is skipped if a site builder is not to be had, and for no other reason."""

import pytest

from tests.portability.conftest import NOT_TO_BE_HAD, install

pytestmark = pytest.mark.weekly


def test_what_no_index_has_is_a_named_skip_but_a_failure_in_ci(tmp_path, monkeypatch):
    nothing = "--no-index", "--isolated"  # as on a machine without a network
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setenv("PIP_FIND_LINKS", "")
    with pytest.raises(pytest.skip.Exception, match=NOT_TO_BE_HAD + "properdocs=="):
        install(tmp_path, *nothing)
    monkeypatch.setenv("CI", "1")
    with pytest.raises(pytest.fail.Exception, match=NOT_TO_BE_HAD):
        install(tmp_path, *nothing)


def test_any_other_failure_of_pip_is_an_error(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(AssertionError):
        install(tmp_path / "file")
