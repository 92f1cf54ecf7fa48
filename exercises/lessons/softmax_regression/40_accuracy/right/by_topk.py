# topk, a loop over pairs
def accuracy(scores, y):
    best = scores.topk(1, dim=1).indices.squeeze(1)
    hits = [bool(one == other) for one, other in zip(best, y)]
    return hits.count(True) / len(hits)
