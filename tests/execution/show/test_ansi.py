"""Escape sequences by ECMA-48 (8.3.117 SGR), xterm's palette of 256, and the specification of OSC 8."""

import pytest

from execution.show.ansi import plain, to_html


@pytest.mark.parametrize(
    "text, html",
    [
        ("a < b & c", "a &lt; b &amp; c"),
        ("\x1b[1;31mno\x1b[0m yes\x1b[2K", '<span class="ansi-bold ansi-red">no</span> yes'),
        ("\x1b[1m\x1b[32mb\x1b[22md",
         '<span class="ansi-bold ansi-green">b</span><span class="ansi-green">d</span>'),
        ("\x1b[ma", "a"),
        ("\x1b[38;5;196ma", '<span style="color:#ff0000">a</span>'),
        ("\x1b[38;5;67ma", '<span style="color:#5f87af">a</span>'),
        ("\x1b[38;5;244ma", '<span style="color:#808080">a</span>'),
        ("\x1b[38;5;9ma", '<span class="ansi-red">a</span>'),
        ("\x1b[38;2;1;2;3;1ma", '<span class="ansi-bold" style="color:#010203">a</span>'),
        ("\x1b[38:2::1:2:3ma", '<span style="color:#010203">a</span>'),
        ("\x1b[38:2:4:5:6mb", '<span style="color:#040506">b</span>'),
        ("\x1b[48;5;31;3ma", '<span style="font-style:italic;background:#0087af">a</span>'),
        ("\x1b[41ma\x1b[49mb", '<span class="ansi-red-bg">a</span>b'),
        ("\x1b[4ma\x1b[24mb", '<span style="text-decoration:underline">a</span>b'),
        ("\x1b[4;9;2ma\x1b[29mb\x1b[24;53mc",
         '<span style="opacity:.85;text-decoration:underline line-through">a</span>'
         '<span style="opacity:.85;text-decoration:underline">b</span>'
         '<span style="opacity:.85;text-decoration:overline">c</span>'),
        ("\x1b[4:3ma\x1b[4:0mb\x1b[21mc",
         '<span style="text-decoration:underline">a</span>b<span style="text-decoration:underline">c</span>'),
        ("\x1b[58;5;1ma\x1b[58:2::1:2:3mb\x1b[59mc", "abc"),
        ("\x1b[7ma\x1b[27mb", '<span class="ansi-inverse">a</span>b'),
        ("\x1b[31;7ma", '<span class="ansi-inverse ansi-red-bg">a</span>'),
        ("\x1b[7;38;2;1;2;3;48;5;231ma",
         '<span class="ansi-inverse" style="color:#ffffff;background:#010203">a</span>'),
        ("\x1b[8ma\x1b[28mb\x1b[5mc", '<span style="visibility:hidden">a</span>bc'),
        ("\x1b[97;101ma\x1b[39mb", '<span class="ansi-white ansi-red-bg">a</span><span class="ansi-red-bg">b</span>'),
        ("\x1b[31m\x1b]8;;http://a\x07b\x1b[0mc", '<span class="ansi-red"><a href="http://a">b</a></span><a href="http://a">c</a>'),
        ("\x1b[38;5ma\x1b[38mb\x1b[99999999999mc", "abc"),
        ("\x1b]8;;https://a.b/?c&d\x1b\\e\x1b]8;;\x1b\\f", '<a href="https://a.b/?c&amp;d">e</a>f'),
        ("\x1b]8;id=1;javascript:x\x07e\x1b]8;;\x07", "e"),
        ("\x1b]0;title\x07a\x1b(Bb\x1b7c\x1b[?25ld", "abcd"),
        ("ab\b\bcd\n\be", "cd\ne"),
        ("a\x00\x07\x7f\x85\x1bb", "a"),
        ("a\x1b", "a"),
        ("\x9b1;31mno\x9bm \x90device\x9c\x9fx\x9cc", '<span class="ansi-bold ansi-red">no</span> c'),
        ("\x9d8;;http://a\x9cb\x9d8;;\x9cc", '<a href="http://a">b</a>c'),
        ("tab\there", "tab\there"),
    ],
)  # fmt: skip
def test_sequences(text, html):
    assert to_html(text) == html


def test_plain_text_is_what_the_html_shows():
    assert plain("\x1b[31mab\b\x1b[0mc\x00\x9b1md\n\be") == "acd\ne"


@pytest.mark.parametrize("part", ["\x1b[1m", "\x1b[0;", "\x1b]8;;a", "\x1b", "a", "a\b", "\x1b[38;5;1ma"])
def test_time_grows_with_the_length(part):
    to_html(part * 300_000)  # what grows with the square would not end today
