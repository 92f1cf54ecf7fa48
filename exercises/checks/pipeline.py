"""Checks: pipeline."""

import copy

import torch
from torch import nn
from torch.nn import functional as F

from exercises.expect import KnownError, Mistake, Result, Text, exercise

NOTHING_RETURNED = KnownError(
    "'NoneType' object is not iterable",
    "什么也没有给出：是不是忘了 `yield`？",
    "Nothing came out: is a `yield` missing?",
)


def _is_pair(got):
    return isinstance(got, list | tuple) and len(got) == 2 and all(isinstance(item, torch.Tensor) for item in got)


@exercise(
    hints=[
        Text(
            "`torch.normal(0, 1, (行数, 列数))` 造出 `X`。`d` 就是 `len(w)`。",
            "`torch.normal(0, 1, (rows, columns))` makes `X`; `d` is `len(w)`.",
        ),
        Text(
            "`X @ w` 的形状是 `(n,)`。要得到一列，先把 `w` 变成一列 `(d, 1)`。",
            "`X @ w` has shape `(n,)`. For a column, make `w` a column `(d, 1)` first.",
        ),
        Text(
            "噪声要与 `y` 形状相同，每个样本一个：`torch.normal(0, 0.01, y.shape)`。",
            "The noise has the shape of `y`, one number per example: `torch.normal(0, 0.01, y.shape)`.",
        ),
    ],
    errors=[
        KnownError(
            "mat1 and mat2 shapes cannot be multiplied|size mismatch|inconsistent tensor size",
            "矩阵乘法中间的两个数对不上：`(n, d)` 右边要么是 `(d,)`，要么是一列 `(d, 1)`。",
            "The middle of the matrix product does not fit: on the right of `(n, d)` goes `(d,)` or a column `(d, 1)`.",
        )
    ],
)
def synthetic_data(answer):
    """Check shapes and types, then the distributions of X and of the noise that is left after Xw + b."""
    for w, b, n in [
        (torch.tensor([2.0, -3.4]), 4.2, 2000),
        (torch.randn(3), -1.5, 2000),
        (torch.tensor([1.5]), 0.5, 1),
    ]:
        result = answer.synthetic_data(w, b, n)
        result.satisfies(_is_pair, "应当返回两个张量：`X, y`。", "It should return two tensors, `X, y`.")
        X, y = result.value
        in_X, in_y = Result(X, f"X of {result.call}", ()), Result(y, f"y of {result.call}", ())
        in_X.satisfies(
            X.shape == (n, len(w)),
            f"`X` 的形状应当是 `({n}, {len(w)})`。",
            f"`X` should have shape `({n}, {len(w)})`.",
        )
        in_y.satisfies(
            y.shape == (n, 1),
            f"`y` 应当是一列，形状 `({n}, 1)`。",
            f"`y` should be a column of shape `({n}, 1)`.",
            Mistake(
                lambda got: got.dim() == 1,
                "`y` 少了一维。形状 `(n,)` 的标签以后会和 `(n, 1)` 的预测广播成 `(n, n)`，所以这里要一列。",
                "`y` lacks a dimension. Labels `(n,)` would later broadcast with predictions `(n, 1)` to `(n, n)`, "
                "so make it a column.",
            ),
            Mistake(
                lambda got, n=n: got.shape == (n, n),
                "一列加上 `(n,)`，广播成了 `(n, n)`：噪声的形状要和 `Xw` 一样是 `(n, 1)`。",
                "A column plus `(n,)` broadcast to `(n, n)`: the noise needs the shape of `Xw`, `(n, 1)`.",
            ),
        )
        for part in (in_X, in_y):
            part.satisfies(
                lambda got: got.dtype == torch.float32, "类型应当是 `float32`。", "The type should be `float32`."
            )
        if n == 1:
            continue
        in_X.satisfies(
            (X.mean(dim=0).abs() < 0.15).all() and ((X.std(dim=0) - 1).abs() < 0.15).all(),
            "`X` 的每一列都应当取自标准正态分布：平均值约为 0，标准差约为 1。",
            "Each column of `X` should be drawn from the standard normal distribution: mean about 0, standard "
            "deviation about 1.",
            Mistake(
                lambda got: got.min() >= 0 and got.max() <= 1,
                "`rand` 在 0 到 1 之间均匀分布。正态分布用 `randn` 或 `normal`。",
                "`rand` is uniform between 0 and 1. For the normal distribution use `randn` or `normal`.",
            ),
            Mistake(
                lambda got: got.abs().max() < 0.2,
                "`X` 的标准差太小：0.01 是噪声的。",
                "The standard deviation of `X` is too small: 0.01 belongs to the noise.",
            ),
        )
        in_X.satisfies(
            (X.T @ X / n - torch.eye(len(w))).abs().max() < 0.3 and X[:, 0].unique().numel() > n // 2,
            "`X` 的数应当互相独立：不同的行或列之间重复了。",
            "The numbers in `X` should be independent; rows or columns repeat each other.",
        )
        noise = (y - (X @ w.reshape(-1, 1) + b)).flatten()
        in_noise = Result(noise, "y - (Xw + b)", ())
        in_noise.satisfies(
            noise.abs().max() > 1e-4,
            "没有噪声：`y` 恰好等于 `Xw + b`。",
            "There is no noise: `y` is exactly `Xw + b`.",
        )
        in_noise.satisfies(
            noise.std() > 1e-4,
            "每个样本的噪声都一样，或者 `b` 加错了：`y` 与 `Xw + b` 只差一个固定的数。",
            "All examples have the same noise, or `b` is wrong: `y` differs from `Xw + b` by one fixed number.",
        )
        in_noise.satisfies(
            0.008 < noise.std() < 0.012 and noise.mean().abs() < 0.002,
            "噪声的均值应当是 0，标准差应当是 0.01。",
            "The noise should have mean 0 and standard deviation 0.01.",
            Mistake(
                lambda got, b=b: 0.005 < got.std() < 0.02 and (got.mean() + b).abs() < 0.01,
                "忘了加 `b`。",
                "`b` has not been added.",
            ),
            Mistake(
                lambda got: 0.08 < got.std() < 0.12,
                "噪声的标准差是 0.1。0.01 是标准差，不是方差，不要再开方。",
                "The standard deviation of the noise is 0.1. 0.01 is the standard deviation and not the variance: no "
                "root.",
            ),
            Mistake(
                lambda got: 0.8 < got.std() < 1.2,
                "噪声的标准差是 1：还要乘以 0.01。",
                "The standard deviation of the noise is 1: multiply by 0.01.",
            ),
            Mistake(
                lambda got: got.min() >= 0,
                "噪声没有负的：要正态分布，不要均匀分布。",
                "The noise is never negative: it should be normal, not uniform.",
            ),
            Mistake(
                lambda got: got.std() > 1.2,
                "差得太远，不像噪声：检查 `X @ w` 的算法和形状。",
                "Too far off to be noise: check how `X @ w` is computed, and its shape.",
            ),
        )
        again = answer.synthetic_data(w, b, n)
        again.satisfies(
            lambda got, X=X: not torch.equal(got[0], X),
            "两次调用得到同样的数：不要在函数里设种子，由调用者决定。",
            "Two calls gave the same numbers: don't set a seed inside; that is for the caller to decide.",
        )


