"""Checks: gradients."""

import torch

from exercises.expect import KnownError, Mistake, Text, exercise


def cube(x):
    """Return x³, elementwise."""
    return x**3


def sum_of_cubes(x):
    """Return Σ x[i]³."""
    return (x**3).sum()


@exercise(
    hints=[
        Text(
            "向右挪 `h` 算一次 `f`，向左挪 `h` 再算一次。", "Evaluate `f` once with `h` to the right, once to the left."
        ),
        Text(
            "两点相距 `2 * h`。`/ 2 * h` 是先除以 2 再乘以 `h`，要加括号。",
            "The two points are `2 * h` apart. `/ 2 * h` divides by 2 and then multiplies by `h`; use brackets.",
        ),
    ]
)
def central_difference(answer):
    """Compare with the closed forms for the cube, 3x² + h², and for the sine, cos(x) sin(h) / h."""
    for x in (torch.tensor(1.0, dtype=torch.float64), torch.randn(3, dtype=torch.float64) + 2):
        h = 0.1
        exact = 3 * x**2 + h**2
        answer.central_difference(cube, x, h).equals(
            exact,
            Mistake(
                exact + 3 * x * h,
                "这是向前差商 `(f(x + h) − f(x)) / h`，误差与 `h` 成正比。左边也要挪。",
                "This is the forward difference `(f(x + h) − f(x)) / h`, with an error in proportion to `h`. Move to "
                "the left as well.",
            ),
            Mistake(
                exact - 3 * x * h,
                "这是向后差商，只往左挪了。右边也要挪。",
                "This is the backward difference, which only moves to the left. Move to the right as well.",
            ),
            Mistake(
                2 * exact,
                "大了一倍：两点相距 `2h`，不是 `h`。",
                "Twice too large: the two points are `2h` apart, not `h`.",
            ),
            Mistake(
                exact * h * h,
                "`/ 2 * h` 是先除以 2，再**乘以** `h`。写成 `/ (2 * h)`。",
                "`/ 2 * h` divides by 2 and then **multiplies** by `h`. Write `/ (2 * h)`.",
            ),
            Mistake(-exact, "符号反了：右边减左边。", "The sign is wrong: right minus left."),
            Mistake(
                3 * x**2,
                "这是精确的导数，不是差商。差商只用 `f` 的值，误差是 `h²` 那么大。",
                "This is the exact derivative, not a difference. A difference takes only values of `f`; its error is "
                "`h²`.",
            ),
        )
    x = torch.randn(2, 3, dtype=torch.float64)
    h = torch.tensor(1e-4, dtype=torch.float64)
    answer.central_difference(torch.sin, x, 1e-4).equals(torch.cos(x) * torch.sin(h) / h)


@exercise(
    hints=[
        Text(
            "对每个坐标 `i`：只把 `x[i]` 挪 `±h`，算两次 `f`，相减，除以 `2 * h`。",
            "For each axis `i`: move `x[i]` alone by `±h`, evaluate `f` twice, subtract, divide by `2 * h`.",
        ),
        Text(
            "`plus = x` 没有复制，改 `plus` 就是改 `x`。用 `x.clone()`，或者不改，直接算 `x + step`。",
            "`plus = x` copies nothing: whoever changes `plus` changes `x`. Use `x.clone()`, or change nothing and "
            "compute `x + step`.",
        ),
        Text(
            "`h * torch.eye(len(x), dtype=x.dtype)` 的第 `i` 行只挪第 `i` 个坐标；最后用 `torch.stack` 叠起来。",
            "Row `i` of `h * torch.eye(len(x), dtype=x.dtype)` moves coordinate `i` alone; `torch.stack` joins the "
            "results.",
        ),
    ],
    errors=[
        KnownError(
            "a leaf Variable that requires grad|does not require grad",
            "这一题不用自动微分：只算 `f` 的值。",
            "No automatic differentiation here: take values of `f` only.",
        )
    ],
)
def numerical_gradient(answer):
    """Compare with torch.func.grad; a large step tells whether h is used."""

    def f(x):
        return x[0] * x[-1] + torch.sin(x).sum()

    for n in (3, 5, 1):
        x = torch.randn(n, dtype=torch.float64)
        truth = torch.func.grad(f)(x)
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


