"""Checks: tensors."""

import torch

from exercises.expect import KnownError, Mistake, Text, exercise


@exercise(
    hints=[
        Text(
            "`X.mean()` 把所有元素平均成一个数；`dim` 指定沿哪个维度平均。",
            "`X.mean()` averages all elements into one number; `dim` says along which dimension.",
        ),
        Text("被平均掉的是行，也就是第 0 维。", "The rows are averaged away, that is, dimension 0."),
    ]
)
def column_means(answer):
    """Compare with Tensor.mean on several shapes."""
    for shape in [(4, 3), (1, 5), (6, 1)]:
        X = torch.randn(shape)
        answer.column_means(X).equals(
            X.mean(dim=0),
            Mistake(
                X.mean(dim=1),
                "这是每一行的平均值：`dim=1` 去掉的是列。",
                "These are the means of the rows: `dim=1` removes the columns.",
            ),
            Mistake(
                X.mean(),
                "这是所有元素的平均值：用 `dim` 指定沿哪个维度。",
                "This is the mean of all elements: say along which `dim`.",
            ),
            Mistake(
                X.mean(dim=0, keepdim=True),
                "数值对了，但多了一维：这里不要 `keepdim=True`。",
                "The numbers are right, with one dimension too many: leave `keepdim=True` out.",
            ),
            Mistake(
                X.sum(dim=0),
                "这是每一列的和，还要除以行数。",
                "These are the sums of the columns: divide by the number of rows.",
            ),
        )


@exercise(
    hints=[
        Text(
            "每个样本要取的列不一样。课文里的 `y_hat[[0, 1], y]` 做的正是这件事，只是行号写死了。",
            "Each sample needs another column. `y_hat[[0, 1], y]` in the lesson does just that, with the rows spelt "
            "out.",
        ),
        Text(
            "两串下标一一配对：一串是行号 0、1、…、n − 1，另一串是 `y`。",
            "Two lists of indices are paired: one holds the rows 0, 1, …, n − 1, the other is `y`.",
        ),
        Text("行号可以写成 `torch.arange(len(y))`。", "The rows can be written as `torch.arange(len(y))`."),
    ],
    errors=[
        KnownError(
            r"IndexError: index \d+ is out of bounds for dimension 0",
            "`y` 是列号，这里却用它去取行：行号要放在前面，`y` 放在后面。",
            "`y` numbers columns, but here it picks rows: the rows come first, `y` second.",
        ),
        KnownError(
            "IndexError: shape mismatch",
            "两串下标的长度对不上。行号要和 `y` 一样多：有几个样本，就有几个行号。",
            "The two lists of indices differ in length. There must be as many rows as there are samples in `y`.",
        ),
    ],
)
def true_class_probabilities(answer):
    """Compare with gather, also for a single sample and for as many samples as classes."""
    for n, k in [(2, 3), (1, 4), (3, 3), (50, 10)]:
        y_hat = torch.softmax(torch.randn(n, k), dim=1)
        y = torch.randint(k, (n,))
        expected = y_hat.gather(1, y[:, None])  # (n, 1)
        answer.true_class_probabilities(y_hat, y).equals(
            expected.squeeze(1),
            Mistake(
                y_hat[:, y],
                "切片不做配对：`y_hat[:, y]` 从**每一行**都取出了 `y` 里的所有列。",
                "A slice does no pairing: `y_hat[:, y]` takes all the columns in `y` from **every** row.",
            ),
            Mistake(
                lambda got, y_hat=y_hat, y=y: torch.equal(got, y_hat[y]),
                "`y_hat[y]` 把类别当成了行号，取出的是整行。",
                "`y_hat[y]` takes the classes for row numbers and picks whole rows.",
            ),
            Mistake(
                y_hat.max(dim=1).values,
                "这是每一行最大的概率。要的是真正那一类的，哪怕它很小。",
                "This is the largest probability of each row. Asked for is that of the true class, however small.",
            ),
            Mistake(
                expected,
                "数值对了，但多了一维：形状应当是 `(n,)`。",
                "The numbers are right, with one dimension too many: the shape should be `(n,)`.",
            ),
            Mistake(
                lambda got: isinstance(got, list | tuple),
                "这是列表，应当是张量。用一次下标就能全部取出，不必一个一个地取。",
                "This is a list; it should be a tensor. One indexing operation takes them all, with no loop.",
            ),
        )


