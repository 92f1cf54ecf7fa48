"""提示

1. 一个随机排列，切成两段：这样不会重叠，也不会遗漏。
2. `torch.manual_seed` 设的是全局的种子。给这个函数一个自己的生成器：`torch.Generator().manual_seed(seed)`。
3. `indices[:-k]` 在 `k` 是 0 时什么也取不到：−0 就是 0。从前面数起就没有这个问题。

---

Hints

1. One random permutation, cut in two: nothing overlaps and nothing is lost.
2. `torch.manual_seed` sets the global seed. Give the function a generator of its own:
   `torch.Generator().manual_seed(seed)`.
3. With `k` = 0, `indices[:-k]` takes nothing, since −0 is 0. Count from the front instead.
"""

import random
import sys

import torch

from exercises.expect import Mistake


def _states():
    """Return the states of all global generators of random numbers, as text."""
    numpy = sys.modules.get("numpy")
    others = [random.getstate(), numpy.random.get_state()[1:3] if numpy else None]
    return str(torch.get_rng_state().tolist()) + str([str(list(map(str, state or ()))) for state in others])


def check(answer):
    """Check sizes, that the parts make a whole, the seed, and that the global generator was left alone."""
    for n, num_validation in [(10, 3), (300, 60), (5, 0), (4, 4)]:
        torch.rand(3), random.random()  # so that setting the seed back is not enough
        state = _states()
        result = answer.split_indices(n, num_validation, 0)
        disturbed = state != _states()
        result.satisfies(
            lambda got: (
                isinstance(got, list | tuple)
                and len(got) == 2
                and all(isinstance(part, torch.Tensor) and part.dim() == 1 for part in got)
            ),
            "应当返回两个一维的张量：`train, validation`。",
            "It should return two one-dimensional tensors, `train, validation`.",
        )
        train, validation = result.value
        result.satisfies(
            len(train) == n - num_validation and len(validation) == num_validation,
            f"应当有 {n - num_validation} 个用来训练，{num_validation} 个用来验证。",
            f"There should be {n - num_validation} for training and {num_validation} for validation.",
            Mistake(
                lambda got, k=num_validation: k == 0 and len(got[0]) == 0,
                "`num_validation` 是 0 时，训练的一份成了空的：`indices[:-0]` 就是 `indices[:0]`。从前面数起。",
                "With `num_validation` = 0 the training part is empty: `indices[:-0]` is `indices[:0]`. Count from "
                "the front.",
            ),
            Mistake(
                lambda got, n=n, k=num_validation: (len(got[0]), len(got[1])) == (k, n - k),
                "两份颠倒了：先是 `train`，后是 `validation`。",
                "The parts are swapped: `train` comes first, `validation` second.",
            ),
        )
        result.satisfies(
            train.dtype == validation.dtype == torch.int64, "类型应当是 `int64`。", "The type should be `int64`."
        )
        result.satisfies(
            torch.equal(torch.cat([train, validation]).sort().values, torch.arange(n)),
            "两份合起来，0 到 n − 1 的每个下标应当恰好出现一次：现在有重叠，也有遗漏。只用**一个**排列。",
            "Together the two parts should hold each index from 0 to n − 1 exactly once; now some overlap and some are "
            "lost. Use **one** permutation.",
        )
        if n == 300:
            result.satisfies(
                validation.max() - validation.min() > 100,
                "验证集是连着的一段，没有打乱。数据若按类别排好序，验证集里就只有一类。",
                "The validation set is one stretch, not shuffled. If the data are sorted by class, it holds a single "
                "class.",
            )
            gaps = validation.sort().values.diff().unique()
            result.satisfies(
                len(gaps) > 3,
                "验证集里的下标间隔几乎都一样：这是每隔几个取一个，不是随机的。",
                "The indices for validation are evenly spaced: every k-th is taken, which is not random.",
            )
            again, other = answer.split_indices(n, num_validation, 0), answer.split_indices(n, num_validation, 1)
            again.satisfies(
                lambda got, validation=validation: torch.equal(got[1], validation),
                "同样的 `seed`，两次划分却不同：随机数没有按 `seed` 来取。",
                "The same `seed` gave two different splits: the random numbers do not follow the `seed`.",
            )
            other.satisfies(
                lambda got, validation=validation: not torch.equal(got[1].sort().values, validation.sort().values),
                "换了 `seed`，划分却没有变：`seed` 没有用上。",
                "Another `seed` gave the same split: the `seed` is not used.",
            )
        result.satisfies(
            not disturbed,
            "划分对了，但全局的随机数变了：`torch.manual_seed` 管的是全局，不给 `generator` 的 `randperm` 也从全局取。"
            "用一个自己的 `torch.Generator`。",
            "The split is right, but the global random numbers have changed: `torch.manual_seed` is for all, and a "
            "`randperm` without a `generator` draws from there. Use a `torch.Generator` of your own.",
        )
