# which the task rules out
def cross_entropy_from_logits(logits, y):
    return -logits.log_softmax(dim=1)[range(len(y)), y]
