# The parameters have hardly moved

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


def train_linreg(features, labels, lr, num_epochs, batch_size):
    model = nn.Linear(features.shape[1], 1)
    optimizer = torch.optim.SGD(model.parameters(), lr)
    for epoch in range(num_epochs):
        for X, y in DataLoader(TensorDataset(features, labels), batch_size, shuffle=True):
            nn.MSELoss()(model(X), y).backward()
            optimizer.zero_grad()
            optimizer.step()
    return model
