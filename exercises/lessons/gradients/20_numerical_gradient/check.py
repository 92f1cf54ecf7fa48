"""提示

1. 对每个坐标 `i`：只把 `x[i]` 挪 `±h`，算两次 `f`，相减，除以 `2 * h`。
2. `plus = x` 没有复制，改 `plus` 就是改 `x`。用 `x.clone()`，或者不改，直接算 `x + step`。
3. `h * torch.eye(len(x), dtype=x.dtype)` 的第 `i` 行只挪第 `i` 个坐标；最后用 `torch.stack` 叠起来。

---

Hints

1. For each axis `i`: move `x[i]` alone by `±h`, evaluate `f` twice, subtract, divide by `2 * h`.
2. `plus = x` copies nothing: whoever changes `plus` changes `x`. Use `x.clone()`, or change nothing and compute `x +
   step`.
3. Row `i` of `h * torch.eye(len(x), dtype=x.dtype)` moves coordinate `i` alone; `torch.stack` joins the results.
"""

import torch

from exercises.expect import KnownError, Mistake
from exercises.means import AUTOGRAD

ERRORS = [
    KnownError(
        "a leaf Variable that requires grad|does not require grad",
        "这一题不用自动微分：只算 `f` 的值。",
        "No automatic differentiation here: take values of `f` only.",
    )
]


def sum_of_cubes(x):
    """Return Σ x[i]³."""
    return (x**3).sum()


def check(answer):
    """Compare with torch.autograd.grad; a large step tells whether h is used."""

    def f(x):
        return x[0] * x[-1] + torch.sin(x).sum()

    for n in (3, 5, 1):
        x = torch.randn(n, dtype=torch.float64)
        leaf = x.clone().requires_grad_(True)
        truth = torch.autograd.grad(f(leaf), leaf)[0]
        result = answer.numerical_gradient(f, x).equals(
            truth,
            Mistake(
                lambda got, truth=truth: got.dtype == torch.float32 and torch.allclose(got.double(), truth, atol=1e-3),
                "算得对，却存成了 `float32`：`torch.zeros(n)` 和 `torch.tensor([…])` 默认是 32 位。写明 "
                "`dtype=x.dtype`。",
                "Right, but stored as `float32`, the default of `torch.zeros(n)` and `torch.tensor([…])`. "
                "Say `dtype=x.dtype`.",
            ),
            Mistake(
                lambda got, truth=truth: got.shape == truth.shape and torch.allclose(got, truth, 0.05, 0.05),
                "不够准：`h` 很小时，`float32` 的差没有几位是对的。全程保持 `x.dtype`。",
                "Not accurate enough: with a small `h` few digits of a difference of `float32` are right. Keep "
                "`x.dtype` all the way.",
            ),
            Mistake(
                torch.zeros_like(truth),
                "处处是 0：`x + h` 和 `x − h` 多半是同一个张量。`plus = x` 不复制，要 `x.clone()`。",
                "Zero everywhere: `x + h` and `x − h` are probably one tensor. `plus = x` does not copy; use "
                "`x.clone()`.",
            ),
            Mistake(
                lambda got, truth=truth: torch.allclose(got, truth.sum().expand_as(got)),
                "所有坐标一起挪了，得到的是各个偏导数的和。每次只挪一个。",
                "All coordinates moved together, which gives the sum of the partial derivatives. Move one at a time.",
            ),
            Mistake(
                lambda got: isinstance(got, list | tuple),
                "应当是张量：用 `torch.stack` 把各个差商叠起来。",
                "It should be a tensor: `torch.stack` joins the differences.",
            ),
            Mistake(
                lambda got, truth=truth: torch.allclose(got, 2 * truth, rtol=1e-3),
                "大了一倍：两点相距 `2h`。",
                "Twice too large: the two points are `2h` apart.",
            ),
        )
        result.satisfies(
            torch.allclose(result.args[1], x, rtol=0, atol=1e-12),
            "结果对了，可是 `x` 变了：在副本上挪，或者挪完再挪回去。",
            "The result is right, but `x` has changed: move a copy, or move back when you are done.",
        )
    x = torch.tensor([1.0, 2.0], dtype=torch.float64)
    answer.numerical_gradient(sum_of_cubes, x, h=0.5).equals(
        3 * x**2 + 0.25,
        Mistake(
            3 * x**2,
            "参数 `h` 没有用上：这里的步长是 0.5，差商应当看得出误差 `h²`。",
            "The argument `h` is not used: with a step of 0.5 the difference should show its error `h²`.",
        ),
        Mistake(
            3 * x**2 + 1.5 * x + 0.25,
            "这是向前差商，要的是中心差商。",
            "These are forward differences; asked for are central ones.",
        ),
    )
    answer.keeps_to(
        "numerical_gradient",
        lambda n: (sum_of_cubes, torch.ones(n, dtype=torch.float64)),
        forbidden=AUTOGRAD,
        loops=True,
    )
    answer.has_defaults("numerical_gradient", h=1e-5)
