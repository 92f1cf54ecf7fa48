# ---
# title: Where an epoch's time goes
# description: DataLoader with ToTensor against tensors in memory. Training comes out the same; how different is the time? Timed step by step, then with other numbers of threads and workers.
# synonyms: # what readers may type for a section
#   loader-speed: profiler, slow training, training is slow, speed up training, bottleneck, why is my training slow, gpu utilisation low, gpu utilization, gpu waits for data, gpu idle, training takes too long, why is it so slow, make training faster, gpu utilization is low, where does the time go, accelerate training, slow epochs, speed-up, training too slow, gpu at 10 percent, waiting for data
#   same: same result but faster
#   epoch: time of an epoch, seconds per epoch, how long is an epoch, duration of an epoch
#   steps: profile, where is the time spent, profile training, slowest step, torch.profiler, profile the training loop, Rprof, cProfile, bottleneck analysis, performance profiling
#   threads: set_num_threads, OMP_NUM_THREADS, number of threads, cpu threads, multithreading, cpu cores, number of cores, multicore, parpool, doParallel, all cores, set the number of threads, cpu usage, threads and processes
# ---

# %% [markdown]
# # Where an epoch's time goes {#loader-speed}
#
# Many books read Fashion-MNIST through a `DataLoader` with `ToTensor`; the experiments of this course turn the images into one tensor and keep it in memory. The page on [data files](../data-files.md#speed) timed reading alone; here training is included. Make three guesses. By what factor do they differ for one epoch of softmax regression? On which step does the slow one spend its time? Can it catch up with more threads or processes?

# %%
# --8<-- "experiments/loader_speed.py:loader-speed"

# %% [markdown]
# ## First: do they learn the same? {#same}
#
# Speed means nothing if the result differs. Let both fetch the same minibatches in the same order, for two epochs:


# %%
# --8<-- "experiments/loader_speed.py:same"

# %% [markdown]
# The accuracies are the same and so are the weights. The only difference is time.
#
# ## Seconds per epoch {#epoch}
#
# The `DataLoader` shuffles as usual, without extra processes. Three epochs in each case, of which the fastest counts; then again with a multilayer perceptron:


# %% tags=["timing"]
# --8<-- "experiments/loader_speed.py:epoch"

# %% [markdown]
# The factors depend on the machine, but expect a smaller one for the multilayer perceptron: reading is the same work beside either model, and the longer the model computes, the smaller its share. So "how many times slower" is no property of the way of reading; it depends on the model beside it. (The same work does not always take the same time: while other programs use the machine, the two times with the loader can differ more than the models explain. Trust the order of magnitude, not the digits.)
#
# ## Timed step by step {#steps}
#
# An epoch with the `DataLoader` falls into four steps: fetch an image (`FashionMNIST` wraps its 28 × 28 bytes in a PIL image), `ToTensor`, stack 256 tensors into a batch, train. Do each step for all 6000 images, and time it by itself:

# %% tags=["timing"]
# --8<-- "experiments/loader_speed.py:steps"

# %% [markdown]
# The first two steps happen once per image, and the third has to gather them one by one; only the last works on whole batches. Timings differ from run to run, but one number does not: how many function calls does it take to read an epoch's images? `cProfile` counts them.


# %%
# --8<-- "experiments/loader_speed.py:steps-2"

# %% [markdown]
# That is `{python} f"{calls_loader / num_images:.0f}"` calls per image, for an image with only 784 numbers to compute. The time is spent not on computing but on preparations. Reading from tensors takes `{python} f"{calls_tensors / 24:.0f}"` per batch: one indexing operation takes all 256 images (an operator, which `cProfile` does not count).
#
# ## Threads and processes {#threads}
#
# Can more cores make up for it? There are two knobs: how many **threads** share one tensor operation, set by `OMP_NUM_THREADS`; and how many worker **processes** fetch data in advance, set by `num_workers`.
#
# The first is read when torch is imported and must be set **before that** (to change it later there is `torch.set_num_threads`), so each case starts a new Python. If it is not set, PyTorch goes by the number of cores. This site is built with one thread, for this reason: with several, each operation waits for the slowest of them, and if other programs are using the cores, waiting can take far longer than computing.

# %% tags=["timing"]
# --8<-- "experiments/loader_speed.py:threads"

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
