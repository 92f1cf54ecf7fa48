"""提示

1. 不必打乱数据，只须打乱下标：`torch.randperm(n)` 给出 0 到 n − 1 的一个随机排列。
2. 用一段下标同时取 `features` 和 `labels`，两者就总能配上。
3. 切片 `indices[i : i + batch_size]` 到了末尾会自己变短，`indices.split(batch_size)` 也是。

---

Hints

1. No need to shuffle the data; shuffle the indices. `torch.randperm(n)` gives 0 to n − 1 in random order.
2. Use the same piece of indices for `features` and `labels`, and they always match.
3. A slice `indices[i : i + batch_size]` gets shorter at the end by itself, and so does `indices.split(batch_size)`.
"""

import torch

from exercises.expect import KnownError, Mistake, Result
from exercises.lessons.pipeline.shared import is_pair

NOTHING_RETURNED = KnownError(
    "'NoneType' object is not iterable",
    "什么也没有给出：是不是忘了 `yield`？",
    "Nothing came out: is a `yield` missing?",
)
ERRORS = [
    NOTHING_RETURNED,
    KnownError(
        "IndexError",
        "下标超出了范围：最后一批可能不满，切片会自动变短，逐个取就不会。",
        "An index is out of range: the last batch may be short. A slice gets shorter by itself, single indices don't.",
    ),
]


def _batches(answer, batch_size, features, labels):
    """Return the Result of list(data_iter(…)), known to be a list of pairs of tensors."""
    iterate = answer.raw("data_iter")
    call = f"list(data_iter({batch_size}, features, labels)) with {len(features)} examples"

    def walk():
        batches = iterate(batch_size, features, labels)
        if isinstance(batches, tuple) and is_pair(batches):
            raise Result(batches, call, ()).wrong(
                "只给出了一批：`return` 一次就结束了。用 `yield`，给出一批之后还能接着走。",
                "There is a single batch: `return` ends the function. `yield` hands out a batch and goes on.",
            )
        if batches is not None and not hasattr(batches, "__next__"):
            raise Result(batches, call, ()).wrong(
                "应当是生成器，轮到哪一批才取哪一批：用 `yield`，不要先收成列表。",
                "It should be a generator, which takes a batch when its turn comes: use `yield` instead of a list.",
            )
        return list(batches)

    result = answer.attempt(call, walk)
    result.satisfies(
        lambda got: all(is_pair(item) for item in got),
        "每次 `yield` 的应当是一对张量：`yield X, y`。",
        "Each `yield` should give a pair of tensors: `yield X, y`.",
        Mistake(
            lambda got: all(isinstance(item, torch.Tensor) for item in got),
            "每次只给出了一个张量：特征和标签要成对，`yield X, y`。",
            "Each time a single tensor came out: features and labels come as a pair, `yield X, y`.",
        ),
        Mistake(
            lambda got: isinstance(got[0], list | tuple) and isinstance(got[0][0], list),
            "`X` 和 `y` 应当是张量，不是列表：用一串下标一次取出一批。",
            "`X` and `y` should be tensors, not lists: take a batch by one list of indices.",
        ),
    )
    return result.satisfies(
        lambda got: all(part.device == features.device and not part.requires_grad for pair in got for part in pair),
        "取出的应当还在数据所在的设备上，也不需要梯度。",
        "What comes out should be on the device of the data, and require no gradient.",
    )


def check(answer):
    """Number the examples, then look at the sizes of the batches, at the pairs, and at the order."""
    for n, batch_size, shape in [(10, 4, (10, 1)), (12, 4, (12,)), (3, 8, (3, 1)), (1, 1, (1,)), (60, 7, (60,))]:
        features = torch.arange(3.0 * n).reshape(n, 3)
        labels = 10 * torch.arange(n).reshape(shape)
        labels = labels if n in (12, 1) else labels.float()  # classes are int64
        ours = features.clone(), labels.clone()
        result = _batches(answer, batch_size, features, labels)
        if not (torch.equal(features, ours[0]) and torch.equal(labels, ours[1])):
            raise result.wrong(
                "调用者的 `features` 或 `labels` 变了：不要原地打乱数据，只打乱下标。",
                "The caller's `features` or `labels` have changed: don't shuffle the data in place, only indices.",
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
        result.satisfies(
            lambda got, labels=labels: all(X.dtype == torch.float32 and y.dtype == labels.dtype for X, y in got),
            "dtype 变了：`X` 和 `y` 的类型应当和 `features`、`labels` 一样。",
            "The dtype has changed: `X` and `y` should have that of `features` and `labels`.",
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
            steps = (X[1:, 0] - X[:-1, 0]) / 3  # from one number of an example to the next
            result.satisfies(
                int((steps.remainder(n) == 1).sum()) < n // 2 and int((steps.remainder(n) == n - 1).sum()) < n // 2,
                "只是换了个起点，或者倒过来走：样本还排在原来的邻居旁边。要用一个随机排列。",
                "Only the start is another, or the direction: examples still stand by their old neighbours. Take a "
                "random permutation.",
                Mistake(
                    lambda got: (
                        len(got) > 1
                        and all((x[1:, 0] - x[:-1, 0] == 3).all() for x, _ in got)
                        and got[0][0][0, 0] % (3 * len(got[0][0])) == 0
                    ),
                    "只打乱了批的次序，批里的样本还是原来的邻居。要打乱样本的下标。",
                    "Only the order of the batches is shuffled; inside a batch there are still the old neighbours. "
                    "Shuffle the indices of the examples.",
                ),
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
    answer.keeps_to(
        "data_iter", lambda n: (2, torch.zeros(n, 2), torch.zeros(n)), forbidden=r"\bDataLoader\b", loops=True
    )
