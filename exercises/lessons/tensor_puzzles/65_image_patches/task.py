"""谜题十二：切成小块

`image` 的形状是 `(h, w)`，h 和 w 都是 `p` 的倍数。把它切成 p × p 的小块，先从左到右，再从上到下。
结果的形状是 `(h // p * (w // p), p, p)`，类型不变。

规则：一个表达式，写在 `return` 后面；没有循环、推导式和自己的函数，不用 NumPy。
不能用 `unfold`、`split`、`chunk`、`as_strided`、`stack`、`cat`。

---

Puzzle 12: cut into patches

`image` has shape `(h, w)`, both of them multiples of `p`. Cut it into patches of p × p, from left to right first,
then from top to bottom. The result has shape `(h // p * (w // p), p, p)` and the type of `image`.

The rules: one expression, after `return`, without loops, comprehensions, functions of your own or NumPy. Not allowed:
`unfold`, `split`, `chunk`, `as_strided`, `stack`, `cat`.

---

difficulty: 3
needs: tensors

>>> image_patches(torch.arange(8).reshape(2, 4), 2).tolist()
[[[0, 1], [4, 5]], [[2, 3], [6, 7]]]
"""

import torch


def image_patches(image, p):
    raise NotImplementedError
