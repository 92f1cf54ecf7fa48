# written down
def slopes(f, points):
    return [2.0 * p for p in points]
