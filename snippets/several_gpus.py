"""Train on all GPUs of this machine: torchrun --standalone --nproc_per_node=gpu several_gpus.py"""

import argparse
import os
from pathlib import Path

import torch
import torch.distributed as dist
import torch.distributed.nn  # before the group is there: later, its default arguments would keep the group alive
from torch import nn
from torch.nn.parallel import DistributedDataParallel
from torch.utils.data import DataLoader, DistributedSampler, TensorDataset
from torchvision import datasets


def join():
    """Join the other processes and return this one's device: a GPU of its own, or the CPU."""
    if not torch.cuda.is_available():
        dist.init_process_group("gloo")
        return torch.device("cpu")
    device = torch.device("cuda", int(os.environ["LOCAL_RANK"]))
    torch.cuda.set_device(device)
    dist.init_process_group("nccl", device_id=device)
    return device


def load(train):
    """Return the images (n, 1, 28, 28) and labels; process 0 downloads, the others wait."""
    if dist.get_rank() == 0:
        datasets.FashionMNIST("data", train=train, download=True)
    dist.barrier()
    data = datasets.FashionMNIST("data", train=train)
    return TensorDataset(data.data.unsqueeze(1) / 255, data.targets)


def train_epoch(ddp, optimizer, loader, device):
    """Take one step for each batch; the processes average their gradients in backward."""
    ddp.train()
    for X, y in loader:
        loss = nn.functional.cross_entropy(ddp(X.to(device)), y.to(device))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()


def accuracy(model, dataset, device, batch_size=256):
    """Return the accuracy on dataset; each process examines a share, none twice."""
    rank, world_size = dist.get_rank(), dist.get_world_size()
    counts = torch.zeros(2, device=device)  # right answers, examples
    model.eval()
    with torch.no_grad():
        for batch in torch.arange(rank, len(dataset), world_size).split(batch_size):
            X, y = (tensor.to(device) for tensor in dataset[batch])
            counts += torch.tensor([(model(X).argmax(dim=1) == y).sum(), len(y)], device=device)
    dist.all_reduce(counts)
    return (counts[0] / counts[1]).item()


def main(num_epochs, path, batch_size=128, lr=0.1):
    """Train until num_epochs are done, from the checkpoint at path if there is one."""
    device = join()
    train_data, test_data = load(train=True), load(train=False)
    torch.manual_seed(0)
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 256), nn.ReLU(), nn.Linear(256, 10))
    model.to(device)
    optimizer = torch.optim.SGD(model.parameters(), lr=lr, momentum=0.9)
    done = 0
    if path.exists():
        checkpoint = torch.load(path, map_location=device)
        model.load_state_dict(checkpoint["model"])
        optimizer.load_state_dict(checkpoint["optimizer"])
        done = checkpoint["epoch"]
    ddp = DistributedDataParallel(model, device_ids=[device.index] if device.type == "cuda" else None)
    sampler = DistributedSampler(train_data)
    loader = DataLoader(train_data, batch_size, sampler=sampler, pin_memory=device.type == "cuda")
    for epoch in range(done, num_epochs):
        sampler.set_epoch(epoch)
        train_epoch(ddp, optimizer, loader, device)
        right = accuracy(model, test_data, device)
        if dist.get_rank() == 0:
            where = f"{dist.get_world_size()} processes on {device.type}"
            print(f"epoch {epoch + 1}, {where}: test accuracy {right:.4f}")
            states = {"model": model.state_dict(), "optimizer": optimizer.state_dict()}
            torch.save({"epoch": epoch + 1, **states}, path)
        dist.barrier()
    dist.destroy_process_group()


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--checkpoint", type=Path, default="checkpoint.pt")
    arguments = parser.parse_args()
    main(arguments.epochs, arguments.checkpoint)
