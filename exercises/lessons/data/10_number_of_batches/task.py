"""一轮有几批

不运行，写出注释里每个式子的值。它们依次问的是：前五个，加载器一轮有几批；`last_batch`，最后一批有几个样本；
`seen`，一轮一共看到几个样本。

---

How many batches in an epoch

Write down the value of each expression in the comments without running it. The first five ask how many batches the
loader has in an epoch, `last_batch` how many examples are in the last batch, and `seen` how many examples are seen in
an epoch.

---

difficulty: 1

>>> from torch.utils.data import DataLoader
>>> len(DataLoader(range(12), batch_size=5))
3
"""

kept = ...  # len(DataLoader(range(10), batch_size=4))
dropped = ...  # len(DataLoader(range(10), batch_size=4, drop_last=True))
divides = ...  # len(DataLoader(range(10), batch_size=5, drop_last=True))
too_large = ...  # len(DataLoader(range(10), batch_size=16))
too_large_dropped = ...  # len(DataLoader(range(10), batch_size=16, drop_last=True))
last_batch = ...  # len(list(DataLoader(range(60000), batch_size=256))[-1])
seen = ...  # sum(len(batch) for batch in DataLoader(range(1000), batch_size=300, drop_last=True))
