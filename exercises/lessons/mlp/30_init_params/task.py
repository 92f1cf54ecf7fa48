"""参数的初始值

返回列表 `[W1, b1, W2, b2]`，形状依次是 `(num_inputs, num_hiddens)`、`(num_hiddens,)`、`(num_hiddens, num_outputs)`、
`(num_outputs,)`，都是 `float32`。

权重从 `N(0, 0.01²)` 中抽取，也就是标准差 0.01；偏置全是零。四个都要是叶子张量，并且 `requires_grad=True`，
这样优化器才收。

---

Where the parameters start

Return the list `[W1, b1, W2, b2]`, of shapes `(num_inputs, num_hiddens)`, `(num_hiddens,)`, `(num_hiddens,
num_outputs)` and `(num_outputs,)`, all `float32`.

Draw the weights from `N(0, 0.01²)`, that is, with standard deviation 0.01; all biases are zero. All four have to be
leaf tensors with `requires_grad=True`, or an optimizer won't take them.

---

difficulty: 1
needs: pipeline_parts

>>> [tuple(param.shape) for param in init_params(6, 4, 3)]
[(6, 4), (4,), (4, 3), (3,)]
"""

import torch
from torch import nn


def init_params(num_inputs=784, num_hiddens=256, num_outputs=10):
    raise NotImplementedError
