"""把损失写进日志

`losses` 是各轮的训练损失，`folder` 是这次训练的日志文件夹。用 `SummaryWriter` 把每个损失记在名字 `loss/train` 下，
第一轮是第 1 步。写完要关闭，让最后的数也进入文件。什么也不用返回。

---

Write the losses to a log

`losses` has the training loss of each epoch, `folder` is the log folder of this run. Use `SummaryWriter` to log each
loss under the name `loss/train`; the first epoch is step 1. Close it in the end, so that the last numbers reach the
file, too. Nothing has to be returned.

---

difficulty: 1
needs: pipeline

>>> log_losses("runs/first", [0.9, 0.5])
>>> import glob
>>> len(glob.glob("runs/first/events*"))
1
"""


def log_losses(folder, losses):
    from torch.utils.tensorboard import SummaryWriter

    raise NotImplementedError
