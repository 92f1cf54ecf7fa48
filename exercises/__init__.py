"""Exercises that grade themselves: `python -m exercises`.

    lessons/LESSON/25_NAME/   one exercise; the numbers give the order in its lesson
        task.py               what the reader starts from: the task in both languages, a signature
        check.py              hints in both languages, and the function that grades, written with expect.py
        solution.py           ours, whole: it passes when it is pasted
        wrong/*.py            typical wrong answers; the first line is a comment: words of the report that each gets
        right/*.py            right answers written in other ways; the first line is a comment: what is special
    lessons/LESSON/shared.py  what several checks of a lesson use
    answers/LESSON/NAME.py    the reader's copy of a task, made when first needed; git ignores it

LESSON is a page of the site, with underscores; `nav` of mkdocs.yml gives the order of lessons.

course.py lists the exercises in order; folders.py says what a folder may hold, exercise.py and statement.py read it,
text.py is words in both languages.

Commands: program.py and watch.py, which exercises they mean: selection.py, what they show: screen.py and words.py, on a
terminal.py, whose keys.py are read, too; the reader's files: progress.py and record.py. Running an answer: grader.py
starts processes (warm.py: with what optimizers import), run.py is one of them seen from outside, child.py from inside,
verdict.py runs the check, outcome.py is what came of it. What checks are made
of: expect.py (calls, comparisons), result.py (what came of a call), guard.py (what must stay as it was), means.py and
expression.py (what is used). What is said of a failure: mistakes.py, errors.py (what raises), difference.py,
relation.py (other numbers), shapes.py (another shape), describe.py.
"""
