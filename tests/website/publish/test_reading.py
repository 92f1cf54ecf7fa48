import pytest

from website.publish.reading import CHARACTERS, LINES, WORDS, minutes


def code(lines):
    return f'<div class="highlight"><pre><span></span><code>{lines}</code></pre></div>'


@pytest.mark.parametrize(
    "page, expected",
    [
        ("<p>" + "字" * CHARACTERS * 7 + "</p>", 7),
        ("<p>" + "word " * WORDS * 7 + "</p>", 7),
        (code("<span>x</span> = 1\n\n" * LINES * 7), 7),
        ("<p>" + "字，Adam。" * CHARACTERS * 2 + "</p>", round(2 + 2 * CHARACTERS / WORDS)),
        ("<p>" + "<math><mi>a</mi><mo>+</mo><mi>b</mi></math>" * WORDS * 3 + "</p>", 3),
        ("", 1),
        ("<p>" + "word " * WORDS * 33 + "</p>", 35),
    ],
)
def test_each_script_formulas_and_code_have_their_speed(page, expected):
    assert minutes(page) == expected


@pytest.mark.parametrize(
    "unread",
    [
        '<div class="cell-output"><pre tabindex="0"><code>{}</code></pre></div>',
        '<details class="cell-folded"><summary>x</summary>{}</details>',
        '<svg class="figure"><text>{}</text></svg>',
        '<span class="live">{}</span>',
        '<ol class="guess-choices"><li><code>{}</code></li></ol>',
        '<aside class="provenance">{}</aside>',
        '<details class="success"><summary>Answers</summary><p>{}</p></details>',
        '<h2 id="exercises">Exercises</h2><p>{}</p><h2></h2>',
    ],
)
def test_what_a_run_gives_and_what_is_folded_takes_no_time(unread):
    page = "<p>" + "word " * WORDS * 2 + "</p>"

    assert minutes(page + unread.format("word " * WORDS * 5)) == minutes(page) == 2
