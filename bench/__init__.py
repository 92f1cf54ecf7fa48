"""The benchmark: the engine against its peers, growth with the number of lessons, and ways to feed a training.

__main__.py   the sections, one after the other, and the goals at the end
course.py     the real course: cold, warm, after a sentence, against plain MkDocs (both.py: it builds both languages)
engines.py    four engines on the same generated lessons; alone.py: what their cells take by themselves
growth.py     builds of more and more lessons
training.py   ways to feed a training; epochs.py is one of them, in its own process
lessons.py    the generated lessons, of lessons/ (with cell_log.py, network.py); formats.py: as each engine wants them;
              projects.py: in a folder with a setup
measure.py    what a command takes; report.py: medians, tables, goals
"""
