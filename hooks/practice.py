"""MkDocs hook: puts the exercises of a lesson where its page says `<!-- exercises -->`, and into its notebook.

Not called hooks/exercises.py: MkDocs puts the folder of the hooks first on the path, so that would hide the package.
"""

from pathlib import Path

from exercises.course import carried, exercises
from exercises.words import Words

MARK = "<!-- exercises -->"
WORDS = {
    "zh": {
        "intro": "在仓库的根目录里运行 `python -m exercises`，它会放好文件，告诉你做到了哪里。在文件里写下答案，"
        "再运行题目下面的命令检查；没有头绪时看一条提示，先别急着看答案。",
        "notebook": "写好答案后运行它下面的单元格，马上知道对不对。下面几个单元格放入检查程序，先运行一次。",
        "hints": "提示",
        "hint": "提示 {number}",
        "solution": "答案",
    },
    "en": {
        "intro": "Run `python -m exercises` in the root folder of the repository: it lays out the files and tells you "
        "where you are. Write your answer into the file, then check it with the command below the task. If you are "
        "stuck, read a hint before you look at the solution.",
        "notebook": "Write your answer and run the cell below it: it tells you at once whether the answer is right. "
        "The next cells set up the checks; run them once.",
        "hints": "Hints",
        "hint": "Hint {number}",
        "solution": "Solution",
    },
}


def on_page_markdown(markdown, page, config, files):
    """Replace the mark by the exercises."""
    if MARK not in markdown:
        return markdown
    language = str(config.theme["language"])
    return markdown.replace(MARK, as_markdown(lesson_of(page.file.src_uri), language))


def lesson_of(path):
    """Return the lesson whose page is at path."""
    return Path(path).stem.replace("-", "_")


def as_markdown(lesson, language):
    """Return the exercises of a lesson, folded, as Markdown."""
    words, say, parts = WORDS[language], Words(language), [WORDS[language]["intro"]]
    for exercise in exercises(lesson):
        body = [say.of(exercise.description), _code(exercise.start, f"exercises/answers/{lesson}/{exercise.name}.py")]
        body += [f"```console\n$ python -m exercises check {exercise.name}\n```"]
        hints = [f"{number}. {say.of(hint)}" for number, hint in enumerate(exercise.hints, 1)]
        body += [_folded("tip", words["hints"], "\n".join(hints))]
        body += [_folded("success", words["solution"], _code(exercise.answer))]
        parts.append(_folded("question", say.of(exercise.title), "\n\n".join(body)))
    return "\n\n".join(parts)


def as_cells(lesson, language):
    """Return the exercises of a lesson as the cells of a notebook, with their checks."""
    from execution.export import code_cell, markdown_cell, writing_cells  # at each call, as in hooks/notebooks.py

    words, say = WORDS[language], Words(language)
    cells = [markdown_cell(words["notebook"]), *writing_cells(carried(lesson))]
    for exercise in exercises(lesson):
        hints = [
            f"<details><summary>{words['hint'].format(number=number)}</summary>\n\n{say.of(hint)}\n\n</details>"
            for number, hint in enumerate(exercise.hints, 1)
        ]
        cells.append(
            markdown_cell("\n\n".join([f"### {say.of(exercise.title)}", say.of(exercise.description), *hints]))
        )
        cells.append(code_cell(exercise.start.rstrip(), ["exercise"]))
        cells.append(
            code_cell(
                f'from exercises.verdict import report\n\nreport("{exercise.place}", globals(), "{language}")',
                ["exercise"],
            )
        )
    return cells


def _folded(kind, title, text):
    indented = "\n".join(f"    {line}" if line else "" for line in text.split("\n"))
    return f'??? {kind} "{title}"\n\n{indented}'


def _code(source, title=None):
    opening = f'```python title="{title}"' if title else "```python"
    return f"{opening}\n{source.rstrip()}\n```"
