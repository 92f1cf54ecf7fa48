"""Checks: autograd."""

import torch

from exercises.expect import KnownError, Mistake, Result, Text, exercise

NOT_A_LEAF = KnownError(
    "not a leaf Tensor is being accessed",
    "这里读的是中间结果的 `grad`，那里什么也没有：只有叶子留下梯度。"
    "`clone()` 要求导的张量，得到的也是中间结果，先 `detach()`。",
    "This reads the `grad` of a result, where nothing is kept: only leaves keep a gradient. "
    "The `clone()` of a tensor that requires one is a result too; `detach()` first.",
)


def twice_the_square(x):
    """Return 2 xᵀx."""
    return 2 * torch.dot(x, x)


def sum_of_exponentials(x):
    """Return Σ exp(x[i])."""
    return torch.exp(x).sum()


@exercise(
    hints=[
        Text(
            "四步：定义点，要求求导，算出 `f(x)`，`backward`。梯度在哪个张量上？",
            "Four steps: the point, ask for derivatives, compute `f(x)`, `backward`. On which tensor is the gradient?",
        ),
        Text(
            "不要对 `x` 自己 `requires_grad_`。先造一个属于你的叶子，值和 `x` 相同。",
            "Don't call `requires_grad_` on `x` itself. Make a leaf of your own with the same values first.",
        ),
        Text(
            "`x.detach().clone()` 是一个新的叶子，和 `x` 再无关系；在它上面 `requires_grad_(True)`。",
            "`x.detach().clone()` is a new leaf that has nothing to do with `x` any more; call `requires_grad_(True)` "
            "on that.",
        ),
    ],
    errors=[
        NOT_A_LEAF,
        KnownError(
            "does not require grad",
            "算 `f(x)` 的时候没有留下记录：先要求求导，再计算。",
            "Nothing was recorded while `f(x)` was computed: ask for derivatives first, then compute.",
        ),
    ],
)
def gradient_of(answer):
    """Compare with torch.func.grad, then call with a point that has a gradient already."""
    for f, x in [
        (twice_the_square, torch.arange(4.0)),
        (sum_of_exponentials, torch.randn(3)),
        (twice_the_square, torch.randn(2, dtype=torch.float64)),
    ]:
        result = answer.gradient_of(f, x)
        if result.value is None:
            raise result.wrong(
                Text(
                    "得到 `None`：忘了 `return`，或者返回了 `backward()` 的结果（它总是 `None`），或者读错了张量的 "
                    "`grad`。",
                    "`None` came back: a `return` is missing, or it returns what `backward()` returns (always `None`), "
                    "or it reads the `grad` of the wrong tensor.",
                )
            )
        result.equals(
            torch.func.grad(f)(x),
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
            Text(
                "`x` 本来就要求求导时，得到 `None`：`x.clone()` 是算出来的结果，不是叶子，留不下梯度。先 `detach()`。",
                "With an `x` that requires a gradient already, `None` came back: `x.clone()` is a result, not a leaf, "
                "and keeps no gradient. `detach()` first.",
            )
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
        result.args[1].requires_grad and torch.equal(result.args[1].grad, before),
        "梯度对了，可是 `x` 原有的 `requires_grad` 或 `grad` 变了。",
        "The gradient is right, but the `requires_grad` or the `grad` that `x` had before has changed.",
    )


