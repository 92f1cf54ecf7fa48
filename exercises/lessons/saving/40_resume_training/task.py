"""从检查点接着训练

训练到一半，写下检查点；程序重启后读回来，接着训练的结果要和没有中断时一位不差。优化器是带动量的 SGD。

- `save_checkpoint(path, model, optimizer, epoch)`：把继续训练所需的一切写进文件，`epoch` 是已完成的轮数；
- `load_checkpoint(path, model, optimizer)`：`model` 和 `optimizer` 是新造的。恢复它们的状态，返回轮数。

文件里放什么、叫什么名字由你定，但要能用 `weights_only=True` 读出来。

---

Resume from a checkpoint

Write a checkpoint in the middle of training. After a restart it is loaded, and going on from there must give the result
of a training without a break, to the last bit. The optimizer is SGD with momentum.

- `save_checkpoint(path, model, optimizer, epoch)`: write all it takes to continue; `epoch` is the number of epochs
  done;
- `load_checkpoint(path, model, optimizer)`: `model` and `optimizer` are new. Restore their state and return the number
  of epochs.

What is in the file, and under which names, is up to you, but it must be possible to load it with `weights_only=True`.

---

difficulty: 2
needs: pipeline_parts

>>> model = nn.Linear(1, 1)
>>> optimizer = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9)
>>> save_checkpoint("checkpoint.pt", model, optimizer, 3)
>>> load_checkpoint("checkpoint.pt", model, optimizer)
3
"""

import torch


def save_checkpoint(path, model, optimizer, epoch):
    raise NotImplementedError


def load_checkpoint(path, model, optimizer):
    raise NotImplementedError
