"""提示

1. 课文里的 `pairwise_distances` 不写循环就算出了所有距离。
2. 给 `A` 在中间、给 `B` 在前面各加一个大小为 1 的维度，相减就得到 `(m, n, d)`。
3. 平方，沿 `d` 那一维求和，得到 `(m, n)`；再沿 `B` 的那一维取最小值的**位置**。开方不改变大小次序，可以省去。

---

Hints

1. `pairwise_distances` in the lesson finds all distances without a loop.
2. Give `A` a dimension of size 1 in the middle and `B` one in front; subtracting them gives `(m, n, d)`.
3. Square, sum over the dimension of size `d`, and you have `(m, n)`; then take the **place** of the smallest along the
   dimension that belongs to `B`. A square root keeps the order, so you may leave it out.
"""

import torch

from exercises.expect import KnownError, Mistake

ERRORS = [
    KnownError(
        r"size of tensor a .* must match",
        "`A` 和 `B` 的点数不同，不能直接相减。先用 `None` 各加一个维度：`(m, 1, d)` 和 `(1, n, d)`。",
        "`A` and `B` hold different numbers of points and cannot be subtracted as they are. "
        "Add a dimension to each with `None`: `(m, 1, d)` and `(1, n, d)`.",
    )
]


def check(answer):
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
                torch.cdist(A, B, p=1).argmin(dim=1),
                "这是按 Σ|aᵢ − bᵢ| 算的；距离是平方和的根。",
                "This goes by Σ|aᵢ − bᵢ|; the distance is the root of the sum of squares.",
            ),
            Mistake(
                torch.cdist(A, B, p=torch.inf).argmin(dim=1),
                "这是按坐标之差里最大的一个算的；距离是平方和的根。",
                "This goes by the largest difference of a coordinate; the distance is the root of the sum of squares.",
            ),
            *(
                Mistake(
                    (A[:, None, one] - B[:, one]).abs().argmin(dim=1) if d > 1 else ...,
                    "只比较了一个坐标：平方之后沿最后一维相加。",
                    "Only one coordinate is compared: square, and add along the last dimension.",
                )
                for one in (0, -1)
            ),
            Mistake(
                lambda got, distances=distances: (
                    got.dtype != torch.int64 and torch.equal(got.long(), distances.argmin(dim=1))
                ),
                "位置是对的，dtype 变了：`argmin` 给出 `int64`，原样返回。",
                "The places are right, but their dtype has changed: `argmin` gives `int64`; return that.",
            ),
            Mistake(
                (A @ B.T).argmax(dim=1),
                "这是内积最大的点，不是距离最近的点。",
                "This is the point with the largest inner product, not the nearest.",
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
    answer.keeps_to("nearest_points", lambda n: (torch.randn(n, 2), torch.randn(n, 2)), forbidden="cdist")