@exercise(
    hints=[
        Text("先求每一行的平均值：哪个维度要消失？", "First the mean of each row: which dimension has to disappear?"),
        Text(
            "`X` 是 `(n, d)`，平均值是 `(n,)`。从右边对齐，`d` 对着 `n`，对不上。",
            "`X` is `(n, d)`, the means are `(n,)`. Aligned at the right, `d` meets `n`, which does not fit.",
        ),
        Text(
            "把平均值变成一列 `(n, 1)`，就能广播了：`keepdim=True`，或者 `[:, None]`。",
            "Make the means a column `(n, 1)`, and they broadcast: `keepdim=True`, or `[:, None]`.",
        ),
    ],
    errors=[
        KnownError(
            r"size of tensor a .* must match",
            "形状不能广播：从右边对齐，列数对上了行数。让平均值保持 `(n, 1)`，用 `keepdim=True`。",
            "The shapes do not broadcast: aligned at the right, columns meet rows. "
            "Keep the means `(n, 1)` with `keepdim=True`.",
        )
    ],
)
def center_rows(answer):
    """Compare with a closed form; the square matrix catches means that were subtracted from columns in silence."""
    for shape in [(4, 3), (3, 3), (1, 5), (6, 1)]:
        X = 3 * torch.randn(shape) + 1
        means = X.mean(dim=1, keepdim=True)
        result = answer.center_rows(X).equals(
            X - means,
            Mistake(
                lambda got, X=X: torch.allclose(got, X - X.mean(dim=1)),
                "行数等于列数时，`X - X.mean(dim=1)` 不报错，却从每一**列**减去了一个数。平均值要写成一列 `(n, 1)`。",
                "With as many rows as columns `X - X.mean(dim=1)` raises no error, but subtracts a number from each "
                "**column**. The means have to be a column, `(n, 1)`.",
            ),
            Mistake(
                X - X.mean(dim=0),
                "这里每一**列**减去了自己的平均值。要的是每一行。",
                "Here each **column** has had its mean subtracted. Asked for are the rows.",
            ),
            Mistake(
                X - X.mean(),
                "这里减去的是全部元素的平均值。每一行要减去它自己的。",
                "Here the mean of all elements was subtracted. Each row should lose its own.",
            ),
            Mistake(
                lambda got, means=means: torch.allclose(got.flatten(), means.flatten()),
                "这是各行的平均值，还没有从 `X` 里减去。",
                "These are the means of the rows; they have yet to be subtracted from `X`.",
            ),
        )
        result.satisfies(
            torch.equal(result.args[0], X),
            "结果对了，可是调用者的 `X` 也变了：`-=` 和名字以 `_` 结尾的方法会原地修改。写成 `X - …`。",
            "The result is right, but the caller's `X` has changed too: `-=` and methods whose names end in `_` work "
            "in place. Write `X - …`.",
        )


def _shape(compute):
    try:
        return tuple(compute().shape)
    except RuntimeError:
        return "error"


