"""提示

1. `torch.rand_like(X)` 给每个数抽一个 0 到 1 之间的数；它小于 `p` 的概率恰好是 `p`。
2. `torch.where(keep, X / (1 - p), 0)` 留下一些，其余换成 0。

---

Hints

1. `torch.rand_like(X)` draws a number between 0 and 1 for each; it is below `p` with probability `p`.
2. `torch.where(keep, X / (1 - p), 0)` keeps some and makes the others 0.
"""

import torch

from exercises.expect import Mistake


def check(answer):
    """Compare the shares, the numbers that stay and the gradient with those of PyTorch's dropout."""
    for p, dtype in [(0.5, torch.float32), (0.1, torch.float64), (0.75, torch.float32)]:
        X = torch.linspace(1, 2, 40_000, dtype=dtype).reshape(200, 200)
        result, again = answer.dropout(X, p, True), answer.dropout(X, p, True)
        got = result.value
        kept = got != 0 if isinstance(got, torch.Tensor) and got.shape == X.shape else torch.ones_like(X)
        share = kept.double().mean().item()
        result.equals(
            torch.where(kept.bool(), X / (1 - p), 0),
            Mistake(
                X,
                f"一个也没有丢弃：p = {p} 时也要丢弃。",
                f"Nothing is dropped; with p = {p} some should be.",
            ),
            Mistake(
                X * kept,
                "留下的没有放大：除以 `1 − p`，期望才不变。",
                "Those that stay are not scaled: divide by `1 − p` to keep the expected value.",
            ),
            Mistake(
                X * kept / share if share else ...,
                "除以的是这一次实际留下的比例：应当除以 `1 − p`。",
                "This divides by the share that happened to stay; it should be `1 − p`.",
            ),
            Mistake(
                X * kept / p,
                "留下的除以了 `p`，应当除以 `1 − p`。",
                "Those that stay are divided by `p`; it should be `1 − p`.",
            ),
        )
        result.satisfies(
            kept.double().mean(dim=0).std() > 1e-3 and kept.double().mean(dim=1).std() > 1e-3,
            "同一行或同一列的数一起丢弃了：每个数要各自抽取，`torch.rand_like(X)`。",
            "Numbers of a row or a column are dropped together: draw for each, `torch.rand_like(X)`.",
        )
        spread = 6 * (p * (1 - p) / X.numel()) ** 0.5  # of the share, six standard deviations
        result.satisfies(
            abs(share - (1 - p)) < spread,
            f"p = {p} 时应当约有 {1 - p:.0%} 留下，这里留下了 {share:.0%}。",
            f"With p = {p}, about {1 - p:.0%} should stay; here {share:.0%} do.",
            Mistake(
                lambda _, share=share, p=p, spread=spread: abs(share - p) < spread,
                f"丢弃和留下颠倒了：以概率 `p` = {p} **丢弃**。",
                f"Dropping and keeping have changed places: `p` = {p} is the probability to be **dropped**.",
            ),
        )
        again.satisfies(
            lambda other, kept=kept: not torch.equal(other != 0, kept),
            "两次调用丢弃的是同样的数：每次要重新抽取。",
            "Two calls drop the same numbers: draw anew each time.",
        )
    for shape, dtype in [((3, 2), torch.float32), ((), torch.float64), ((1,), torch.float32)]:
        X = torch.randn(shape, dtype=dtype)
        for p, training in [(0.0, True), (0.5, False), (0.9, False)]:
            answer.dropout(X, p, training).equals(
                X,
                Mistake(
                    X / (1 - p) if p else ...,
                    "评估时也放大了：`training` 为 `False` 时原样返回。",
                    "It is scaled in evaluation, too: with `training` `False`, `X` comes back as it is.",
                ),
                Mistake(
                    X * (1 - p) if p else ...,
                    "评估时乘了 `1 − p`：训练时已经除过，评估时原样返回。",
                    "It is multiplied by `1 − p` in evaluation: the division is done in training, and `X` comes back "
                    "as it is.",
                ),
                Mistake(
                    lambda got, training=training: not training and 0 in got,
                    "评估时也丢弃了：`training` 没有用上。",
                    "It drops in evaluation, too: `training` is not used.",
                ),
            )
    counts = {int((answer.dropout(torch.ones(100), 0.5, True).value != 0).sum()) for _ in range(20)}
    answer.dropout(torch.ones(100), 0.5, True).satisfies(
        len(counts) > 1,
        "每次恰好丢弃同样多的数：每个数应当各自抽取，丢弃的个数有多有少。",
        "Each call drops exactly as many: draw for each number by itself, and the count varies.",
    )
    x = torch.ones(20, requires_grad=True)
    answer.can_be_differentiated("dropout", x, 0.5, True)
    answer.keeps_to("dropout", lambda n: (torch.ones(n, n), 0.5, True), forbidden=r"[dD]ropout")
