# draws from a Bernoulli distribution
import torch


def dropout(X, p, training):
    if not training or p == 0:
        return X
    keep = torch.distributions.Bernoulli(probs=1 - p).sample(X.shape).to(X.dtype)
    return (1 / (1 - p)) * keep * X
