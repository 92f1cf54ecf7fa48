"""Exercises that grade themselves: `python -m exercises`.

    lessons/LESSON/25_NAME/   one exercise; the numbers give the order in its lesson
        task.py               what the reader starts from: the task in both languages, a signature
        check.py              hints in both languages, and the function that grades, written with expect.py
        solution.py           ours; what it imports from snippets is shown itself (standalone.py)
        wrong/*.py            typical wrong answers; the first line is a comment: words of the report that each gets
        right/*.py            perhaps: right answers of other kinds; the first line is a comment: what is special
    lessons/LESSON/shared.py  what several checks of a lesson use
    answers/LESSON/NAME.py    the reader's copy of a task, made when first needed; git ignores it

LESSON is a page of the site, with underscores; `nav` of mkdocs.yml gives the order of lessons. Commands: program.py,
what they show: screen.py and words.py, the reader's files: progress.py; running an answer: grading.py and verdict.py;
what checks are made of: expect.py (calls, comparisons), guard.py (what must stay as it was), means.py (what is used).
"""
