"""How long a page takes to read, from its HTML: prose and code that is shown, without outputs and folded code.

Speeds as the IReST study measured them for adults: 228 English words, 255 Chinese characters a minute. Code is read
slower, here at 15 lines a minute. Values and outputs of a run don't count: they may vary. Neither do the answers, which
are folded, nor the exercises: solving takes a time of its own.
"""

import html
import re
from functools import lru_cache

CHARACTERS, WORDS, LINES = 255, 228, 15  # a minute
UNREAD = re.compile(
    r'<details class="cell-folded">.*?</details>|<svg\b.*?</svg>|<(script|aside)\b.*?</\1>'
    r'|<pre tabindex="0">.*?</pre>|<span class="live">[^<]*</span>|<ol class="guess-choices">.*?</ol>',
    re.DOTALL,
)
SOLVED = re.compile(r'<details class="success">.*?</details>|<h2 id="exercises">.*?(?=<h2\b|\Z)', re.DOTALL)
FORMULA = re.compile(r"<math\b.*?</math>", re.DOTALL)
CODE = re.compile(r"<pre\b.*?</pre>", re.DOTALL)
TAG = re.compile(r"<[^>]*>")
CHARACTER = re.compile(r"[\u3400-\u9fff]")
WORD = re.compile(r"[^\W\u3400-\u9fff][^\s\u3000-\u9fff\uff00-\uffef]*")


@lru_cache(128)  # its page asks for it, and the whole course
def minutes(page: str) -> int:
    """Return the whole minutes that reading a page takes, at least 1; from 20 on, to the nearest 5."""
    shown = FORMULA.sub(" x ", SOLVED.sub("", UNREAD.sub("", page)))
    lines = sum(bool(line.strip()) for code in CODE.findall(shown) for line in TAG.sub("", code).split("\n"))
    prose = html.unescape(TAG.sub("", CODE.sub("", shown)))
    exact = len(CHARACTER.findall(prose)) / CHARACTERS + len(WORD.findall(prose)) / WORDS + lines / LINES
    return max(1, round(exact)) if exact < 20 else 5 * round(exact / 5)
