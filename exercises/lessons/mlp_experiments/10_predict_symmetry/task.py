"""还有几种隐藏单元

网络是 `Linear(4, 8)`、tanh、`Linear(8, 3)`，偏置从零开始。按下面几种方式设好权重，在同一批数据上用 SGD 走 5 步，
再数一数隐藏单元有几种：进入的权重（`hidden.weight` 的一行）相同的算一种。不运行，写出各是几种，都是 `int`。

最后一问：两层的权重都从 0 开始，求一次梯度，四个参数 `W1`、`b1`、`W2`、`b2` 里有几个的梯度**不是**全零？

---

How many kinds of hidden units?

The network is `Linear(4, 8)`, tanh, `Linear(8, 3)`; biases start at zero. Set the weights in the ways below, take 5
steps of SGD on one batch, and count how many kinds of hidden units there are, where units with equal weights into them
(rows of `hidden.weight`) are of one kind. Name the numbers, each an `int`, without running anything.

The last question: with all weights of both layers at 0, compute the gradient once. For how many of the four parameters
`W1`, `b1`, `W2`, `b2` is it **not** all zero?

---

difficulty: 3
needs: mlp

>>> torch.tensor([[1, 1], [2, 3], [1, 1]]).unique(dim=0).shape[0]
2
"""

both_random = ...  # both layers random
both_constant = ...  # every weight of both layers is 0.1
first_constant = ...  # the first layer 0.1 everywhere, the second random
second_constant = ...  # the first layer random, the second 0.1 everywhere
moving_from_zero = ...
