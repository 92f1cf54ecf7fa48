"""提示

1. 广播从最后一维对起：`(2, 1)` 和 `(2,)` 各缺什么？
2. `(2,)` 先补成 `(1, 2)`，是一行；`y_hat` 是一列。一列减一行，每个数都和每个数相减。
3. 在纸上写出全部误差，逐个平方，除以 2，再取平均。

---

Hints

1. Broadcasting aligns the last dimensions first: what do `(2, 1)` and `(2,)` lack?
2. `(2,)` becomes `(1, 2)`, a row; `y_hat` is a column. A column minus a row subtracts every number from every number.
3. Write all the errors on paper, square each, divide by 2, and take the mean.
"""

import torch

from exercises.expect import Mistake


def check(answer):
    """Run the code of the task and compare."""
    y_hat, y = torch.tensor([[0.0], [2.0]]), torch.tensor([0.0, 2.0])
    broadcast, reshaped = y_hat - y, y_hat - y.reshape(y_hat.shape)
    answer.value("error_shape").equals(
        tuple(broadcast.shape),
        Mistake(
            lambda shape: tuple(shape) in [(2,), (2, 1), (1, 2)],
            "一列 `(2, 1)` 减一行 `(2,)`，两边都会被广播，结果比任何一边都大。",
            "A column `(2, 1)` minus a row `(2,)`: both are broadcast, and the result is larger than either.",
        ),
    )
    answer.value("loss").equals(
        (broadcast**2 / 2).mean().item(),
        Mistake(
            0.0,
            "这只看了对角线：另外两个误差拿预测去比了别人的标签，并不是零。",
            "That looks at the diagonal only: the other two errors compare a prediction with somebody else's label, "
            "and are not zero.",
        ),
        Mistake(2.0, "差一个 ½：每个平方都要除以 2。", "The ½ is missing: each square is divided by 2."),
        Mistake(
            lambda loss: isinstance(loss, int | float),
            "写出 2 × 2 个误差，每个平方、除以 2，再取平均。",
            "Write down the 2 × 2 errors, square each and halve it, then take the mean.",
        ),
        Mistake(
            4.0, "这是总和；`mean` 还要除以误差的个数。", "This is the sum; `mean` divides by the number of errors."
        ),
    )
    answer.value("reshaped_error_shape").equals(
        tuple(reshaped.shape),
        Mistake(
            lambda shape: tuple(shape) == (2,),
            "`reshape` 把 `y` 变成了 `y_hat` 的形状，不是反过来。",
            "The `reshape` gives `y` the shape of `y_hat`, not the other way round.",
        ),
        Mistake(
            lambda shape: tuple(shape) == (2, 2),
            "形状已经相同，不再广播。",
            "The shapes are equal now, and nothing is broadcast.",
        ),
    )
    answer.value("reshaped_loss").equals(
        (reshaped**2 / 2).mean().item(),
        Mistake(
            lambda loss: isinstance(loss, int | float) and loss != 1,
            "形状相同，就是逐个相减：0 − 0 和 2 − 2。",
            "With equal shapes it is entry minus entry: 0 − 0 and 2 − 2.",
        ),
        Mistake(
            1.0,
            "`reshape` 之后，每个预测只和自己的标签比。两个预测都分毫不差。",
            "After the `reshape` each prediction meets its own label only, and both are exactly right.",
        ),
    )
