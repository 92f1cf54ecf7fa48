# inside `with torch.no_grad():`


def sgd(params, lr):
    for param in params:
        param -= lr * param.grad
        param.grad.zero_()
