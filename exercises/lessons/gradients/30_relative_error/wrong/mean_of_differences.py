# the mean of the absolute differences
def relative_error(a, b):
    larger = max(a.norm(), b.norm())
    return ((a - b).abs().mean() / larger).item() if larger > 0 else 0.0
