import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


def train_linreg(features, labels, lr, num_epochs, batch_size):
    model = nn.Linear(features.shape[1], 1)
    loss_fn = nn.MSELoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    loader = DataLoader(TensorDataset(features, labels), batch_size=batch_size, shuffle=True)
    for epoch in range(num_epochs):
        for X, y in loader:
            loss = loss_fn(model(X), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return model
