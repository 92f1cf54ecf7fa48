# is a fixed one
def bare_step(W, b, X, y, lr):
    scores = X @ W + b
    loss = (scores.logsumexp(1) - scores[range(len(y)), y]).mean()
    loss.backward()
    for param in (W, b):
        param.data -= 0.5 * param.grad
        param.grad = None
    return loss.item()
