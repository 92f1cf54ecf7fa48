import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("use, loaded", [("", False), ("plugin.convert.nb2md, plugin.jupytext.reads", True)])
def test_the_converter_of_mkdocs_jupyter_is_loaded_when_used_and_not_before(use, loaded):
    code = (
        "import sys\n"
        "from markdown import Markdown\n"
        "Markdown(extensions=['hooks.lazy'])\n"
        "from mkdocs_jupyter import plugin\n"
        f"{use}\n"
        "print('nbconvert' in sys.modules, 'jupytext.formats' in sys.modules)"
    )
    process = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60)

    assert process.stdout == f"{loaded} {loaded}\n", process.stderr
