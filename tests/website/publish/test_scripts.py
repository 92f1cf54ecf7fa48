"""The modules of a script are joined into one file that runs as they would."""

import pytest

from website.publish.scripts import join_scripts, joined


@pytest.fixture
def modules(tmp_path):
    """Write the modules of a script in a built folder; return the path of the first."""

    def write(**texts):
        folder = tmp_path / "js/sum"
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in texts.items():
            (folder / f"{name}.js").write_text(text, encoding="utf-8")
        return folder / "sum.js"

    return write


def test_what_a_module_imports_stands_once_and_before_it(modules, tmp_path):
    modules(
        sum='import {two} from "./two.js"\nimport {one} from "./one.js"\nprint(one + two())\n',
        two='import {one} from "./one.js"\nexport function two() { return one + one }\n',
        one="export const one = 1\nexport function* ones() { yield one }\n",
    )
    join_scripts(tmp_path)
    text = (tmp_path / "js/sum.js").read_text(encoding="utf-8")

    one = ["const one = 1", "function* ones() { yield one }"]
    assert text.splitlines()[2:-1] == [*one, "function two() { return one + one }", "print(one + two())"]
    assert not (tmp_path / "js/sum").exists()


@pytest.mark.parametrize("line", ['import * as one from "./one.js"', "export default 1", 'import {one} from "one"'])
def test_what_cannot_be_joined_is_refused_with_its_place(modules, line):
    path = modules(sum=f"{line}\n", one="export const one = 1\n")

    with pytest.raises(ValueError, match=r"sum\.js: cannot join") as error:
        joined(path)
    assert line in str(error.value)


def test_a_name_that_two_modules_have_is_refused(modules):
    path = modules(
        sum='import {one} from "./one.js"\nfunction half() { return one / 2 }\n',
        one="function half() { return 0.5 }\nexport const one = half() + half()\n",
    )

    with pytest.raises(ValueError, match="more than one half"):
        joined(path)
