"""Train one model in several processes, started by torchrun; each saves its record: rank0.pt, …"""

import copy
import sys
from datetime import timedelta

import torch
import torch.distributed as dist
import torch.distributed.nn  # before the group is there: later, its default arguments would keep the group alive
from torch import nn
from torch.nn.parallel import DistributedDataParallel
from torch.utils.data import DataLoader, DistributedSampler, TensorDataset


def make_dataset():
    """Return 16 examples, the same in every process: their numbers (16,), X (16, 3) and y (16, 1)."""
    generator = torch.Generator().manual_seed(0)
    X = torch.randn(16, 3, generator=generator, dtype=torch.float64)
    y = X.sum(dim=1, keepdim=True) + torch.randn(16, 1, generator=generator, dtype=torch.float64)
    return TensorDataset(torch.arange(16), X, y)


def gradient(model, X, y, scale=1.0):
    """Return the gradient of the weights (1, 3): that of the mean loss of the batch, times scale."""
    model.zero_grad()
    (scale * nn.functional.mse_loss(model(X), y)).backward()
    return next(model.parameters()).grad.clone()


def average_by_hand(tensor):
    """Return the mean of tensor over the processes."""
    total = tensor.clone()
    dist.all_reduce(total)  # now the sum, in every process
    return total / dist.get_world_size()


def compare_gradients(ddp, X, y, rank):
    """Return this process's own gradient, and those averaged for equal and unequal shares."""
    alone = copy.deepcopy(ddp.module)
    half = slice(0, 4) if rank == 0 else slice(4, 8)
    share = slice(0, 6) if rank == 0 else slice(6, 8)
    own = gradient(alone, X[half], y[half])
    scale = len(X[share]) / average_by_hand(torch.tensor(float(len(X[share]))))
    return {
        "own": own,
        "by hand": average_by_hand(own),
        "ddp": gradient(ddp, X[half], y[half]),
        "unequal": gradient(ddp, X[share], y[share]),
        "weighted": gradient(ddp, X[share], y[share], scale),
    }


def train(ddp, dataset, num_epochs=2):
    """Train with 4 examples a process and step; return the numbers of those seen here, by epoch."""
    sampler = DistributedSampler(dataset)
    loader = DataLoader(dataset, batch_size=4, sampler=sampler)
    optimizer = torch.optim.SGD(ddp.parameters(), lr=0.1)
    seen = []
    for epoch in range(num_epochs):
        sampler.set_epoch(epoch)
        seen.append([])
        for numbers, X, y in loader:
            loss = nn.functional.mse_loss(ddp(X), y)
            optimizer.zero_grad()
            loss.backward()  # averages the gradients
            optimizer.step()
            seen[-1] += numbers.tolist()
    return seen


def main(folder):
    """Be one of the processes: join the others, compare, train, save."""
    dist.init_process_group("gloo", timeout=timedelta(minutes=5))
    rank, dataset = dist.get_rank(), make_dataset()
    _, X, y = dataset.tensors
    torch.manual_seed(rank)  # on purpose: each process starts from different weights
    model = nn.Linear(3, 1, dtype=torch.float64)
    record = {"before": model.weight.detach().clone()}
    ddp = DistributedDataParallel(model)
    record["wrapped"] = model.weight.detach().clone()
    record |= compare_gradients(ddp, X, y, rank)
    record["seen"] = train(ddp, dataset)
    record["trained"] = model.weight.detach().clone()
    torch.save(record, f"{folder}/rank{rank}.pt")
    dist.destroy_process_group()


if __name__ == "__main__":
    main(sys.argv[1])