@exercise(
    hints=[
        Text(
            "广播从**右边**对齐两个形状，少的维度在左边补 1。",
            "Broadcasting aligns the two shapes at the **right** and fills the shorter one with 1s on the left.",
        ),
        Text(
            "对齐之后，每个维度上的两个数要么相等，要么有一个是 1；结果取大的那个。别的情形都报错。",
            "Once aligned, the two sizes in each dimension are equal or one of them is 1, and the larger one wins. "
            "Anything else is an error.",
        ),
        Text(
            "归约时 `dim` 说的是消失的维度。整数下标去掉一个维度，切片保留它。",
            "In a reduction `dim` names the dimension that disappears. An integer index removes a dimension, a slice "
            "keeps it.",
        ),
    ]
)
def predict_shapes(answer):
    """Compare with the shapes that PyTorch finds."""
    questions = [
        (
            "add_row",
            lambda: torch.ones(2, 3) + torch.ones(3),
            "从右边对齐：3 对 3；左边补的 1 对着 2，于是每一行都加上同样的三个数。",
            "Align at the right: 3 meets 3; the 1 filled in on the left meets 2, so every row gets the same three "
            "numbers.",
        ),
        (
            "add_short",
            lambda: torch.ones(2, 3) + torch.ones(2),
            "从**右边**对齐：3 对着 2，不相等，也没有 1。",
            "Align at the **right**: 3 meets 2; they differ, and neither is 1.",
        ),
        (
            "add_column",
            lambda: torch.ones(2, 3) + torch.ones(2)[:, None],
            "`[:, None]` 把 `(2,)` 变成 `(2, 1)`。再从右边对齐：3 对 1，2 对 2。",
            "`[:, None]` turns `(2,)` into `(2, 1)`. Then align at the right: 3 meets 1, 2 meets 2.",
        ),
        (
            "difference",
            lambda: torch.ones(4, 1) - torch.ones(4),
            "这就是不报错的陷阱：`(4,)` 从右边对齐成 `(1, 4)`，而 `(4, 1)` 最右边的 1 要重复 4 次。",
            "This is the trap that raises no error: `(4,)` aligns as `(1, 4)`, and the last 1 of `(4, 1)` is repeated "
            "4 times.",
        ),
        (
            "pairs",
            lambda: torch.ones(5, 1, 2) * torch.ones(4, 2),
            "`(4, 2)` 左边补 1 成 `(1, 4, 2)`，再逐个维度比较：5 对 1，1 对 4，2 对 2。",
            "`(4, 2)` is filled up to `(1, 4, 2)`; then dimension by dimension: 5 meets 1, 1 meets 4, 2 meets 2.",
        ),
        (
            "row_sums",
            lambda: torch.ones(2, 3).sum(dim=1),
            "`dim=1` 说的是消失的维度，没有 `keepdim=True`，它不会留作 1。",
            "`dim=1` names the dimension that disappears; without `keepdim=True` it does not stay on as a 1.",
        ),
        (
            "one_row",
            lambda: torch.ones(2, 3)[0:1],
            "`0:1` 是切片，切片保留维度，哪怕只剩一行。`[0]` 才会去掉它。",
            "`0:1` is a slice, and a slice keeps the dimension even if one row is left. `[0]` would remove it.",
        ),
    ]
    for name, compute, zh, en in questions:
        truth, result = _shape(compute), answer.value(name)
        if result.value is None:
            raise result.wrong(Text('请写元组，或者 `"error"`。', 'Write a tuple or `"error"`, please.'))
        result.satisfies(
            lambda got, truth=truth: (tuple(got) if isinstance(got, list | tuple) else got) == truth,
            zh,
            en,
            Mistake(
                lambda got: isinstance(got, int),
                "请写成元组。只有一项的元组要带逗号：`(3)` 只是数 3，`(3,)` 才是元组。",
                "Write a tuple. With a single item it needs a comma: `(3)` is just the number 3, `(3,)` is a tuple.",
            ),
            Mistake(
                lambda got: not (isinstance(got, list | tuple) or got == "error"),
                '请写元组，例如 `(2, 3)`；会报错就写 `"error"`。',
                'Write a tuple such as `(2, 3)`, or `"error"` if there is one.',
            ),
        )


