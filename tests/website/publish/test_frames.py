import json
import random

import pytest

from website.publish.frames import write_frames
from website.publish.site import Language, Page, Site, write_site

DATA = '<script type="application/json" data-frames="{}">{}</script>'


@pytest.fixture
def site(tmp_path):
    """Return a function that writes the pages of a site, passes over it, and returns its folder."""

    def run(**pages):
        known = [Page(f"docs/{name}.md", f"{name}/", "T", "", None) for name in pages]
        for name, html in pages.items():
            (tmp_path / name).mkdir(exist_ok=True)
            (tmp_path / name / "index.html").write_text(html, encoding="utf-8")
        write_site(Site([Language("zh", "", "", "", "", "", "docs", known)], ""), tmp_path)
        write_frames(tmp_path)
        return tmp_path

    return run


def test_the_frames_of_a_page_move_to_one_file_beside_it(site):
    one, two = {"pieces": ["<g>", "损"], "frames": [[0, 1]]}, {"pieces": ["</script>"], "frames": []}
    escaped = json.dumps(two).replace("<", r"\u003c")
    html = f"<p>a</p>{DATA.format('f0', json.dumps(one))}b{DATA.format('f2', escaped)}c"
    folder = site(lesson=html, other="<p>no frames</p>")
    script = (folder / "lesson/frames.data.js").read_text(encoding="utf-8")

    assert (folder / "lesson/index.html").read_text() == "<p>a</p>bc"
    assert script.startswith("figureFrames = ")
    assert json.loads(script.removeprefix("figureFrames = ")) == {"f0": one, "f2": two}
    assert not (folder / "other/frames.data.js").exists()


def test_a_second_pass_changes_nothing(site):
    folder = site(lesson=DATA.format("f0", "{}"))
    before = (folder / "lesson/frames.data.js").read_bytes()
    write_frames(folder)

    assert (folder / "lesson/frames.data.js").read_bytes() == before


def test_frames_that_take_too_much_stop_the_build_with_page_and_size(site):
    digits = random.Random(0).choices("0123456789abcdef", k=400_000)  # half a byte each, however they are compressed

    with pytest.raises(ValueError, match=r"docs/lesson.md: its frames are 2\d\d kB compressed, and may be 150: draw"):
        site(lesson=DATA.format("f0", json.dumps({"pieces": ["".join(digits)]})))
    assert site(lesson=DATA.format("f0", json.dumps({"pieces": ["".join(digits[:250_000])]})))
