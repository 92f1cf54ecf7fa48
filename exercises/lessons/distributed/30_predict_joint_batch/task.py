"""几个进程，批量多大

4 个进程用 DDP 训练，每个进程的 `DataLoader` 写着 `batch_size=32`；数据用默认的 `DistributedSampler` 分，
训练集有 1000 个样本。不运行，写出下面的数。

最后三问：一个进程用全局批量走一步，学习率 0.1。4 个进程各算自己的一份，也走一步，要得到同样的参数，学习率该是多少？

---

How many processes, how large a batch?

Four processes train with DDP. In each, the `DataLoader` says `batch_size=32`; the data are shared out by the default
`DistributedSampler`, and the training set has 1000 examples. Name the numbers below without running anything.

The last three: a single process takes a step on the global batch, with learning rate 0.1. Four processes each work on
their share and take a step, too. With which learning rate do they get the same parameters?

---

difficulty: 2
needs: data

>>> -(-10 // 4)
3
"""

joint_batch_size = ...  # of the global batch: how many examples one step takes, all processes together
examples_per_process = ...  # in one epoch
steps_per_epoch = ...
examples_per_process_of_1001 = ...  # as above, if the training set had 1001 examples
lr_averaged = ...  # the gradients are averaged, as DDP does
lr_summed = ...  # all_reduce adds the gradients up, and the division is forgotten
lr_not_shared = ...  # averaged, but each process has the whole global batch instead of a share
