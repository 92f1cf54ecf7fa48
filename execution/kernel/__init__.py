"""What runs in the process of a page, and the surroundings of that process.

Every file here is part of each fingerprint: an edit makes all pages stale. What only starts kernels and talks to them
is outside, in execution/kernels.py and execution/execute.py.
"""