@exercise(
    hints=[
        Text(
            "课文里的 `pairwise_distances` 不写循环就算出了所有距离。",
            "`pairwise_distances` in the lesson finds all distances without a loop.",
        ),
        Text(
            "给 `A` 在中间、给 `B` 在前面各加一个大小为 1 的维度，相减就得到 `(m, n, d)`。",
            "Give `A` a dimension of size 1 in the middle and `B` one in front; subtracting them gives `(m, n, d)`.",
        ),
        Text(
            "平方，沿 `d` 那一维求和，得到 `(m, n)`；再沿 `B` 的那一维取最小值的**位置**。"
            "开方不改变大小次序，可以省去。",
            "Square, sum over the dimension of size `d`, and you have `(m, n)`; then take the **place** of the "
            "smallest along the dimension that belongs to `B`. A square root keeps the order, so you may leave it out.",
        ),
    ],
    errors=[
        KnownError(
            r"size of tensor a .* must match",
            "`A` 和 `B` 的点数不同，不能直接相减。先用 `None` 各加一个维度：`(m, 1, d)` 和 `(1, n, d)`。",
            "`A` and `B` hold different numbers of points and cannot be subtracted as they are. "
            "Add a dimension to each with `None`: `(m, 1, d)` and `(1, n, d)`.",
        )
    ],
)
def nearest_points(answer):
    """Compare with cdist, also for equal numbers of points and for a single one."""
    for m, n, d in [(4, 6, 2), (5, 5, 3), (1, 7, 2), (3, 1, 2)]:
        A, B = torch.randn(m, d), torch.randn(n, d)
        distances = torch.cdist(A, B)  # (m, n)
        result = answer.nearest_points(A, B).equals(
            distances.argmin(dim=1),
            Mistake(
                distances.min(dim=1).values,
                "这是最近的距离。要的是最近的点在 `B` 的第几行：用 `argmin`。",
                "These are the smallest distances. Asked for is the row of `B` where they occur: `argmin`.",
            ),
            Mistake(
                lambda got: len(got) == 2 and isinstance(got, tuple),
                "`min(dim=…)` 返回两样东西：最小的值和它们的位置。只要位置，用 `argmin`。",
                "`min(dim=…)` returns two things, the smallest values and their places. For the places alone: "
                "`argmin`.",
            ),
            Mistake(
                distances.argmin(dim=0),
                "反了：这是对 `B` 的每个点，找 `A` 中最近的。要消失的是 `B` 的那一维。",
                "The wrong way round: for each point of `B`, the nearest of `A`. The dimension of `B` has to "
                "disappear.",
            ),
            Mistake(
                distances.argmin(),
                "这里在全部距离里只取了一个最小的。写明 `dim`，让 `A` 的每个点各有一个答案。",
                "This is the one smallest of all distances. Name the `dim`, so that each point of `A` gets an answer.",
            ),
            Mistake(
                distances.argmax(dim=1),
                "这是最远的点。",
                "These are the farthest points.",
            ),
            Mistake(
                lambda got, A=A, B=B: torch.equal(got, ((A[:, None] - B) ** 2).sum(dim=1).argmin(dim=1)),
                "求和的维度错了：`dim=1` 把各个点加在了一起。坐标在最后一维，即 `dim=2`。",
                "The sum runs over the wrong dimension: `dim=1` adds up the points. The coordinates are last, `dim=2`.",
            ),
            Mistake(
                lambda got, A=A, B=B: torch.equal(got, (A[:, None] - B).sum(dim=2).argmin(dim=1)),
                "差在相加之前要先平方，否则正负会抵消。",
                "Square the differences before you add them, or positive and negative ones cancel.",
            ),
        )
        result.satisfies(
            torch.equal(result.args[0], A) and torch.equal(result.args[1], B),
            "结果对了，但 `A` 或 `B` 被原地修改了。",
            "The result is right, but `A` or `B` was changed in place.",
        )


