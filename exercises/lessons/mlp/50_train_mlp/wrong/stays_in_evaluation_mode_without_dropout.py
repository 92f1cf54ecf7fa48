# stays in evaluation mode, without dropout

import torch
from torch import nn


def train_mlp(model, optimizer, batches, test_X, test_y, num_epochs):
    accuracies = []
    model.train()
    for epoch in range(num_epochs):
        for X, y in batches:
            optimizer.zero_grad()
            nn.CrossEntropyLoss()(model(X), y).backward()
            optimizer.step()
        model.eval()
        with torch.no_grad():
            accuracies.append((model(test_X).argmax(dim=1) == test_y).sum().item() / len(test_y))
    return accuracies