def _batches(answer, batch_size, features, labels):
    """Return the Result of list(data_iter(…)), known to be a list of pairs of tensors."""
    iterate = answer.raw("data_iter")
    call = f"list(data_iter({batch_size}, features, labels)) with {len(features)} examples"

    def walk():
        batches = iterate(batch_size, features, labels)
        if isinstance(batches, tuple) and _is_pair(batches):
            raise Result(batches, call, ()).wrong(
                Text(
                    "只给出了一批：`return` 一次就结束了。用 `yield`，给出一批之后还能接着走。",
                    "There is a single batch: `return` ends the function. `yield` hands out a batch and goes on.",
                )
            )
        return list(batches)

    result = answer.attempt(call, walk)
    result.satisfies(
        lambda got: all(_is_pair(item) for item in got),
        "每次 `yield` 的应当是一对张量：`yield X, y`。",
        "Each `yield` should give a pair of tensors: `yield X, y`.",
        Mistake(
            lambda got: all(isinstance(item, torch.Tensor) for item in got),
            "每次只给出了一个张量：特征和标签要成对，`yield X, y`。",
            "Each time a single tensor came out: features and labels come as a pair, `yield X, y`.",
        ),
        Mistake(
            lambda got: isinstance(got[0][0], list),
            "`X` 和 `y` 应当是张量，不是列表：用一串下标一次取出一批。",
            "`X` and `y` should be tensors, not lists: take a batch by one list of indices.",
        ),
    )
    return result