@exercise(
    hints=[
        Text(
            "视图只换一套走法（形状和步幅），数不动；做不到的时候，才需要副本。",
            "A view only changes how to walk (shape and strides); no number moves. Where that can't be done, a copy "
            "is due.",
        ),
        Text(
            "`X` 是连续的，`X.T` 不是。`float()` 只在类型真的改变时才复制，看看 `X` 现在是什么类型。",
            "`X` is contiguous, `X.T` is not. `float()` copies only if the type changes; which type has `X` now?",
        ),
        Text(
            "最后一问逐个想 `a`、`b`、`c`：它和 `Z` 共用内存吗？这一行是原地修改，还是造了新张量？",
            "For the last one take `a`, `b`, `c` in turn: does it share memory with `Z`, and does the line work in "
            "place or make a new tensor?",
        ),
    ]
)
def view_or_copy(answer):
    """Compare with where PyTorch puts the numbers."""
    X = torch.arange(6.0).reshape(2, 3)
    questions = [
        (
            "column",
            X[:, 0],
            "切片和整数下标都是视图：一列也一样，只是步幅是 3。",
            "Slices and integer indices give views; a column does too, with a stride of 3.",
        ),
        ("turned", X.T, "转置只对调步幅，一个数也没有动。", "A transpose swaps the strides and moves no number."),
        (
            "flat",
            X.reshape(6),
            "`reshape` 能不复制就不复制，而 `X` 是连续的。",
            "`reshape` copies only when it must, and `X` is contiguous.",
        ),
        (
            "turned_flat",
            X.T.reshape(6),
            "`X.T` 不连续，没有一种步幅能按它的次序走成一条线，`reshape` 只好复制。",
            "`X.T` is not contiguous: no stride walks through it in one line, so `reshape` has to copy.",
        ),
        (
            "picked",
            X[[0, 1]],
            "列表作下标，取出的总是副本，哪怕恰好取了全部的行。",
            "A list as an index always makes a copy, even if it happens to pick every row.",
        ),
        (
            "detached",
            X.detach(),
            "`detach` 去掉的是求导的记录，数还在原来的内存里。它常被误以为是副本。",
            "`detach` drops the record for derivatives; the numbers stay where they are. It is often taken for a copy.",
        ),
        (
            "as_float",
            X.float(),
            "`torch.arange(6.0)` 已经是 `float32`：类型没有变，`float()` 返回 `X` 自己。",
            "`torch.arange(6.0)` is `float32` already: the type does not change, and `float()` returns `X` itself.",
        ),
    ]
    for name, tensor, zh, en in questions:
        result, shared = answer.value(name), tensor.untyped_storage().data_ptr() == X.untyped_storage().data_ptr()
        if not isinstance(result.value, bool):
            raise result.wrong(Text("请写 `True` 或 `False`。", "Write `True` or `False`, please."))
        result.satisfies(result.value == shared, zh, en)
    Z = torch.zeros(2, 3)
    a = Z[0]
    a += 1
    b = Z[1]
    b = b + 1
    c = Z[[0]]
    c += 10
    answer.value("total").satisfies(
        lambda got: not isinstance(got, bool) and got == Z.sum().item(),
        "逐行想：哪几行改的是 `Z` 的内存？改了几个数，各加多少？",
        "Line by line: which of them write into the memory of `Z`? How many numbers change, and by how much?",
        Mistake(
            lambda got: got == 0,
            "`a = Z[0]` 是视图，`a += 1` 是原地修改，所以 `Z` 变了。",
            "`a = Z[0]` is a view and `a += 1` works in place, so `Z` does change.",
        ),
        Mistake(
            lambda got: got == 6,
            "`b = b + 1` 造了一个新张量，让名字 `b` 指向它；`Z[1]` 没有动。",
            "`b = b + 1` makes a new tensor and lets the name `b` point to it; `Z[1]` stays as it was.",
        ),
        Mistake(
            lambda got: got in (33, 36),
            "`Z[[0]]` 用列表作下标，是副本；`c += 10` 改不到 `Z`。",
            "`Z[[0]]` has a list for an index, so it is a copy; `c += 10` does not reach `Z`.",
        ),
        Mistake(
            lambda got: got == 1,
            "`a` 有三个数，`a += 1` 给每一个都加了 1。",
            "`a` holds three numbers, and `a += 1` adds 1 to each.",
        ),
    )