@exercise(
    hints=[
        Text(
            "不要求导的张量都算叶子；要求导的，只有你直接创建的才是。",
            "A tensor that requires no gradient is always a leaf; one that does is a leaf only if you created it.",
        ),
        Text(
            "`no_grad` 里的运算不留记录，`q` 的值照算，却成了常数。",
            "What runs under `no_grad` leaves no record: `q` has its value, but it is a constant.",
        ),
        Text(
            "所以 `y` 是 `w · x · q + b`，其中 `x = 3`、`q = 7` 都是常数。对 `w` 和 `b` 求导。",
            "So `y` is `w · x · q + b` with the constants `x = 3` and `q = 7`. Differentiate by `w` and by `b`.",
        ),
    ]
)
def predict_attributes(answer):
    """Compare with the attributes after really running the code."""
    w = torch.tensor(2.0, requires_grad=True)
    b = torch.tensor(1.0, requires_grad=True)
    x = torch.tensor(3.0)
    p = w * x
    with torch.no_grad():
        q = p + b
    y = p * q + b
    y.backward()
    questions = [
        (
            "x_is_leaf",
            x.is_leaf,
            "`x` 是你直接创建的，而且不要求导：这样的张量都算叶子。",
            "You created `x`, and it requires no gradient: such a tensor is always a leaf.",
        ),
        (
            "p_is_leaf",
            p.is_leaf,
            "`p` 是由要求导的 `w` 算出来的：它有 `grad_fn`，不是叶子。",
            "`p` was computed from `w`, which requires a gradient: it has a `grad_fn` and is no leaf.",
        ),
        (
            "q_is_leaf",
            q.is_leaf,
            "`no_grad` 里算出的 `q` 没有记录，不要求导；按规定，不要求导的都算叶子。",
            "Computed under `no_grad`, `q` has no record and requires no gradient, and such tensors count as leaves.",
        ),
        (
            "q_requires_grad",
            q.requires_grad,
            "输入要求导也没有用：`no_grad` 里的运算一概不记录。",
            "It does not help that its inputs require gradients: under `no_grad` nothing is recorded.",
        ),
        (
            "y_requires_grad",
            y.requires_grad,
            "只要有一个输入要求导，结果就要求导：`p` 和 `b` 都要求。",
            "A result requires a gradient as soon as one input does, and both `p` and `b` do.",
        ),
    ]
    for name, truth, zh, en in questions:
        result = answer.value(name)
        if not isinstance(result.value, bool):
            raise result.wrong(Text("请写 `True` 或 `False`。", "Write `True` or `False`, please."))
        result.satisfies(result.value == truth, zh, en)
    answer.value("x_grad").satisfies(
        lambda got: got is x.grad,
        "`x` 没有要求导，反向传播不理它：它的 `grad` 一直是 `None`。",
        "`x` does not require a gradient, so the backward pass passes it by: its `grad` stays `None`.",
        Mistake(
            lambda got: got == 0,
            "不是 0：`None` 表示“没有参与”，0 表示“参与了，梯度恰好是 0”。",
            'Not 0: `None` means "took no part", 0 means "took part, and the gradient happens to be 0".',
        ),
    )
    b_grad, w_grad = answer.value("b_grad"), answer.value("w_grad")
    for result in (b_grad, w_grad):
        if result.value is None:
            raise result.wrong(
                Text(
                    "`w` 和 `b` 都是要求导的叶子，`backward` 之后有梯度。",
                    "`w` and `b` are leaves that require gradients; after `backward` they have one.",
                )
            )
    b_grad.satisfies(
        lambda got: got == b.grad.item(),
        "对 `b` 求导，把 `p` 和 `q` 当成数：`y = p · q + b`。",
        "Differentiate by `b`, taking `p` and `q` for numbers: `y = p · q + b`.",
        Mistake(
            lambda got: got == 7,
            "7 里有一份 6 是经过 `q` 来的，可是那条路断了：`q` 是在 `no_grad` 里算的。",
            "6 of these 7 come through `q`, but that path is cut: `q` was computed under `no_grad`.",
        ),
    )
    w_grad.satisfies(
        lambda got: got == w.grad.item(),
        "`y = (w · x) · q + b`，`x` 和 `q` 都是常数。先算出 `q` 的值。",
        "`y = (w · x) · q + b`, and `x` and `q` are constants. Find the value of `q` first.",
        Mistake(
            lambda got: got == 39,
            "39 把经过 `q` 的那条路也算上了。`q` 是在 `no_grad` 里算的，对求导来说只是数 7。",
            "39 includes the path through `q`. Computed under `no_grad`, it is just the number 7 to differentiation.",
        ),
    )


