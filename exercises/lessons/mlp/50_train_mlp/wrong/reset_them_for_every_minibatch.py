# reset them for every minibatch

import torch
from torch import nn


def train_mlp(model, optimizer, batches, test_X, test_y, num_epochs):
    accuracies = []
    for epoch in range(num_epochs):
        model.train()
        optimizer.zero_grad()
        for X, y in batches:
            nn.CrossEntropyLoss()(model(X), y).backward()
            optimizer.step()
        model.eval()
        with torch.no_grad():
            accuracies.append((model(test_X).argmax(dim=1) == test_y).sum().item() / len(test_y))
    return accuracies
