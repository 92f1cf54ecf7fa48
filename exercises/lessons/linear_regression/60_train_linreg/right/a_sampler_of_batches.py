# batches from a sampler, the model in a Sequential
import torch
from torch import nn
from torch.utils.data import BatchSampler, DataLoader, RandomSampler, TensorDataset


def train_linreg(features, labels, lr, num_epochs, batch_size):
    dataset = TensorDataset(features, labels)
    loader = DataLoader(dataset, batch_sampler=BatchSampler(RandomSampler(dataset), batch_size, drop_last=False))
    model = nn.Sequential(nn.Linear(features.size(1), 1))
    optimizer, loss_fn = torch.optim.SGD([{"params": model.parameters()}], lr=lr), nn.MSELoss()
    for _ in range(num_epochs):
        for X, y in loader:
            optimizer.zero_grad(set_to_none=False)
            loss_fn(model(X), y).backward()
            optimizer.step()
    return model