@exercise(
    hints=[
        Text(
            "先求三个长度：`a`、`b` 和 `a − b` 的。", "Find three lengths first: those of `a`, of `b` and of `a − b`."
        ),
        Text(
            "`x.norm()` 是全部元素平方和的根，`.item()` 把它取成 Python 的数。",
            "`x.norm()` is the root of the sum of all squares; `.item()` takes it out as a Python number.",
        ),
        Text(
            "两个长度都是 0 时，不能除：单独处理。",
            "If both lengths are 0 there is nothing to divide by: treat that case apart.",
        ),
    ],
    errors=[
        KnownError(
            "ZeroDivisionError",
            "两个梯度都是 0，分母就是 0。这种情形它们相符，返回 `0.0`。",
            "If both gradients are 0, so is the denominator. They agree then: return `0.0`.",
        )
    ],
)
def relative_error(answer):
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
    c = torch.randn(2, 3, dtype=torch.float64)
    answer.relative_error(c, c).equals(0.0, tensor)
    answer.relative_error(c, -c).equals(2.0, tensor)
    answer.relative_error(1e-9 * c, 3e-9 * c).equals(
        2 / 3,
        tensor,
        Mistake(
            lambda got: 0 <= got < 0.66,
            "梯度只有 1e-9 那么大时，误差显得太小：分母里是不是加了一个小数？两个都是 0 的情形，请单独处理。",
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


@exercise(
    hints=[
        Text(
            "中心差商的误差是 `h² f‴ / 6`。`x²` 的 `f‴` 是多少？",
            "The error of the central difference is `h² f‴ / 6`. What is `f‴` of `x²`?",
        ),
        Text(
            "`float64` 约有 16 位数字：`1 + 1e-20` 是多少？",
            "A `float64` holds about 16 digits: what is `1 + 1e-20`?",
        ),
        Text(
            "在尖点上，向前差商看右边，中心差商取两边的平均，自动微分按运算自己的约定。",
            "At a kink the forward difference looks to the right, the central one averages both sides, and automatic "
            "differentiation follows the choice that the operation has made.",
        ),
    ]
)
def predict_differences(answer):
    """Compare with the differences and derivatives really computed."""

    def forward(f, x, h):
        return ((f(x + h) - f(x)) / h).item()

    def central(f, x, h):
        return ((f(x + h) - f(x - h)) / (2 * h)).item()

    zero, one = torch.tensor(0.0, dtype=torch.float64), torch.tensor(1.0, dtype=torch.float64)
    kink = torch.zeros(1, dtype=torch.float64, requires_grad=True)
    questions = [
        (
            "square_large_step",
            central(torch.square, one, 0.5),
            "误差是 `h² f‴ / 6`，而 `x²` 的三阶导数是 0：步长再大，中心差商也恰好等于导数。",
            "The error is `h² f‴ / 6`, and the third derivative of `x²` is 0: whatever the step, the central "
            "difference equals the derivative.",
        ),
        (
            "exp_tiny_step",
            central(torch.exp, one, 1e-20),
            "`float64` 只有约 16 位：`1 + 1e-20` 和 `1 − 1e-20` 都舍入成 1，两个值相减得什么？",
            "A `float64` has about 16 digits: `1 + 1e-20` and `1 − 1e-20` both round to 1. What is left when the two "
            "values are subtracted?",
        ),
        (
            "abs_forward",
            forward(torch.abs, zero, 1e-6),
            "向前差商只看右边，那里 `|x| = x`。",
            "The forward difference looks to the right only, where `|x| = x`.",
        ),
        (
            "abs_central",
            central(torch.abs, zero, 1e-6),
            "`|h| − |−h|` 是多少？中心差商取左右斜率的平均，而它们是 −1 和 1。",
            "What is `|h| − |−h|`? The central difference averages the slopes of the two sides, −1 and 1.",
        ),
        (
            "relu_central",
            central(torch.relu, zero, 1e-6),
            "左边的斜率是 0，右边是 1，中心差商取两者的平均。",
            "The slope is 0 on the left and 1 on the right, and the central difference averages the two.",
        ),
        (
            "relu_autograd",
            torch.func.grad(torch.relu)(zero).item(),
            "尖点上导数不存在，`torch.relu` 选了左边的那个。（写成 `torch.maximum` 才是 0.5。）",
            "There is no derivative at the kink; `torch.relu` has chosen the one of the left. (`torch.maximum` would "
            "say 0.5.)",
        ),
        (
            "passes_at_kink",
            torch.autograd.gradcheck(torch.relu, kink, raise_exception=False),
            "差商说 0.5，自动微分说 0：谁都没有错，但 `gradcheck` 不懂约定。",
            "Differences say 0.5, automatic differentiation says 0. Neither is wrong, but `gradcheck` knows of no "
            "choices.",
        ),
        (
            "best_step",
            min((1e-1, 1e-5, 1e-13), key=lambda h: abs(central(torch.exp, one, h) - torch.e)),
            "太大，公式的误差 `h²` 大；太小，舍入误差 `ε / h` 大。好的步长约为 `ε` 的立方根，`ε ≈ 2e-16`。",
            "Too large, and the error of the formula, `h²`, is large; too small, and rounding, `ε / h`, is. A good "
            "step is about the cube root of `ε ≈ 2e-16`.",
        ),
    ]
    for name, truth, zh, en in questions:
        result = answer.value(name)
        if isinstance(truth, bool) and not isinstance(result.value, bool):
            raise result.wrong(Text("请写 `True` 或 `False`。", "Write `True` or `False`, please."))
        if not isinstance(truth, bool) and type(result.value) not in (int, float):
            raise result.wrong(Text("请写一个数。", "Write a number, please."))
        result.satisfies(abs(result.value - truth) <= 1e-6 * abs(truth), zh, en)
