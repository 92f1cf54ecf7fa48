# a schedule of PyTorch's, momentum
import torch
from torch import nn


def train_classifier(images, labels):
    model = nn.Sequential(nn.Flatten(), nn.LazyLinear(128), nn.Tanh(), nn.Linear(128, 10))
    model(images[:1])
    epochs, size = (4, 128) if len(images) > 10_000 else (20, 64)
    steps = epochs * -(-len(images) // size)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, max_lr=0.2, total_steps=steps)
    for _ in range(epochs):
        for rows in torch.randperm(len(images)).split(size):
            optimizer.zero_grad()
            nn.functional.cross_entropy(model(images[rows]), labels[rows]).backward()
            optimizer.step()
            schedule.step()
    return model
