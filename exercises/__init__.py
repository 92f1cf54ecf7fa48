"""Exercises that grade themselves: `python -m exercises`.

    tasks/LESSON/NAME.py      what the reader starts from: the task in both languages, a signature
    answers/LESSON/NAME.py    the reader's copy, made when first needed; git ignores it
    checks/LESSON.py          what grades it: a function NAME with hints and known mistakes, written with expect.py
    solutions/LESSON/NAME.py  ours

LESSON is a page of the site, with underscores; course.py knows their order.
"""
