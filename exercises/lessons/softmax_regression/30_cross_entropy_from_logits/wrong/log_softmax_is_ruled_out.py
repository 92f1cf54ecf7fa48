# which the task rules out
def cross_entropy_from_logits(O, y):
    return -O.log_softmax(dim=1)[range(len(y)), y]
