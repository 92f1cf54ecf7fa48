# gradients by hand, a dict from two lists
import torch
from torch.nn.functional import cross_entropy


def try_learning_rates(build, lrs, X, y, num_steps, seed=0):
    ends = []
    for lr in lrs:
        torch.manual_seed(seed)
        model = build()
        params = list(model.parameters())
        for _ in range(num_steps):
            grads = torch.autograd.grad(cross_entropy(model(X), y), params)
            with torch.no_grad():
                for p, g in zip(params, grads):
                    p.sub_(g, alpha=lr)
        with torch.inference_mode():
            ends.append(float(cross_entropy(model(X), y)))
    return dict(zip(lrs, ends))
