# ---
# title: Where an epoch's time goes
# description: DataLoader with ToTensor against tensors in memory. Training comes out the same; how different is the time? Timed step by step, then with other numbers of threads and workers.
# ---

# %% [markdown]
# # Where an epoch's time goes {#loader-speed}
#
# Many books read Fashion-MNIST through a `DataLoader` with `ToTensor`; the experiments of this course turn the images into one tensor and keep it in memory. The lesson on [data](../data-files.md#speed) timed reading alone; here training is included. Make three guesses. By what factor do they differ for one epoch of softmax regression? On which step does the slow one spend its time? Can it catch up with more threads or processes?

# %%
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


# %% [markdown]
# ## First: do they learn the same? {#same}
#
# Speed means nothing if the result differs. Let both fetch the same minibatches in the same order, for two epochs:


# %%
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

# %% [markdown]
# The accuracies are the same and so are the weights. The only difference is time.
#
# ## Seconds per epoch {#epoch}
#
# The `DataLoader` shuffles as usual, without extra processes. Three epochs in each case, of which the fastest counts; then again with a multilayer perceptron:


# %% tags=["timing"]
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

# %% [markdown]
# The factors depend on the machine, but expect a smaller one for the multilayer perceptron: reading is the same work beside either model, and the longer the model computes, the smaller its share. So "how many times slower" is no property of the way of reading; it depends on the model beside it. (The same work does not always take the same time: while other programs use the machine, the two times with the loader can differ more than the models explain. Trust the order of magnitude, not the digits.)
#
# ## Timed step by step {#steps}
#
# An epoch with the `DataLoader` falls into four steps: fetch an image (`FashionMNIST` wraps its 28 × 28 bytes in a PIL image), `ToTensor`, stack 256 tensors into a batch, train. Do each step for all 6000 images, and time it by itself:

# %% tags=["timing"]
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

# %% [markdown]
# The first two steps happen once per image, and the third has to gather them one by one; only the last works on whole batches. Timings differ from run to run, but one number does not: how many function calls does it take to read an epoch's images? `cProfile` counts them.


# %%
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

# %% [markdown]
# That is `{python} f"{calls_loader / num_images:.0f}"` calls per image, for an image with only 784 numbers to compute. The time is spent not on computing but on preparations. Reading from tensors takes `{python} f"{calls_tensors / 24:.0f}"` per batch: one indexing operation takes all 256 images (an operator, which `cProfile` does not count).
#
# ## Threads and processes {#threads}
#
# Can more cores make up for it? There are two knobs: how many **threads** share one tensor operation, set by `OMP_NUM_THREADS`; and how many worker **processes** fetch data in advance, set by `num_workers`.
#
# The first is read when torch is imported and must be set **before that** (to change it later there is `torch.set_num_threads`), so each case starts a new Python. If it is not set, PyTorch goes by the number of cores. This site is built with one thread, for this reason: with several, each operation waits for the slowest of them, and if other programs are using the cores, waiting can take far longer than computing.

# %% tags=["timing"]
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

# %% [markdown]
# How to read the table (it was measured where this site was built; yours will differ):
#
# - **The two rows**: one thread, then the default number. The matrices of softmax regression are small and leave further threads little to do; if the second row is slower, they wait for each other, or compete with other programs for the cores. With large matrices and an idle machine it can be the other way round.
# - **Left to right**: workers move the first three steps to other cores, but none of the work goes away, and passing minibatches between processes is added. It can only help if cores are idle ([a formula for an estimate](../data-files.md#workers)).
# - **The last column**: not doing the work faster, but not doing it at all. As a float32 tensor the whole training set takes 60000 × 784 × 4 bytes, about 190 MB; it fits into memory, and the conversion is done once.
#
# When do you need a `DataLoader`? When the data exceed the memory, when images differ in size, or when each epoch needs other random transforms. Then `num_workers` is worth tuning.
#
# ## In one sentence {#answer}
#
# > In the same order, the two ways reach accuracies of `{python} f"{slow_accuracy:.2%}"` and `{python} f"{fast_accuracy:.2%}"`; what differs is that to read 6000 images, one makes `{python} f"{calls_loader:,}"` function calls and the other `{python} f"{calls_tensors:,}"`.
#
# ## Your turn {#questions}
#
# 1. Open your computer's system monitor and run the cell about threads. How busy is each core with the default number?
# 2. Change the batch size from 256 to 32. By what factor does the time per epoch change for each way of reading, and which suffers more?
# 3. A `DataLoader` over a `TensorDataset` saves the first two steps and only stacks. How many function calls does it make, and which of the two ways is that closer to?
# 4. A `DataLoader` can index a whole batch at once, too: pass the batch sampler as `sampler` with `batch_size=None`, and `__getitem__` of the dataset receives a batch of indices. Write such a dataset and time it.
