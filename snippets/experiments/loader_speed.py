"""The cells of docs/*/experiments/loader-speed.py, in order, by the names under which the pages include them."""

# --8<-- [start:loader-speed]
import cProfile
import os
import pstats
import subprocess
import sys
import time

import torch
import torchvision
from torch import nn
from torch.utils.data import DataLoader, Subset, default_collate
from torchvision import transforms

from snippets.linear_regression import data_iter
from snippets.mlp import sequential_mlp
from snippets.pipeline import evaluate, train_epoch

num_images = 6000
dataset = torchvision.datasets.FashionMNIST(root="data", train=True, transform=transforms.ToTensor(), download=True)
subset = Subset(dataset, range(num_images))
X, y = dataset.data[:num_images].unsqueeze(1) / 255, dataset.targets[:num_images]
loss_fn = nn.CrossEntropyLoss()


def softmax_regression():
    return nn.Sequential(nn.Flatten(), nn.Linear(784, 10))


# --8<-- [end:loader-speed]


# --8<-- [start:same]
def from_loader(epoch):
    order = torch.randperm(num_images, generator=torch.Generator().manual_seed(epoch))
    return DataLoader(subset, batch_sampler=[batch.tolist() for batch in order.split(256)])


def from_tensors(epoch):
    order = torch.randperm(num_images, generator=torch.Generator().manual_seed(epoch))
    return ((X[batch], y[batch]) for batch in order.split(256))


def train_two_epochs(batches_of):
    torch.manual_seed(0)
    model = softmax_regression()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for epoch in range(2):
        train_epoch(model, loss_fn, optimizer, batches_of(epoch))
    return model


slow_model, fast_model = train_two_epochs(from_loader), train_two_epochs(from_tensors)
slow_accuracy, fast_accuracy = (evaluate(model, loss_fn, [(X, y)])[1] for model in (slow_model, fast_model))
same_weights = torch.allclose(slow_model[1].weight, fast_model[1].weight, atol=1e-5)
slow_accuracy, fast_accuracy, same_weights
# --8<-- [end:same]


# --8<-- [start:epoch]
def seconds_per_epoch(make_model, make_batches):
    model = make_model()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    times = []
    for _ in range(3):
        start = time.perf_counter()
        train_epoch(model, loss_fn, optimizer, make_batches())
        times.append(time.perf_counter() - start)
    return min(times)


def load():
    return DataLoader(subset, batch_size=256, shuffle=True)


def index():
    return data_iter(256, X, y)


for name, make_model in [("softmax regression", softmax_regression), ("multilayer perceptron", sequential_mlp)]:
    slow, fast = seconds_per_epoch(make_model, load), seconds_per_epoch(make_model, index)
    print(f"{name:21}: loader {slow:.3f} s, tensors {fast:.3f} s, {slow / fast:.0f} times as long")
# --8<-- [end:epoch]


# --8<-- [start:steps]
untransformed = torchvision.datasets.FashionMNIST(root="data", train=True, download=True)
to_tensor = transforms.ToTensor()
model = softmax_regression()
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
clock = [time.perf_counter()]
pictures = [untransformed[i] for i in range(num_images)]
clock.append(time.perf_counter())
examples = [(to_tensor(picture), label) for picture, label in pictures]
clock.append(time.perf_counter())
batches = [default_collate(examples[i : i + 256]) for i in range(0, num_images, 256)]
clock.append(time.perf_counter())
train_epoch(model, loss_fn, optimizer, batches)
clock.append(time.perf_counter())
for k, step in enumerate(["fetch a PIL image", "ToTensor", "stack the batch", "train"]):
    seconds = clock[k + 1] - clock[k]
    print(f"{step:18} {seconds:.3f} s {seconds / (clock[-1] - clock[0]):5.0%}")
# --8<-- [end:steps]


# --8<-- [start:steps-2]
def count_calls(make_batches):
    profile = cProfile.Profile()
    batches = make_batches(0)
    profile.enable()
    for _ in batches:
        pass
    profile.disable()
    return pstats.Stats(profile).total_calls


calls_loader, calls_tensors = count_calls(from_loader), count_calls(from_tensors)
print(f"loader: {calls_loader} calls, {calls_loader / num_images:.0f} per image")
print(f"tensors: {calls_tensors} calls, {calls_tensors / 24:.0f} per batch")
# --8<-- [end:steps-2]


# --8<-- [start:threads]
program = """
import time
import torch
import torchvision
from torch import nn
from torch.utils.data import DataLoader, Subset
from torchvision import transforms

from snippets.linear_regression import data_iter
from snippets.pipeline import train_epoch

def fastest(batches_of):
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 10))
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    times = []
    for _ in range(3):
        start = time.perf_counter()
        train_epoch(model, nn.CrossEntropyLoss(), optimizer, batches_of())
        times.append(time.perf_counter() - start)
    return min(times)

def main():
    dataset = torchvision.datasets.FashionMNIST(root="data", train=True, transform=transforms.ToTensor())
    X, y = dataset.data[:3000].unsqueeze(1) / 255, dataset.targets[:3000]
    line = f"{torch.get_num_threads():7}"
    for workers in [0, 1, 2]:
        loader = DataLoader(Subset(dataset, range(3000)), 256, num_workers=workers, persistent_workers=workers > 0)
        line += f" {fastest(lambda: loader):11.3f}"
    print(line + f" {fastest(lambda: data_iter(256, X, y)):9.3f}")

if __name__ == "__main__":
    main()
"""


def run_with(threads):
    env = {name: value for name, value in os.environ.items() if "NUM_THREADS" not in name and "OMP" not in name}
    env |= {"PYTHONPATH": os.getcwd(), **({"OMP_NUM_THREADS": threads} if threads else {})}
    return subprocess.run([sys.executable, "-c", program], env=env, capture_output=True, text=True, check=True).stdout


print(f"{os.cpu_count()} cores; seconds per epoch of 3000 images, softmax regression")
print("threads   0 workers   1 worker   2 workers   tensors")
print(run_with("1") + run_with(None), end="")
# --8<-- [end:threads]