@exercise(
    hints=[
        Text(
            "不必打乱数据，只须打乱下标：`torch.randperm(n)` 给出 0 到 n − 1 的一个随机排列。",
            "No need to shuffle the data; shuffle the indices. `torch.randperm(n)` gives 0 to n − 1 in random order.",
        ),
        Text(
            "用一段下标同时取 `features` 和 `labels`，两者就总能配上。",
            "Use the same piece of indices for `features` and `labels`, and they always match.",
        ),
        Text(
            "切片 `indices[i : i + batch_size]` 到了末尾会自己变短，`indices.split(batch_size)` 也是。",
            "A slice `indices[i : i + batch_size]` gets shorter at the end by itself, and so does "
            "`indices.split(batch_size)`.",
        ),
    ],
    errors=[
        NOTHING_RETURNED,
        KnownError(
            "IndexError",
            "下标超出了范围：最后一批可能不满，切片会自动变短，逐个取就不会。",
            "An index is out of range: the last batch may be short. A slice gets shorter by itself, single indices "
            "don't.",
        ),
    ],
)
def data_iter(answer):
    """Number the examples, then look at the sizes of the batches, at the pairs, and at the order."""
    for n, batch_size, shape in [(10, 4, (10, 1)), (12, 4, (12,)), (3, 8, (3, 1)), (1, 1, (1,)), (60, 7, (60,))]:
        features = torch.arange(3.0 * n).reshape(n, 3)
        labels = 10 * torch.arange(float(n)).reshape(shape)
        ours = features.clone(), labels.clone()
        result = _batches(answer, batch_size, features, labels)
        if not (torch.equal(features, ours[0]) and torch.equal(labels, ours[1])):
            raise result.wrong(
                Text(
                    "调用者的 `features` 或 `labels` 变了：不要原地打乱数据，只打乱下标。",
                    "The caller's `features` or `labels` have changed: don't shuffle the data in place, only indices.",
                )
            )
        result.satisfies(
            lambda got, labels=labels: all(
                X.shape[1:] == (3,) and y.shape[1:] == labels.shape[1:] and len(X) == len(y) for X, y in got
            ),
            "每一批的形状不对：`X` 是 `(个数, d)`，`y` 有同样的个数，其余维度和 `labels` 一样。",
            "A batch has the wrong shape: `X` is `(count, d)`; `y` has the same count and the other dimensions of "
            "`labels`.",
            Mistake(
                lambda got: got[0][0].dim() == 1,
                "每次只取了一个样本：要用一串下标取出一批，哪怕只有一个，也保留第一维。",
                "One example at a time: take a batch by a list of indices, which keeps the first dimension even for "
                "one.",
            ),
        )
        sizes = [min(batch_size, n - i) for i in range(0, n, batch_size)]
        Result([len(y) for X, y in result.value], f"[len(y) for X, y in {result.call}]", ()).equals(
            sizes,
            Mistake(
                [1] * n,
                "每次只给出一个样本，要 `batch_size` 个。",
                "One example at a time; it should be `batch_size` of them.",
            ),
            Mistake(
                sizes[:-1],
                "最后那几个样本丢了：不够一批，也要给出。",
                "The last few examples are lost: hand them out even if they don't fill a batch.",
            ),
            Mistake(
                lambda got, sizes=sizes: len(got) == len(sizes) and set(got) == {max(got)},
                "最后一批补满了：剩下几个就给几个，不要重复取。",
                "The last batch has been filled up: give what is left and repeat nothing.",
            ),
            Mistake(
                lambda got: got[-1] == 0,
                "最后多了一个空的小批量。",
                "There is an empty minibatch at the end.",
            ),
            Mistake(
                lambda got, n=n: sum(got) > n,
                "样本比原来还多：有的出现了不止一次。",
                "There are more examples than before: some came more than once.",
            ),
            Mistake(
                lambda got, n=n: sum(got) < n,
                "少了样本：走完一遍，每个样本都要出现一次。是不是第一批之后就 `return` 了？",
                "Examples are missing: each has to come once. Does a `return` end it after the first batch?",
            ),
        )
        X, y = torch.cat([X for X, _ in result.value]), torch.cat([y for _, y in result.value])
        result.satisfies(
            torch.equal(X[:, 0].sort().values, features[:, 0]),
            "每个样本应当恰好出现一次：有的重复，有的没有出现。`randint` 会重复，`randperm` 不会。",
            "Each example should come exactly once, but some repeat and some are missing. `randint` repeats, "
            "`randperm` does not.",
        )
        result.satisfies(
            torch.equal(y.flatten(), 10 * X[:, 0] / 3),
            "特征和标签配错了：两者要用同样的下标，不能各打乱各的。",
            "Features and labels no longer match: both need the same indices, not a shuffle of their own.",
        )
        if n == 60:
            result.satisfies(
                not torch.equal(X, features),
                "次序没有打乱。",
                "The order has not been shuffled.",
            )
            chunks = features[:, 0].split(batch_size)
            result.satisfies(
                lambda got: not all((x[1:, 0] - x[:-1, 0] == 3).all() for x, _ in got),
                "只打乱了批的次序，批里的样本还是原来的邻居。要打乱样本的下标。",
                "Only the order of the batches is shuffled; inside a batch there are still the old neighbours. Shuffle "
                "the indices of the examples.",
            )
            result.satisfies(
                lambda got, chunks=chunks: (
                    not all(
                        torch.equal(x[:, 0].sort().values, chunk) for (x, _), chunk in zip(got, chunks, strict=True)
                    )
                ),
                "只在每一批里面打乱：哪些样本在同一批，永远不变。先打乱全部下标，再分批。",
                "Shuffled inside each batch only: the same examples always share a batch. Shuffle all the indices "
                "first, then cut them into batches.",
            )
            again = _batches(answer, batch_size, features, labels)
            again.satisfies(
                not torch.equal(torch.cat([X for X, _ in again.value]), X),
                "两次调用的次序完全一样：每次都要重新打乱，不要在函数里设种子。",
                "Two calls gave the same order: shuffle anew each time, and don't set a seed inside.",
            )


