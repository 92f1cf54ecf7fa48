# clone then +=
def average_gradients(gradients):
    out = [g.clone() for g in gradients[0]]
    for process in gradients[1:]:
        for o, g in zip(out, process):
            o += g
    for o in out:
        o /= len(gradients)
    return out