@exercise(
    hints=[
        Text(
            "第一个总是对的，第二个多出来的恰好是第一个。旧的梯度去哪儿了？",
            "The first one is right, and the second is too large by just the first. Where did the old gradient go?",
        ),
        Text(
            "`backward` 不是替换 `x.grad`，而是往上加。每一点求导之前都要清掉旧的。",
            "`backward` does not replace `x.grad` but adds to it. Clear the old one before each point.",
        ),
        Text(
            "第一次求导之前 `x.grad` 是 `None`，没有 `zero_`；`x.grad = None` 则随时可以写。",
            "Before the first backward pass `x.grad` is `None`, which has no `zero_`; `x.grad = None` works at any "
            "time.",
        ),
    ],
    errors=[
        KnownError(
            "'NoneType' object has no attribute 'zero_'",
            "第一次求导之前，`x.grad` 还是 `None`，不能 `zero_()`。写 `x.grad = None`，或者读出之后再清零。",
            "Before the first backward pass `x.grad` is `None`, so there is no `zero_()`. Write `x.grad = None`, or "
            "reset after reading.",
        ),
        KnownError(
            "'NoneType' object has no attribute 'item'",
            "读的时候梯度已经清掉了。清在 `backward` 之前，或者读出之后。",
            "The gradient was gone before it was read. Clear it before `backward`, or after reading.",
        ),
        NOT_A_LEAF,
    ],
)
def slopes(answer):
    """Compare with known derivatives, also at one point and at none."""

    def square(x):
        return x * x

    def cube(x):
        return x**3

    for f, points, expected in [
        (square, [1.0, 2.0, 3.0], [2.0, 4.0, 6.0]),
        (cube, [-1.0, 0.5, 2.0, 2.0], [3.0, 0.75, 12.0, 12.0]),
        (cube, [2.0], [12.0]),
        (square, [], []),
    ]:
        running = [sum(expected[: i + 1]) for i in range(len(expected))]
        answer.slopes(f, points).equals(
            expected,
            Mistake(
                running,
                "梯度还在累加：每一个数都是到它为止所有导数的和。",
                "The gradients still add up: each number is the sum of all derivatives so far.",
            ),
            Mistake(
                [0.0] * len(expected),
                "梯度清零早了：在 `backward` 之后、读出之前，把刚求出的也清掉了。",
                "Reset too early: between `backward` and the reading, it wipes out the gradient just found.",
            ),
            Mistake(
                lambda got: any(isinstance(item, torch.Tensor) for item in got),
                "列表里要放 Python 的数，用 `.item()` 取出。直接放 `x.grad`，以后清零还会把它一起改掉。",
                "The list should hold Python numbers, taken out by `.item()`. With `x.grad` itself in the list, a "
                "later reset would change it too.",
            ),
            Mistake(
                lambda got, expected=expected: isinstance(got, list) and len(got) < len(expected),
                "少了几个：每一点都要有一个导数，`return` 要放在循环之后。",
                "Some are missing: there is one derivative per point, and the `return` comes after the loop.",
            ),
        )


@exercise(
    hints=[
        Text(
            "要挡住的只是一条路：从结果经过长度回到 `x`。`x` 直接到结果的路要留着。",
            "Only one path has to be cut, the one from the result through the length to `x`. The direct one stays.",
        ),
        Text(
            "`no_grad` 管一段代码，`detach` 管一个结果。这里哪一个结果应当成为常数？",
            "`no_grad` is for a stretch of code, `detach` for one result. Which result should be a constant here?",
        ),
        Text(
            "长度是 `x.norm()`；从它上面分离出一个没有记录的数。",
            "The length is `x.norm()`; detach it from its record.",
        ),
    ],
    errors=[
        KnownError(
            "a leaf Variable that requires grad is being used in an in-place operation",
            "`x` 是要求导的叶子，不能原地修改。写 `x / …`，造一个新张量。",
            "`x` is a leaf that requires a gradient and cannot be changed in place. Write `x / …`, a new tensor.",
        )
    ],
)
def divide_by_norm(answer):
    """Compare the values, then v / ‖x‖ with the gradient of v · result."""
    for d in (3, 5, 1):
        x = (torch.randn(d) + 0.5).requires_grad_(True)
        norm = x.detach().square().sum().sqrt()
        result = answer.divide_by_norm(x).equals(
            x.detach() / norm,
            Mistake(
                lambda got, x=x: torch.allclose(got, x / x.square().sum()),
                "除以的是长度的平方，还要开方。",
                "This divides by the square of the length; take the root.",
            ),
            Mistake(norm, "这是长度，还要用 `x` 除以它。", "This is the length; divide `x` by it."),
        )
        result.satisfies(
            lambda got: got.requires_grad,
            "值对了，可是结果不要求导：直接的那条路也断了。只让长度成为常数，除法要留下记录。",
            "The values are right, but the result requires no gradient: the direct path is cut too. Make only the "
            "length a constant and let the division be recorded.",
        )
        v, seen = torch.randn(d), result.args[0]
        usual = torch.autograd.grad(x / x.norm(), x, v)[0]
        gradient = answer.attempt(
            f"the gradient of v @ {result.call}",
            lambda v=v, seen=seen, result=result: torch.autograd.grad(result.value, seen, v)[0],
        )
        gradient.equals(
            v / norm,
            Mistake(
                usual,
                "值对了，但梯度还有一份经过长度：长度没有当成常数。",
                "The values are right, but part of the gradient still goes through the length: it is not a constant.",
            ),
            Mistake(
                usual - v / norm,
                "断错了路：分子成了常数，梯度只经过长度。要分离的是长度，不是 `x`。",
                "The wrong path is cut: `x` has become the constant, and the gradient goes through the length alone. "
                "Detach the length.",
            ),
        )


def _bowl_values(start, center, factor, num_steps):
    return center + factor**num_steps * (start - center)