def mean_loss(scores, y):
    """Return the mean cross-entropy, and say so if the two come in the wrong order."""
    if y.is_floating_point() or not scores.is_floating_point():
        raise TypeError("mean_loss(scores, y): the scores come first, then the labels")
    return F.cross_entropy(scores, y)


def _trained(order, model, loss_fn, batches, num_epochs):
    """Return the model and the losses of all steps when each batch makes the calls that order names."""
    model = copy.deepcopy(model)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.2)
    losses = []
    for _ in range(num_epochs):
        for X, y in batches:
            loss = loss_fn(model(X), y)
            calls = {"zero_grad": optimizer.zero_grad, "backward": loss.backward, "step": optimizer.step}
            for name in order.split():
                calls[name]()
            losses.append(loss.item())
    return model, losses


def _parameters(model):
    return [param.detach() for param in model.parameters()]


def _task(n, batch_size):
    """Return a linear classifier of points into three classes, its loss, and batches of n points."""
    model, loss_fn = nn.Linear(2, 3), mean_loss
    X, y = 2 * torch.randn(n, 2), torch.randint(3, (n,))
    return model, loss_fn, list(zip(X.split(batch_size), y.split(batch_size), strict=True))


@exercise(
    hints=[
        Text(
            "两层循环：外面是轮，里面是批。每一批五个动作。",
            "Two loops: epochs outside, batches inside. Each batch takes five actions.",
        ),
        Text(
            "模型、损失、`zero_grad`、`backward`、`step`，就按这个次序。",
            "Model, loss, `zero_grad`, `backward`, `step`, in this order.",
        ),
        Text(
            "损失用 `.item()` 取成 Python 的数，再放进列表；`return` 在两层循环之外。",
            "Take the loss out as a Python number with `.item()` and append it; the `return` is outside both loops.",
        ),
    ],
    errors=[
        KnownError(
            "backward through the graph a second time",
            "同一张图走了两趟：每一批都要重新算 `model(X)` 和损失。",
            "One graph was walked twice: compute `model(X)` and the loss anew for each batch.",
        ),
        KnownError(
            "the scores come first",
            "损失函数的两个参数，先是分数，再是标签：`loss_fn(model(X), y)`。",
            "The loss function takes the scores first and the labels second: `loss_fn(model(X), y)`.",
        ),
    ],
)
def training_loop(answer):
    """Compare losses and parameters with a loop that makes the calls in the right order, and in wrong ones."""
    for n, num_epochs in [(10, 2), (4, 3)]:
        model, loss_fn, batches = _task(n, 4)
        optimizer = torch.optim.SGD(model.parameters(), lr=0.2)
        right, losses = _trained("zero_grad backward step", model, loss_fn, batches, num_epochs)
        untrained = _trained("", model, loss_fn, batches, num_epochs)[1]
        one_late = _trained("step zero_grad backward", model, loss_fn, batches, num_epochs)[1]
        updated = loss_fn(
            _trained("zero_grad backward step", model, loss_fn, batches[:1], 1)[0](batches[0][0]), batches[0][1]
        )
        updated = updated.item()
        result = answer.training_loop(model, loss_fn, optimizer, batches, num_epochs)
        result.equals(
            losses,
            Mistake(
                lambda got, losses=losses: (
                    len(got) == len(losses)
                    and max(abs(got[i] - losses[i]) for i in (0, 1)) < 1e-4 < abs(got[2] - losses[2])
                ),
                "从第三个损失起就不对了：旧的梯度没有清掉，`backward` 一直往上加。每一步都要 `optimizer.zero_grad()`。",
                "From the third loss on it goes wrong: old gradients are not cleared, and `backward` keeps adding. "
                "Call `optimizer.zero_grad()` at every step.",
            ),
            Mistake(
                untrained,
                "损失对每一批都算对了，可是参数一点没动：缺了 `backward` 或 `step`，或者 `zero_grad` 夹在两者中间。",
                "The losses are computed, but the parameters never move: `backward` or `step` is missing, or "
                "`zero_grad` stands between the two.",
            ),
            Mistake(
                one_late,
                "晚了一步：`step` 在 `backward` 之前，用的是上一批的梯度。",
                "One step late: `step` comes before `backward` and uses the gradients of the last batch.",
            ),
            Mistake(
                lambda got: isinstance(got[0], torch.Tensor),
                "列表里是张量，每一个都连着自己的计算图，内存会越占越多。用 `.item()` 取成数。",
                "The list holds tensors, each tied to its graph, and memory fills up. Take numbers out with `.item()`.",
            ),
            Mistake(
                lambda got, updated=updated: abs(got[0] - updated) < 1e-5,
                "第一个损失就不对：这是更新**之后**又算了一遍的。要的是更新之前的，它在 `backward` 之前已经算出。",
                "The first loss is off already: it was computed again **after** the update. Asked for is the one from "
                "before, which you have since before `backward`.",
            ),
            Mistake(
                lambda got, losses=losses, batches=batches: len(got) == len(batches) < len(losses),
                "只有一轮：要训练 `num_epochs` 轮，`return` 在两层循环之外。",
                "One epoch only: train for `num_epochs`, with the `return` outside both loops.",
            ),
            Mistake(
                lambda got, num_epochs=num_epochs: len(got) == num_epochs,
                "每轮只有一个数：要每一步的损失，每一批一个。",
                "One number per epoch: asked for is the loss of every step, one per batch.",
            ),
        )
        Result(_parameters(result.args[0]), "list(model.parameters()) after training", ()).equals(
            _parameters(right),
            Mistake(
                _parameters(model),
                "损失对了，可是传进来的 `model` 没有变：要原地训练它，不是它的副本。",
                "The losses are right, but the `model` passed in has not changed: train it, not a copy.",
            ),
            Mistake(
                lambda got: True,
                "损失都对了，最后的参数却不对：最后一步也要更新，更新之后就不要再动。",
                "All losses are right, but the parameters in the end are not: the last step has to update them too, "
                "and nothing should touch them after it.",
            ),
        )


