"""提示

1. 四步：定义点，要求求导，算出 `f(x)`，`backward`。梯度在哪个张量上？
2. 不要对 `x` 自己 `requires_grad_`。先造一个属于你的叶子，值和 `x` 相同。
3. `x.detach().clone()` 是一个新的叶子，和 `x` 再无关系；在它上面 `requires_grad_(True)`。

---

Hints

1. Four steps: the point, ask for derivatives, compute `f(x)`, `backward`. On which tensor is the gradient?
2. Don't call `requires_grad_` on `x` itself. Make a leaf of your own with the same values first.
3. `x.detach().clone()` is a new leaf that has nothing to do with `x` any more; call `requires_grad_(True)` on that.
"""

import torch

from exercises.expect import KnownError, Mistake
from exercises.lessons.autograd.shared import NOT_A_LEAF

ERRORS = [
    NOT_A_LEAF,
    KnownError(
        "does not require grad",
        "算 `f(x)` 的时候没有留下记录：先要求求导，再计算。",
        "Nothing was recorded while `f(x)` was computed: ask for derivatives first, then compute.",
    ),
]


def twice_the_square(x):
    """Return 2 xᵀx."""
    return 2 * torch.dot(x, x)


def sum_of_exponentials(x):
    """Return Σ exp(x[i])."""
    return torch.exp(x).sum()


def check(answer):
    """Compare with torch.autograd.grad, then call with a point that has a gradient already."""
    for f, x in [
        (twice_the_square, torch.arange(4.0)),
        (sum_of_exponentials, torch.randn(3)),
        (twice_the_square, torch.randn(2, dtype=torch.float64)),
        (twice_the_square, torch.randn(1)),
    ]:
        leaf = x.clone().requires_grad_(True)
        result = answer.gradient_of(f, x)
        if result.value is None:
            raise result.wrong(
                "得到 `None`：忘了 `return`，或者返回了 `backward()` 的结果（它总是 `None`），或者读错了张量的 "
                "`grad`。",
                "`None` came back: a `return` is missing, or it returns what `backward()` returns (always `None`), "
                "or it reads the `grad` of the wrong tensor.",
            )
        expected = torch.autograd.grad(f(leaf), leaf)[0]
        result.equals(
            expected,
            Mistake(
                lambda got, expected=expected: (
                    got.shape == expected.shape and torch.allclose(got, expected, 0.05, 0.01)
                ),
                "很接近，又不够准：这是差商，不是导数。让 `backward` 来算。",
                "It is near, but not near enough: these are differences. Let `backward` compute derivatives.",
            ),
            Mistake(
                lambda got, f=f, x=x: f is sum_of_exponentials and len(x) > 1 and torch.allclose(got, 4 * x),
                "`4 * x` 只是 2 xᵀx 的梯度，`f` 是传进来的，可以是别的函数。",
                "`4 * x` is the gradient of 2 xᵀx alone; `f` is passed in and may be another function.",
            ),
            Mistake(f(x), "这是函数的值，不是梯度。", "This is the value of the function, not the gradient."),
            Mistake(
                x, "这是点 `x` 自己，梯度在它的 `grad` 里。", "This is the point `x` itself; the gradient is in `grad`."
            ),
        )
        seen = result.args[1]
        result.satisfies(
            not seen.requires_grad and seen.grad is None and torch.equal(seen, x),
            "梯度对了，可是调用者的 `x` 也变了：它现在要求求导，或者带上了 `grad`。在它的副本上求导。",
            "The gradient is right, but the caller's `x` has changed: it requires a gradient now, or carries a `grad`. "
            "Differentiate at a copy.",
        )
    x = torch.tensor([1.0, -2.0], requires_grad=True)
    twice_the_square(x).backward()
    before, gradient = x.grad.clone(), 4 * x.detach()
    result = answer.gradient_of(twice_the_square, x)
    if result.value is None:
        raise result.wrong(
            "`x` 本来就要求求导时，得到 `None`：`x.clone()` 是算出来的结果，不是叶子，留不下梯度。先 `detach()`。",
            "With an `x` that requires a gradient already, `None` came back: `x.clone()` is a result, not a leaf, "
            "and keeps no gradient. `detach()` first.",
        )
    result.equals(
        gradient,
        Mistake(
            before + gradient,
            "这个 `x` 早就有梯度，新的加了上去。不要用它的 `grad`，在一个新的叶子上求导。",
            "This `x` had a gradient already, and the new one was added. Leave its `grad` alone and use a new leaf.",
        ),
    )
    result.satisfies(
        result.args[1].requires_grad and result.args[1].grad is not None and torch.equal(result.args[1].grad, before),
        "梯度对了，可是 `x` 原有的 `requires_grad` 或 `grad` 变了。",
        "The gradient is right, but the `requires_grad` or the `grad` that `x` had before has changed.",
    )
    answer.keeps_to("gradient_of", lambda n: (sum_of_exponentials, torch.zeros(n)))  # differences would take n steps
