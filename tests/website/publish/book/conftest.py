"""A small built folder: two languages with a home page, a page before the lessons, two lessons and a glossary."""

import json
import re

import pytest

from website.publish.book.book import make_book
from website.publish.book.xhtml import STYLE
from website.publish.site import Language, Page, Site, read_site, write_site

CELL = '<div class="cell"><div class="language-python highlight"><pre><code>{}</code></pre></div></div>'
FOLD = '<div class="cell"><details class="cell-folded"><summary>{}</summary>{}</details></div>'
CODE = '<div class="language-python highlight"><pre><code>{}</code></pre></div>'
SHAPE = '<a class="term" href="../glossary/#term-shape">shape</a>'
SGD = "import torch\n\ndef sgd(w, lr):\n    return w - lr  # a step\n"
SVG = (
    '<svg class="figure" aria-labelledby="f1-title" viewBox="0 0 10 10" width="100pt" role="img">'
    '<title id="f1-title">A line</title><defs><clipPath id="f1-0"><path d="M 0 0"/></clipPath>'
    '<path id="f1-1" d="M 1 1"/></defs>{}</svg>'
)
FRAME = '<use href="#f1-1" clip-path="url(#f1-0)" style="stroke:var(--plot-1,#000)"></use><text>{}</text>'
TENSORS = f"""\
<h1 id="tensors">Tensors<a class="headerlink" href="#tensors">¶</a></h1>
<ul class="facts"><li>Lesson 1 of 2</li></ul>
<p>See <a href="../mlp/#train">training</a>, <a href="../">home</a>, <a href="tensors.ipynb" download>the notebook</a>,
<a href="https://pytorch.org/">PyTorch</a>, a {SHAPE.replace("<a", '<a title="lengths"')}.</p>
<h2 id="step">A step</h2>
{CELL.format(SGD)}
<p><math><mfrac displaystyle="true"><mi>a</mi><mn>2</mn></mfrac></math></p>
<div class="cell-output cell-figure frames" data-frames="f1" data-name="epoch"
data-labels='["0", "1", "2", "3", "4", "5"]'>
{SVG.format(FRAME.format("5"))}</div>
<h2 id="questions">Questions</h2><ol><li>Why?</li></ol>
<details class="success"><summary>Answers</summary><p>Because of the {SHAPE}.</p>
</details>
<aside class="provenance"><details>
<summary>Last verified on <span class="measured">2026-11-29</span>: all cells.</summary>
<dl><div><dt>Versions</dt><dd>torch 2.14.1</dd></div><div><dt>Source</dt><dd>x.md</dd></div>
<div><dt>Fingerprint</dt><dd>f00d</dd></div></dl></details></aside>"""
MLP = f"""\
<h1 id="mlp">MLP</h1>
{FOLD.format("From tensors: sgd", CODE.format(SGD.replace("  # a step", "")))}
{FOLD.format("Draw: plot", CODE.format("def plot():" + chr(10) + "    return 1"))}
<h2 id="train">Training</h2>
<p>{SHAPE} and {SHAPE}</p>
<div class="tabbed-set"><input type="radio" checked><div class="tabbed-labels"><label>From scratch</label>
<label>With PyTorch</label></div><div class="tabbed-content"><div class="tabbed-block"><p>one</p></div>
<div class="tabbed-block"><p>two</p></div></div></div>
<div class="guess"><p class="guess-question">What?</p><ol class="guess-choices"><li>1</li></ol>
<details class="cell-folded guess-answer"><summary>Show</summary><div class="cell-output">
<pre tabindex="0"><code>1</code></pre></div></details></div>
<h2 id="exercises">Exercises</h2>
<details class="question"><summary>Write <code>step</code></summary><p>The task.</p>
<details class="tip"><summary>Hints</summary><ol><li>Think.</li></ol></details>
<details class="success"><summary>Solution</summary>{CODE.format("def solved(): ...")}</details></details>
<form><button>Play</button></form><canvas></canvas><p hidden>Later</p>
<p><img src="../images/tb.png" alt="TensorBoard"></p>"""
GLOSSARY = """\
<h1 id="glossary">Glossary</h1><dl><dt id="term-shape">shape <span lang="zh">形状</span></dt><dd><p>Lengths.</p></dd>
<dt id="term-unused">unused</dt><dd><p>Never.</p></dd></dl>"""
PAGES = {
    "": "<h1>Home</h1><!-- books -->",
    "setup/": "<h1>Setup</h1>",
    "tensors/": TENSORS,
    "mlp/": MLP,
    "glossary/": GLOSSARY,
}
KNOWN = [
    Page("docs/index.md", "", "Home", "", None),
    Page("docs/setup.md", "setup/", "Setup", "", None),
    Page("docs/tensors.md", "tensors/", "Tensors", "", "Basics", 1),
    Page("docs/mlp.md", "mlp/", "MLP", "", "Models", 2),
    Page("docs/glossary.md", "glossary/", "Glossary", "", "Reference"),
]
CSS = """:root { --md-code-bg-color: #eee; --rule: #ddd; }
/* :root { --plot-1: none } */
:root, [data-md-color-scheme="default"] { --plot-1: #1d6fb8; --md-code-fg-color: #333; --twice: var(--plot-1); }
@media screen { [data-md-color-scheme="slate"] { --plot-1: #fff; } }
@media print { :root { --plot-1: #000; } }
"""


@pytest.fixture
def folder(tmp_path):
    """The folder of a site with an address of its own."""
    languages = []
    for language, home in (("zh", ""), ("en", "en/")):
        for url, html in PAGES.items():
            (tmp_path / home / url).mkdir(parents=True, exist_ok=True)
            (tmp_path / home / url / "index.html").write_text(f"<body><article>{html}</article></body>")
        frames = [[0, 1, 2, n] for n in range(3, 9)]
        pieces = ["<title id='x'>", "</title>", '<use href="#f1-1"></use>', *(f"<text>{n}</text>" for n in range(6))]
        pieces[0], pieces[1] = SVG.format("").partition(">")[2].removesuffix("</svg>"), ""
        data = json.dumps({"f1": {"pieces": pieces, "frames": frames}})
        (tmp_path / home / "tensors/frames.data.js").write_text(f"figureFrames = {data}\n")
        (tmp_path / home / "images").mkdir()
        (tmp_path / home / "images/tb.png").write_bytes(b"\x89PNG")
        (tmp_path / home / "fonts").mkdir()
        (tmp_path / home / "fonts/math.woff2").write_bytes(b"wOF2")
        address = f"https://notes.example/{home}"
        languages.append(Language(language, language, home, address, "Notes", "A course.", "docs", KNOWN))
    write_site(Site(languages), tmp_path)
    (tmp_path / "css").mkdir()
    (tmp_path / "css/site.css").write_text(CSS + variables())
    return tmp_path


def variables():
    """Give every variable that book.css uses a value."""
    names = set(re.findall(r"var\((--[\w-]+)\)", STYLE.read_text())) - set(re.findall(r"(--[\w-]+):", CSS))
    return "\n:root { " + " ".join(f"{name}: #123;" for name in sorted(names)) + " }"


@pytest.fixture
def book(folder):
    """The English book of it."""
    return make_book(folder, read_site(folder).languages[1])
