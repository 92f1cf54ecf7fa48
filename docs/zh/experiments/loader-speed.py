# ---
# title: 一轮的时间花在哪里
# description: DataLoader 加 ToTensor 与内存里的张量，训练结果一样，时间差多少？逐步计时，再看线程数和 num_workers 的作用。
# synonyms: # what readers may type for a section
#   loader-speed: 训练太慢, 加速训练, 训练速度, 瓶颈, 训练很慢, GPU 利用率低, GPU 利用率, 显卡没跑满, GPU 空闲, 训练为什么这么慢, 训练慢怎么办, 跑得很慢, 怎么加快训练, 显卡利用率低, 时间都去哪了, GPU 一直等数据, 一轮要很久
#   same: 快了结果一样吗
#   epoch: 一轮多少秒, 一个 epoch 多久, 一轮花多久, 一个 epoch 要多少秒
#   steps: 时间花在哪里, 性能分析, 哪一步最慢, 分析性能, 性能瓶颈
#   threads: 线程数, 多线程, 设置线程数, cpu 核数, 用几个核, 多核, 线程数设多少, CPU 占用
# ---

# %% [markdown]
# # 一轮的时间花在哪里 {#loader-speed}
#
# 许多教材用 `DataLoader` 加 `ToTensor` 读 Fashion-MNIST，本课程的实验却把图片一次变成张量，留在内存里。[数据文件](../data-files.md#speed)一页测过只读取不训练的时间；这里包括训练。先猜三件事：softmax 回归训练一轮，两种读法差几倍？慢的那种，时间花在哪一步？增加线程或进程，能赶上吗？

# %%
# --8<-- "experiments/loader_speed.py:loader-speed"

# %% [markdown]
# ## 先确认：结果相同 {#same}
#
# 如果结果不同，快就没有意义。让两种读法用同样的次序取同样的小批量，各训练两轮：


# %%
# --8<-- "experiments/loader_speed.py:same"

# %% [markdown]
# 准确率相同，权重也相同。不同的只有时间。
#
# ## 一轮要几秒 {#epoch}
#
# `DataLoader` 按常见的写法打乱、不用额外的进程。每种情形训练三轮，取最快的一轮；换成多层感知机再测一次：


# %% tags=["timing"]
# --8<-- "experiments/loader_speed.py:epoch"

# %% [markdown]
# 倍数因机器而异，但多层感知机的应当比 softmax 回归的小：不管旁边是哪个模型，读取要做的事都一样多，模型算得越久，它占的份额越小。所以“慢几倍”不是读法本身的性质，而取决于模型有多大。（同样的事，用的时间不一定相同：别的程序也在用这台机器时，两个 loader 的时间可以相差很多，不是模型能解释的。只看数量级，不要细究数字。）
#
# ## 逐步计时 {#steps}
#
# `DataLoader` 的一轮可以拆成四步：取出一张图片（`FashionMNIST` 把 28 × 28 个字节包装成 PIL 图片）、`ToTensor`、把 256 个张量叠成一批、训练。一步一步做完全部 6000 张，各自计时：

# %% tags=["timing"]
# --8<-- "experiments/loader_speed.py:steps"

# %% [markdown]
# 前两步每张图片做一次，第三步也要逐张收集；只有最后一步是以批为单位的。计时每次都不同，有一个数却不变：一轮里 Python 要调用多少次函数？用 `cProfile` 统计。


# %%
# --8<-- "experiments/loader_speed.py:steps-2"

# %% [markdown]
# 每张图片 `{python} f"{calls_loader / num_images:.0f}"` 次调用，而一张图片只有 784 个数要计算。时间不是花在计算上，而是花在准备上。张量的读法，每批只有 `{python} f"{calls_tensors / 24:.0f}"` 次：一次索引就取出 256 张（索引是运算符，`cProfile` 不计）。
#
# ## 线程和进程 {#threads}
#
# 用更多的处理器核能弥补吗？有两个设定：一次张量运算用几个**线程**（thread），由 `OMP_NUM_THREADS` 决定；用几个工作**进程**（process）提前取数据，由 `num_workers` 决定。
#
# 前者在导入 torch 时读取，要在那**之前**设定（之后要改，只能用 `torch.set_num_threads`），所以这里每种情形启动一个新的 Python。不设时 PyTorch 按核数决定。构建这个网站时只用一个线程，原因是：线程多时，每次运算都要等最慢的那个；如果核正被其他程序占用，等待的时间会远远超过计算。

# %% tags=["timing"]
# --8<-- "experiments/loader_speed.py:threads"

# %% [markdown]
# 怎样读这张表（数字在构建网站的机器上测得，你的会不同）：
#
# - **上下两行**：第一行一个线程，第二行是默认的线程数。softmax 回归的矩阵很小，多出的线程没有多少事可做；如果第二行更慢，说明它们在互相等待，或在与其他程序争用处理器核。矩阵大、机器空闲时，情况可以相反。
# - **从左到右**：工作进程把前三步放到其他核上，但总的工作没有减少，还要加上进程之间传递小批量的时间。有空闲的核才可能有好处（[估算的公式](../data-files.md#workers)）。
# - **最后一列**：不去加快这些工作，而是不做。整个训练集变成 float32 张量是 60000 × 784 × 4 字节，约 190 MB，放得进内存，转换只做一次。
#
# 什么时候需要 `DataLoader`？数据大过内存，图片大小不一，或每轮都要逐张做不同的随机变换。那时 `num_workers` 值得细调。
#
# ## 一句话 {#answer}
#
# > 同样的次序，两种读法的准确率是 `{python} f"{slow_accuracy:.2%}"` 和 `{python} f"{fast_accuracy:.2%}"`；差别在于读 6000 张图片，一个要调用 `{python} f"{calls_loader:,}"` 次函数，一个只要 `{python} f"{calls_tensors:,}"` 次。
#
# ## 动手试试 {#questions}
#
# 1. 在你的机器上打开系统监视器，运行线程的那个单元格。默认线程数时，每个核有多忙？
# 2. 把批量从 256 改成 32。两种读法每轮的时间各变成几倍？哪一种受影响更大？
# 3. 用 `TensorDataset` 加 `DataLoader`，省掉前两步，只留下叠成一批那一步。函数调用变成多少次，离两种读法中的哪一种更近？
# 4. `DataLoader` 也能一次索引整批：把 `batch_sampler` 传给 `sampler`，并令 `batch_size=None`，数据集的 `__getitem__` 收到的就是一批下标。写一个这样的数据集，测量时间。
