# double conversion
def relative_error(a, b):
    a, b = a.double(), b.double()
    m = max((a**2).sum() ** 0.5, (b**2).sum() ** 0.5)
    return ((a - b) ** 2).sum().sqrt().item() / m.item() if m else 0.0
