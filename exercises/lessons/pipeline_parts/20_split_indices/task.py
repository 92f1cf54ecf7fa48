"""留出验证集

把 0 到 `n − 1` 的下标随机分成两份，返回 `train, validation`，两个一维的 `int64` 张量：`validation` 有 `num_validation`
个，`train` 是其余的，没有重叠，也没有遗漏。

- 同样的 `seed` 总是得到同样的划分，换一个 `seed` 就换一种划分；
- 不要打扰全局的随机数：别处下一次取到的随机数，和没有调用过这个函数时一样；
- `num_validation` 可以是 0，也可以是 `n`。

---

Set a validation set aside

Divide the indices 0 to `n − 1` at random into two parts and return `train, validation`, two one-dimensional `int64`
tensors: `validation` has `num_validation` of them, `train` all the others, without overlap or loss.

- The same `seed` always gives the same split, another `seed` another one;
- leave the global random numbers alone: whoever draws next gets what they would have got without this call;
- `num_validation` may be 0, and it may be `n`.

---

difficulty: 2
needs: tensors

>>> train, validation = split_indices(5, 2, seed=0)
>>> len(train), len(validation), torch.cat([train, validation]).sort().values
(3, 2, tensor([0, 1, 2, 3, 4]))
"""

import torch


def split_indices(n, num_validation, seed):
    raise NotImplementedError
