# no longer require gradients


def sgd(params, lr):
    for param in params:
        param.requires_grad_(False)
        param -= lr * param.grad
        param.grad = None
