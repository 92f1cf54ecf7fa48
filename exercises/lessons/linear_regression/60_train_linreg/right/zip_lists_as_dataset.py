# zip lists as dataset
import torch
from torch import nn
from torch.utils.data import DataLoader


def train_linreg(features, labels, lr, num_epochs, batch_size):
    model = nn.Linear(features.shape[1], 1)
    optimizer = torch.optim.SGD(model.parameters(), lr)
    loader = DataLoader(list(zip(features, labels)), batch_size=batch_size, shuffle=True, num_workers=0)
    for epoch in range(1, num_epochs + 1):
        for X, y in iter(loader):
            loss = nn.MSELoss()(model(X), y)
            model.zero_grad()
            loss.backward()
            optimizer.step()
        print(f"epoch {epoch}, loss {loss.item():.4f}")
    return model
