"""批量大小相同：对梯度取平均

`gradients` 是列表，每个进程一项；每一项又是列表，按同样的次序存着这个进程各个参数的梯度（张量，形状各异）。
各进程的批量大小相同。返回列表：每个参数一个张量，是它在各进程的梯度的平均，也就是全局批量的梯度。

只有一个进程时也要能用；不要改动传进来的张量。

---

Equal batches: average the gradients

`gradients` is a list with an item per process. Each item is again a list, with that process's gradient of each
parameter (tensors of various shapes), in the same order. The batches of the processes are equally large. Return a list
with one tensor per parameter: the mean of its gradients over the processes, which is the gradient of the global batch.

It has to work for a single process, too. Leave the given tensors as they are.

---

difficulty: 1
needs: autograd

>>> average_gradients([[torch.tensor([1.0, 2.0])], [torch.tensor([3.0, 6.0])]])
[tensor([2., 4.])]
"""

import torch


def average_gradients(gradients):
    raise NotImplementedError
