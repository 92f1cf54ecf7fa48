"""提示

1. relu(x) 就是 x 和 0 里较大的那个，逐个元素地比。
2. `torch.maximum` 要两个张量：第二个可以是和 `X` 同样形状、同样 dtype 的零，`torch.zeros_like` 能造。
3. `torch.where(条件, 甲, 乙)`：条件成立处取甲，否则取乙；乙可以就是数 0。

---

Hints

1. relu(x) is the larger one of x and 0, entry by entry.
2. `torch.maximum` wants two tensors: the second may be zeros in the shape and dtype of `X`, which `torch.zeros_like`
   makes.
3. `torch.where(condition, this, that)` takes `this` where the condition holds and `that` elsewhere; `that` may be the
   plain number 0.
"""

import torch

from exercises.expect import KnownError, Mistake

ERRORS = [
    KnownError(
        "argument 'other'.* must be Tensor",
        "`torch.maximum` 的两个参数都要是张量，数 0 不行：用 `torch.zeros_like(X)`。",
        "Both arguments of `torch.maximum` have to be tensors, and the number 0 is none: use `torch.zeros_like(X)`.",
    ),
    KnownError(
        "leaf Variable that requires grad",
        "这里就地改了 `X`，而 `X` 是需要梯度的叶子张量。造一个新张量返回。",
        "This changes `X` in place, and `X` is a leaf that asks for a gradient. Make a new tensor and return that.",
    ),
    KnownError(
        "does not require grad",
        "结果和 `X` 断了联系，没法求导：`.item()`、`.tolist()`、`.detach()` 或新造的张量都会切断它。",
        "The result has lost its connection to `X`, so there is no gradient: `.item()`, `.tolist()`, `.detach()` "
        "or a newly made tensor cuts it.",
    ),
]


def _gradient(f, X):
    X.grad = None
    f(X).sum().backward()
    return X.grad


def check(answer):
    """Compare with torch.relu on several shapes and dtypes, and the derivative away from 0."""
    inputs = [torch.randn(shape) for shape in [(5,), (2, 3), (2, 1, 4, 4), (3, 0)]]
    inputs += [100 * torch.randn(6), torch.tensor(-1.5), torch.tensor([-2, 0, 3]), torch.randn(4, dtype=torch.float64)]
    for X in inputs:
        mistakes = [
            Mistake(X.abs(), "这是绝对值：负数该变成 0，不是变号。", "These are absolute values: negatives become 0."),
            Mistake(
                torch.minimum(X, torch.zeros_like(X)), "留下的是负数：取大的，不是小的。", "This keeps the negatives."
            ),
            Mistake(
                torch.relu(-X),
                "留下的是负数，还变了号：比的应当是 `X`，不是 `-X`。",
                "This is the relu of `-X`: leave the sign of `X`.",
            ),
            Mistake(
                (X > 0).to(X.dtype),
                "这是 relu 的导数，0 和 1：正数要原样留下。",
                "This is the derivative of relu, 0 and 1: positive numbers stay as they are.",
            ),
            Mistake(
                lambda value, X=X: (value < X).any() and torch.equal(value, X.clamp(0, value.max().item())),
                "大的数被截断了：relu 没有上限。",
                "Large numbers were cut off: relu has no upper limit.",
            ),
            Mistake(X > 0, "这只是条件：`True` 和 `False`。", "This is only the condition, `True` and `False`."),
            Mistake(X, "`X` 原样回来了。", "This is `X` as it was."),
            Mistake(
                lambda value, X=X: not X.is_floating_point() and value.is_floating_point(),
                "`X` 是整数，结果却成了浮点数：`/ 2`、`0.0` 都会改变 dtype。和 `torch.zeros_like(X)` 比。",
                "`X` holds integers and the result floats: `/ 2` and `0.0` change the dtype. Compare with "
                "`torch.zeros_like(X)`.",
            ),
            Mistake(
                lambda value, X=X: (
                    (X < 0).any() and torch.equal(value[X >= 0], X[X >= 0]) and (value[X < 0] != 0).all()
                ),
                "负数没有变成 0，只是变小了：relu 在负半轴上恒为 0。",
                "Negatives did not become 0 but only smaller: relu is 0 on the whole negative side.",
            ),
            Mistake(
                torch.where(X > 1, X, 0) if ((X > 0) & (X <= 1)).any() else ...,
                "0 到 1 之间的数也成了 0：界限是 0，不是 1。",
                "Numbers between 0 and 1 have become 0, too: the limit is 0, not 1.",
            ),
        ]
        if X.numel():
            mistakes.append(
                Mistake(
                    lambda value, X=X: value.dim() == 0 < X.dim(),
                    "`torch.max` 只给一个张量时，返回其中最大的一个数。要逐个元素地比，用 `torch.maximum`。",
                    "`torch.max` of a single tensor returns its one largest entry. To compare entry by entry use "
                    "`torch.maximum`.",
                )
            )
        result = answer.relu(X).equals(torch.relu(X), *mistakes)
        result.satisfies(
            torch.equal(result.args[0], X),
            "结果对，可是 `X` 被改动了：不要就地改，造一个新张量。",
            "The result is right, but `X` was changed: don't work in place, make a new tensor.",
        )
    X = torch.randn(2, 5, requires_grad=True)
    slopes = answer.attempt("relu(X).sum().backward()", lambda: _gradient(answer.raw("relu"), X))
    slopes.equals((X > 0).float())
    answer.keeps_to(
        "relu",
        lambda n: (torch.randn(n, 3),),
        forbidden=r"relu|clamp|clip|threshold|hardtanh|softplus|elu|\b(abs|absolute|sign|heaviside|sigmoid)$",
        required=r"\.(maximum|max|where)$",
        loops=True,
    )