def _with_gradients_added_up(start, center, lr, num_steps):
    x, gradient = start.clone(), torch.zeros_like(start)
    for _ in range(num_steps):
        gradient = gradient + 2 * (x - center)
        x = x - lr * gradient
    return x


@exercise(
    hints=[
        Text(
            "先造一个属于你的、要求导的叶子；每一步：`backward`，更新，清掉梯度。",
            "First make a leaf of your own that requires a gradient. Each step: `backward`, update, clear the "
            "gradient.",
        ),
        Text(
            "更新不该被求导，所以放在 `torch.no_grad()` 里；又要改在原来的张量上，所以用 `-=`。",
            "The update should not be differentiated, so it goes under `torch.no_grad()`; and it has to change the "
            "very tensor, so it uses `-=`.",
        ),
        Text(
            "起点是 `start.clone()`，最后返回 `x.detach()`。",
            "Start from `start.clone()`, and return `x.detach()` in the end.",
        ),
    ],
    errors=[
        KnownError(
            "a leaf Variable that requires grad is being used in an in-place operation",
            "原地修改要求导的叶子，要放在 `with torch.no_grad():` 里。",
            "A leaf that requires a gradient can be changed in place only inside `with torch.no_grad():`.",
        ),
        KnownError(
            "does not require grad",
            "`x` 不再要求求导。`x = x - …` 在 `no_grad` 里造了一个不要求导的新张量；用 `x -= …` 改原来的那个。",
            "`x` does not require a gradient any more. Under `no_grad`, `x = x - …` makes a new tensor that requires "
            "none; change the old one with `x -= …`.",
        ),
        KnownError(
            "'NoneType' object has no attribute 'zero_'",
            "第一次求导之前，`x.grad` 还是 `None`，不能 `zero_()`。更新之后写 `x.grad = None`。",
            "Before the first backward pass `x.grad` is `None`, so there is no `zero_()`. Write `x.grad = None` after "
            "the update.",
        ),
        KnownError(
            "not a leaf Tensor is being accessed|'NoneType'",
            "`x.grad` 是 `None`：`x = x - …` 得到的是算出来的结果，不是叶子，留不下梯度。在 `no_grad` 里用 `x -= …`。",
            "`x.grad` is `None`: `x = x - …` gives a result, not a leaf, and keeps no gradient. Use `x -= …` under "
            "`no_grad`.",
        ),
    ],
)
def descend(answer):
    """Compare with the closed form for a round bowl, whose distance from the bottom shrinks by 1 - 2 lr each step."""
    center = torch.tensor([1.0, -2.0])

    def bowl(x):
        return ((x - center) ** 2).sum()

    for lr, num_steps in [(0.1, 1), (0.1, 5), (0.4, 3), (0.1, 0)]:
        start = 3 * torch.randn(2) + center
        result = answer.descend(bowl, start, lr, num_steps).equals(
            _bowl_values(start, center, 1 - 2 * lr, num_steps),
            Mistake(
                _with_gradients_added_up(start, center, lr, num_steps),
                "每一步都用上了以前所有的梯度：`backward` 会累加，更新之后要清掉。",
                "Each step uses all earlier gradients as well: `backward` adds up, so clear them after the update.",
            ),
            Mistake(
                _bowl_values(start, center, 1 + 2 * lr, num_steps),
                "走反了：要朝梯度的**反**方向，减去它。",
                "The wrong way: go **against** the gradient, that is, subtract it.",
            ),
            Mistake(
                lambda got, start=start: torch.equal(got, start),
                "一步也没有动。更新的是不是另一个张量？",
                "It has not moved at all. Is it another tensor that gets updated?",
            ),
            Mistake(
                _bowl_values(start, center, 1 - 2 * lr, num_steps + 1),
                "多走了一步。",
                "One step too many.",
            ),
            Mistake(
                _bowl_values(start, center, 1 - 2 * lr, max(num_steps - 1, 0)),
                "少走了一步。",
                "One step too few.",
            ),
        )
        result.satisfies(
            lambda got: not got.requires_grad,
            "点是对的，但它还要求求导：返回 `x.detach()`。",
            "The point is right, but it still requires a gradient: return `x.detach()`.",
        )
        seen = result.args[1]
        Result(seen, "start", ()).satisfies(
            torch.equal(seen, start) and not seen.requires_grad,
            "结果对了，可是 `start` 也变了：`detach()` 和 `requires_grad_()` 都不复制，先 `clone()`。",
            "The result is right, but `start` has changed: neither `detach()` nor `requires_grad_()` copies; `clone()` "
            "it first.",
        )
