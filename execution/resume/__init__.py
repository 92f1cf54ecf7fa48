"""Under a server, a page that changes goes on from there, in a copy of its process that sleeps before a later cell.

__main__.py is what a page's process does besides: it forks a copy before each cell that comes after slow ones, and goes
on in one. kernels.py keeps the copies, and finds the one that a program can go on from. Linux only.

A fork copies memory, and nothing else. So a page leaves no copy while it has threads, other processes, memory that it
shares, or files open to write, nor once it has written into the project. Its folder for temporary files goes along, and
where it stands in files that it reads.
"""
