"""提示

1. 先求三个长度：`a`、`b` 和 `a − b` 的。
2. `x.norm()` 是全部元素平方和的根，`.item()` 把它取成 Python 的数。
3. 两个长度都是 0 时，不能除：单独处理。

---

Hints

1. Find three lengths first: those of `a`, of `b` and of `a − b`.
2. `x.norm()` is the root of the sum of all squares; `.item()` takes it out as a Python number.
3. If both lengths are 0 there is nothing to divide by: treat that case apart.
"""

import torch

from exercises.expect import KnownError, Mistake

ERRORS = [
    KnownError(
        "ZeroDivisionError",
        "两个梯度都是 0，分母就是 0。这种情形它们相符，返回 `0.0`。",
        "If both gradients are 0, so is the denominator. They agree then: return `0.0`.",
    )
]


def check(answer):
    """Compare with known lengths, for large, tiny and zero gradients."""
    tensor = Mistake(
        lambda got: isinstance(got, torch.Tensor),
        "应当是 Python 的数：用 `.item()` 取出。",
        "It should be a Python number: take it out with `.item()`.",
    )
    a, b = torch.tensor([3.0, 4.0]), torch.tensor([0.0, 10.0])  # lengths 5 and 10, difference (3, -6)
    apart = 45.0**0.5
    mistakes = [
        tensor,
        Mistake(100 * apart / 10, "这是百分数；题目要比值本身。", "This is a percentage; the ratio itself is wanted."),
        Mistake(
            lambda got: 0.9995 < got / (apart / 10) < 1,
            "略小一点：是不是给分母加了一个小数？梯度可能很小，不能加。",
            "Slightly too small: is a small number added to the denominator? Gradients can be tiny, so don't.",
        ),
        Mistake(
            apart,
            "这是绝对误差 `‖a − b‖`，还要除以两个长度中大的那个。",
            "This is the absolute error `‖a − b‖`; divide it by the larger of the two lengths.",
        ),
        Mistake(
            apart / 15,
            "分母是大的那个长度，不是两个之和。",
            "The denominator is the larger length, not the sum of the two.",
        ),
        Mistake(
            apart / 5,
            "这里除以的是 `‖a‖`，而 `‖b‖` 更大。",
            "This divides by `‖a‖`, but `‖b‖` is larger.",
        ),
        Mistake(
            4.5 / 10,
            "分子是差的平均绝对值：要的是差的长度，`(a - b).norm()`。",
            "Above the bar is the mean of the absolute differences; it should be the length, `(a - b).norm()`.",
        ),
        Mistake(
            lambda got: abs(got - (1 + 6 / 10) / 2) < 1e-4 or abs(got - (3 / 3 + 6 / 10) / 2) < 1e-4,
            "这是逐个元素的相对误差的平均：要用整个张量的长度。",
            "This is the mean of the relative errors of single entries; use the length of whole tensors.",
        ),
        Mistake(
            lambda got: abs(got - 0.9) < 1e-4 or abs(got - 0.6) < 1e-4,
            "长度是 √Σaᵢ²：先平方、相加，再开方，而不是取绝对值的和或者最大。",
            "The length is √Σaᵢ²: square, add, take the root. It is neither the sum nor the largest of absolute "
            "values.",
        ),
    ]
    answer.relative_error(a, b).equals(apart / 10, *mistakes)
    answer.relative_error(b, a).equals(
        apart / 10,
        tensor,
        Mistake(apart / 5, "这里除以的是 `‖b‖`，而 `‖a‖` 更大。", "This divides by `‖b‖`, but `‖a‖` is larger."),
    )
    for shape in ((2, 3), (4, 1), (2, 2, 3), (1,), ()):
        a, b = torch.randn(shape, dtype=torch.float64), torch.randn(shape, dtype=torch.float64)
        lengths = [sum(x * x for x in tensor.flatten().tolist()) ** 0.5 for tensor in (a - b, a, b)]
        answer.relative_error(a, b).equals(
            lengths[0] / max(lengths[1:]),
            tensor,
            Mistake(
                lambda got: isinstance(got, float),
                "长度要把**全部**元素算进去，不管形状：`norm()`，不写 `dim`，也不用矩阵的范数。",
                "The length takes in **all** elements, whatever the shape: `norm()` without a `dim`, and no norm of "
                "matrices.",
            ),
        )
    c = torch.randn(2, 3, dtype=torch.float64)
    answer.relative_error(c, c).equals(0.0, tensor)
    answer.relative_error(c, -c).equals(2.0, tensor)
    answer.relative_error(1e-9 * c, 3e-9 * c).equals(
        2 / 3,
        tensor,
        Mistake(
            lambda got: 0 <= got < 0.66,
            "梯度只有 1e-9 那么大时，误差显得太小：分母里是不是加了一个很小的数？两个都是 0 的情形，请单独处理。",
            "With gradients as small as 1e-9 the error looks too small: is a small number added to the denominator? "
            "Treat the case of two zeros apart instead.",
        ),
    )
    zero = torch.zeros(3)
    answer.relative_error(zero, zero).equals(
        0.0,
        tensor,
        Mistake(
            lambda got: got != got,
            "0 除以 0 得 `nan`。两个梯度都是 0 时，它们相符，返回 `0.0`。",
            "0 divided by 0 is `nan`. Two gradients of 0 agree: return `0.0`.",
        ),
    )
    answer.relative_error(zero, torch.ones(3)).equals(
        1.0, tensor, Mistake(0.0, "只有一个是 0 时，误差是 1。", "If only one of them is 0, the error is 1.")
    )
