# goes along the wrong dimension
def cross_entropy_from_logits(logits, y):
    return logits.logsumexp(0)[y] - logits[range(len(logits)), y]
