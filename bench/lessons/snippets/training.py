"""What several lessons include: minibatches and a step of gradient descent."""

import torch


# --8<-- [start:minibatches]
def minibatches(batch_size, *tensors):
    """Yield shuffled minibatches of tensors of the same length."""
    for indices in torch.randperm(len(tensors[0])).split(batch_size):
        yield [tensor[indices] for tensor in tensors]


# --8<-- [end:minibatches]


# --8<-- [start:sgd]
def sgd(params, lr):
    """Move each parameter against its gradient, then reset the gradient."""
    with torch.no_grad():
        for param in params:
            param -= lr * param.grad
            param.grad.zero_()


# --8<-- [end:sgd]