@exercise(
    hints=[
        Text(
            "只有一条要求：一次 `backward` 的梯度，恰好被一次 `step` 用掉，并在下一次 `backward` 之前清掉。",
            "There is one rule: the gradients of each `backward` are used by exactly one `step` and cleared before "
            "the next `backward`.",
        ),
        Text(
            "把两三圈连起来写成一长串，看每个 `step` 用的是哪一批的梯度，还是什么也没有。",
            "Write two or three rounds as one long row: which gradients does each `step` use, if there are any?",
        ),
        Text(
            "`zero_grad` 把梯度设成 `None`，`step` 见到 `None` 就跳过。",
            "`zero_grad` sets gradients to `None`, and `step` skips a parameter that has `None`.",
        ),
    ]
)
def predict_orders(answer):
    """Compare with ten epochs really trained in each order."""
    model, loss_fn, batches = _task(30, 8)
    right = _parameters(_trained("zero_grad backward step", model, loss_fn, batches, 10)[0])
    questions = [
        (
            "zero_last",
            "backward step zero_grad",
            "循环首尾相接：在这一圈的末尾清，还是在下一圈的开头清，中间只隔着前向计算，而它不碰梯度。",
            "Rounds follow each other: between clearing at the end of one and at the start of the next there is only "
            "the forward pass, which does not touch gradients.",
        ),
        (
            "zero_between",
            "backward zero_grad step",
            "刚求出的梯度还没用就清掉了，`step` 见到的都是 `None`。",
            "The fresh gradients are cleared before anyone uses them, and `step` finds nothing but `None`.",
        ),
        (
            "never_zero",
            "backward step",
            "没有人清零，梯度越积越多：每一步都用上了以前所有的梯度。",
            "Nobody clears: gradients pile up, and each step uses all the earlier ones as well.",
        ),
        (
            "never_step",
            "zero_grad backward",
            "`backward` 只改 `.grad`，改参数的是 `step`。",
            "`backward` changes `.grad` only; the one that changes parameters is `step`.",
        ),
        (
            "step_first",
            "step zero_grad backward",
            "每一步用的是**上一批**的梯度，最后一批的没有用上：参数动了，只是晚一步。",
            "Each step uses the gradients of the **last** batch, and those of the final one go unused: the parameters "
            "move, one step late.",
        ),
        (
            "backward_last",
            "zero_grad step backward",
            "`step` 紧跟在 `zero_grad` 之后：上一圈求出的梯度刚刚清掉，没有可用的。",
            "`step` follows right after `zero_grad`: the gradients of the round before have just been cleared.",
        ),
    ]
    for name, order, zh, en in questions:
        trained = _parameters(_trained(order, model, loss_fn, batches, 10)[0])
        if all(map(torch.equal, trained, right)):
            truth = "same"
        else:
            truth = "untrained" if all(map(torch.equal, trained, _parameters(model))) else "different"
        result = answer.value(name)
        if result.value not in ("same", "untrained", "different"):
            raise result.wrong(
                Text(
                    '请写 `"same"`、`"untrained"` 或 `"different"`。',
                    'Write `"same"`, `"untrained"` or `"different"`, please.',
                )
            )
        result.satisfies(result.value == truth, zh, en)


