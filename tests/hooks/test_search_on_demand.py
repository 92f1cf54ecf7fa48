import pytest
from mkdocs.exceptions import PluginError

from hooks.search_on_demand import CHANGES, deferred


def test_each_change_is_made_once():
    assert deferred(";".join(CHANGES)) == ";".join(CHANGES.values())


@pytest.mark.parametrize("script", ["", ";".join([*CHANGES, *CHANGES])])
def test_another_version_of_the_theme_is_an_error(script):
    with pytest.raises(PluginError, match="does not fit this version of the theme"):
        deferred(script)
