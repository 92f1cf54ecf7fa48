"""两条曲线对得上

`epochs` 是一个列表，每轮一项 `(losses, accuracy)`：这一轮各个小批量的训练损失（列表），
和这一轮之后的测试准确率（一个数）。各轮的小批量个数可能不同。用 `writer.add_scalar` 记录：

- 每个小批量的损失记在 `loss/batch` 下，步数是到此为止走过的小批量数，从 1 数起，跨轮累计；
- 每轮的准确率记在 `accuracy/test` 下，步数用**同一个单位**，让它正好落在这一轮最后一个小批量那里。

`writer` 已经打开，不要关闭它。什么也不用返回。

---

Two curves that match

`epochs` is a list with an item `(losses, accuracy)` per epoch: the training loss of each of its minibatches (a list),
and the test accuracy after it (a number). Epochs may have different numbers of minibatches. Log with
`writer.add_scalar`:

- the loss of each minibatch under `loss/batch`, where the step is the number of minibatches so far, counted from 1
  across the epochs;
- the accuracy of each epoch under `accuracy/test`, with the step in the **same unit**, so that it stands at the last
  minibatch of that epoch.

The `writer` is open; don't close it. Nothing has to be returned.

---

difficulty: 2
needs: pipeline

>>> class Printer:
...     def add_scalar(self, name, value, step):
...         print(name, value, step)
...
>>> log_steps(Printer(), [([0.9, 0.8], 0.5), ([0.7], 0.6)])
loss/batch 0.9 1
loss/batch 0.8 2
accuracy/test 0.5 2
loss/batch 0.7 3
accuracy/test 0.6 3
"""


def log_steps(writer, epochs):
    raise NotImplementedError
