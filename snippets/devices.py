"""Devices: choose one, move the model and each batch to it, see what lives where, and time work on it."""

import time

import torch

from snippets.pipeline import evaluate, train_epoch


def pick_device():
    """Return the accelerator of this machine as torch.device, or the CPU if it has none."""
    if torch.accelerator.is_available():
        return torch.accelerator.current_accelerator()
    return torch.device("cpu")


def pick_device_by_name():
    """Return the best device there is, found the older way: by asking for each kind by name."""
    if torch.cuda.is_available():
        return torch.device("cuda")
    if torch.backends.mps.is_available():
        return torch.device("mps")
    return torch.device("cpu")


def to_device(batches, device):
    """Yield each batch (X, y) on device, one at a time."""
    for X, y in batches:
        yield X.to(device), y.to(device)


def train_on(device, model, loss_fn, lr, train_loader, test_loader, num_epochs):
    """Train model on device; return (training loss, training accuracy, test accuracy) of each epoch."""
    model.to(device)  # 1
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    history = []
    for epoch in range(num_epochs):
        loss, accuracy = train_epoch(model, loss_fn, optimizer, to_device(train_loader, device))  # 2
        _, test_accuracy = evaluate(model, loss_fn, to_device(test_loader, device))  # 3
        history.append((loss, accuracy, test_accuracy))
    return history


def train_epoch_mixed(model, loss_fn, optimizer, scaler, batches, device, dtype):
    """Train model on every batch once, in dtype where autocast allows it; return the mean loss."""
    total_loss, total = 0.0, 0
    for X, y in to_device(batches, device):
        with torch.autocast(device.type, dtype=dtype, enabled=dtype != torch.float32):
            loss = loss_fn(model(X), y)
        optimizer.zero_grad()
        scaler.scale(loss).backward()
        scaler.step(optimizer)  # no step if a gradient is infinite
        scaler.update()
        total_loss += loss.item() * len(y)
        total += len(y)
    return total_loss / total


def where(model, optimizer):
    """Return {kind: device types} of the tensors that belong to model and to optimizer."""
    parameters = list(model.parameters())
    state = [value for values in optimizer.state.values() for value in values.values()]
    kinds = {
        "parameters": parameters,
        "buffers": list(model.buffers()),
        "gradients": [param.grad for param in parameters],
        "optimizer state": state,
    }
    return {
        kind: sorted({tensor.device.type for tensor in tensors if isinstance(tensor, torch.Tensor)})
        for kind, tensors in kinds.items()
    }


def seconds_for(work, device, repeats=5):
    """Return the seconds that a call of work takes on device: the mean of repeats, after a first one."""
    work()
    if device.type != "cpu":
        torch.accelerator.synchronize(device)
    start = time.perf_counter()
    for _ in range(repeats):
        work()
    if device.type != "cpu":
        torch.accelerator.synchronize(device)
    return (time.perf_counter() - start) / repeats
