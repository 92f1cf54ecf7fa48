from hooks.compact import compact


def test_blank_lines_and_indentation_go_and_words_stay_apart():
    assert compact("<ul>\n\n    <li>\n      a\n      b\n    </li>\n</ul>") == "<ul>\n<li>\na\nb\n</li>\n</ul>"


def test_code_and_scripts_stay_as_they_are():
    code = "<pre><code>def f():\n\n    return 1\n</code></pre>"
    script = "<script>\n\n  a\n</script>"

    assert compact(f"<div>\n\n  {code}\n\n  {script}\n</div>") == f"<div>\n{code}\n{script}\n</div>"


def test_two_blocks_of_code_do_not_hide_what_stands_between():
    assert (
        compact("<pre>\n  a</pre>\n   \n<p>x</p>\n  <pre>\n  b</pre>") == "<pre>\n  a</pre>\n<p>x</p>\n<pre>\n  b</pre>"
    )
