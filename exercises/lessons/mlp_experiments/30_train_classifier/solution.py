import torch
from torch import nn


def train_classifier(images, labels, batch_size=64, start_lr=0.3):
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 128), nn.ReLU(), nn.Linear(128, 10))
    loss_fn = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=start_lr)
    num_epochs = 10 if len(images) > 10_000 else 20  # a small set needs more epochs for enough steps
    for epoch in range(num_epochs):
        for group in optimizer.param_groups:
            group["lr"] = start_lr * (1 - epoch / num_epochs)  # large steps first, small ones last
        for batch in torch.randperm(len(images)).split(batch_size):
            loss = loss_fn(model(images[batch]), labels[batch])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return model