class Watched(nn.Module):
    """A linear classifier that remembers whether a graph was built when it was called."""

    def __init__(self):
        super().__init__()
        self.linear, self.recorded = nn.Linear(2, 3), []

    def forward(self, X):
        """Return the scores (batch, 3)."""
        self.recorded.append(torch.is_grad_enabled())
        return self.linear(X)


@exercise(
    hints=[
        Text(
            "累计三样东西：损失的总和、答对的个数、样本的个数；最后各除一次。",
            "Add up three things: the loss, the number of correct answers, the number of examples. Divide once, at "
            "the end.",
        ),
        Text(
            "`loss_fn` 给出这一批的平均值。相加之前，先乘回这一批的个数 `len(y)`。",
            "`loss_fn` gives the mean of the batch. Multiply it by the size of the batch, `len(y)`, before adding.",
        ),
        Text(
            "答对的个数是 `(scores.argmax(dim=1) == y).sum().item()`。整个循环放在 `torch.no_grad()` 里。",
            "The number of correct answers is `(scores.argmax(dim=1) == y).sum().item()`. The whole loop goes under "
            "`torch.no_grad()`.",
        ),
    ],
    errors=[
        KnownError(
            "could not infer output dtype",
            "真假不能直接求平均：先 `.float()`，或者用 `.sum()` 数个数。",
            "Truth values have no mean: use `.float()` first, or count them with `.sum()`.",
        ),
        KnownError(
            r"size of tensor a .* must match",
            "预测和标签的形状对不上。每一**行**取最大的分数：`argmax(dim=1)`。",
            "Predictions and labels differ in shape. Take the largest score of each **row**: `argmax(dim=1)`.",
        ),
    ],
)
def evaluate(answer):
    """Compare with all examples at once; the last batch has a single one, which the loss gets very wrong."""
    loss_fn = mean_loss
    for n, batch_size in [(9, 4), (8, 4), (3, 8)]:
        model = Watched()
        X, y = 2 * torch.randn(n, 2), torch.randint(3, (n,))
        with torch.no_grad():
            scores = model.linear(X)
            y[-1] = scores[-1].argmin()  # far off, so that the short batch matters
            batches = list(zip(X.split(batch_size), y.split(batch_size), strict=True))
            loss, correct = loss_fn(scores, y).item(), (scores.argmax(dim=1) == y).float()
            means = [loss_fn(model.linear(Xb), yb).item() for Xb, yb in batches]
        shares = [part.mean().item() for part in correct.split(batch_size)]
        accuracy = correct.mean().item()
        lazy_loss, lazy_accuracy = sum(means) / len(means), sum(shares) / len(shares)
        result = answer.evaluate(model, loss_fn, batches)
        result.equals(
            (loss, accuracy),
            Mistake(
                lambda got, lazy=lazy_loss: abs(got[0] - lazy) < 1e-4,
                "这是各批平均值的平均值：最后一批较短，却和别的批一样重。每批先乘以个数，再除以总数。",
                "This is the mean of the batches' means: the short last batch counts as much as the others. Multiply "
                "each by its size and divide by the total.",
            ),
            Mistake(
                lambda got, means=means, n=n: abs(got[0] - sum(means) / n) < 1e-4,
                "各批的平均损失加起来，除以的却是样本数。相加之前先乘以 `len(y)`。",
                "The mean losses of the batches are added, but divided by the number of examples. Multiply each by "
                "`len(y)` before you add.",
            ),
            Mistake(
                lambda got, loss=loss, n=n: abs(got[0] - loss * n) < 1e-3,
                "损失是总和，还没有除以样本数。",
                "The loss is a sum, not yet divided by the number of examples.",
            ),
            Mistake(
                lambda got, means=means: len(means) > 1 and abs(got[0] - means[-1]) < 1e-4,
                "这只是最后一批的损失：要累计，循环之后再除。",
                "This is the loss of the last batch alone: add up, and divide after the loop.",
            ),
            Mistake(
                lambda got, loss=loss, n=n, share=accuracy: (
                    abs(got[0] - loss) < 1e-4 and abs(got[1] - share * n) < 1e-4
                ),
                "损失对了。准确率是答对的**比例**，这里是个数。",
                "The loss is right. The accuracy is a **share**; this is a count.",
            ),
            Mistake(
                lambda got, loss=loss, lazy=lazy_accuracy: abs(got[0] - loss) < 1e-4 and abs(got[1] - lazy) < 1e-4,
                "损失对了，准确率却是各批准确率的平均：应当累计答对的个数，最后除一次。",
                "The loss is right, but the accuracy is the mean of the batches' accuracies: count the correct "
                "answers and divide once.",
            ),
            Mistake(
                lambda got: isinstance(got, tuple) and any(isinstance(item, torch.Tensor) for item in got),
                "应当是 Python 的数：用 `.item()` 取出。",
                "They should be Python numbers: take them out with `.item()`.",
            ),
        )
        result.satisfies(
            not any(result.args[0].recorded),
            "数对了，可是一路上都在建立计算图，白费内存：把循环放进 `with torch.no_grad():`。",
            "The numbers are right, but a graph was built all the way, a waste of memory: put the loop inside "
            "`with torch.no_grad():`.",
        )
