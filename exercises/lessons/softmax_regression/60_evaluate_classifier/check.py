"""提示

1. 不要对每个小批量的平均再求平均：累加总和与答对的个数，最后各除一次。
2. `loss_fn` 给的是小批量的平均，乘以 `len(y)` 就是总和。
3. 整个循环放在 `with torch.no_grad():` 里。

---

Hints

1. Don't average the averages of minibatches: add up totals and counts, and divide once at the end.
2. `loss_fn` gives the mean of a minibatch; times `len(y)` it is the sum.
3. Put the whole loop inside `with torch.no_grad():`.
"""

import torch
from torch import nn
from torch.nn import functional as F
from torch.utils.data import DataLoader

from exercises.expect import KnownError, Mistake

ERRORS = [
    KnownError(
        "could not infer output dtype|either a floating point or complex",
        "布尔张量不能直接求平均：用 `.sum()` 数出答对的个数。",
        "A tensor of booleans has no mean: count the right ones with `.sum()`.",
    ),
    KnownError(
        "not subscriptable",
        "`DataLoader` 不能用下标取；用 `for X, y in loader` 遍历。",
        "A `DataLoader` cannot be indexed; go through it with `for X, y in loader`.",
    ),
    KnownError(
        "no attribute 'tensors'",
        "`loader.dataset` 不一定有 `tensors`；用 `for X, y in loader` 遍历小批量。",
        "`loader.dataset` need not have `tensors`; go through the minibatches with `for X, y in loader`.",
    ),
    KnownError(
        "not an iterator",
        "`DataLoader` 可迭代，但自己不是迭代器；用 `for X, y in loader` 遍历。",
        "A `DataLoader` can be iterated over, but is no iterator itself; go through it with `for X, y in loader`.",
    ),
    KnownError(
        "size of tensor a",
        "分数不能直接和标签比较：先用 `argmax(dim=1)` 从每一行挑出预测的类别。",
        "Scores cannot be compared with labels: pick the predicted class of each row with `argmax(dim=1)` first.",
    ),
]


class Classifier(nn.Linear):
    """A linear layer that notes for each call whether autograd was recording."""

    recorded = False

    def forward(self, X):
        """Return the scores of X."""
        self.recorded = self.recorded or torch.is_grad_enabled()
        return super().forward(X)


def check(answer):
    """Compare with the whole data at once; the last minibatch short, full, or the only one."""
    for n, batch_size, smoothing in [(23, 10, 0.0), (21, 4, 0.0), (20, 10, 0.2), (7, 16, 0.0), (1, 1, 0.0)]:
        loss_fn = nn.CrossEntropyLoss(label_smoothing=smoothing)
        model = Classifier(4, 3)
        X = torch.randn(n, 4)
        with torch.no_grad():
            scores = F.linear(X, model.weight, model.bias)
        right = scores.argmax(dim=1)
        # the last rows are all wrong, so that a short last minibatch shows
        y = torch.where(
            torch.arange(n) < n - n % batch_size, torch.where(torch.rand(n) < 0.8, right, 0), (right + 1) % 3
        )
        loader = DataLoader(list(zip(X, y, strict=True)), batch_size=batch_size)
        loss, usual = loss_fn(scores, y).item(), F.cross_entropy(scores, y).item()
        count = (right == y).sum().item()
        batches = [(loss_fn(s, t).item(), (s.argmax(dim=1) == t).float().mean().item())
                   for s, t in zip(scores.split(batch_size), y.split(batch_size), strict=True)]  # fmt: skip
        losses, accuracies = zip(*batches, strict=True)
        mean_loss, mean_accuracy = sum(losses) / len(losses), sum(accuracies) / len(accuracies)
        unweighted = sum(losses) / n
        result = answer.evaluate_classifier(model, loss_fn, loader)
        result.satisfies(
            isinstance(result.value, tuple | list) and len(result.value) == 2,
            "应当返回两个数：`(loss, accuracy)`。",
            "It should return two numbers: `(loss, accuracy)`.",
        )
        result.equals(
            (loss, count / n),
            Mistake(
                lambda pair, usual=usual, loss=loss: abs(pair[0] - usual) < 1e-4 < abs(usual - loss),
                "没有用传进来的 `loss_fn`：这里它不是普通的交叉熵。",
                "The `loss_fn` that is passed in is not used: here it is not the usual cross-entropy.",
            ),
            Mistake(
                lambda pair: any(isinstance(value, torch.Tensor) for value in pair),
                "应当是 Python 的数，不是张量：用 `.item()`。",
                "They should be Python numbers, not tensors: use `.item()`.",
            ),
            Mistake(
                (count / n, loss), "顺序反了：先损失，后准确率。", "The wrong order: the loss first, then the accuracy."
            ),
            Mistake(
                lambda pair, m=mean_loss, a=mean_accuracy: abs(pair[0] - m) < 1e-4 or abs(pair[1] - a) < 1e-4,
                "这是各个小批量的平均再求平均：最后较短的一批里，每个样本的分量就重了。累加总和与个数，最后除一次。",
                "This averages the averages of minibatches, so each example of the short last one weighs more. Add up "
                "totals and counts and divide once at the end.",
            ),
            Mistake(
                lambda pair, s=unweighted: abs(pair[0] - s) < 1e-4,
                "`loss_fn` 给的已经是平均：累加之前要乘以 `len(y)`，才是这一批的总和。",
                "`loss_fn` returns a mean already: multiply it by `len(y)` before adding it up, which makes it a sum.",
            ),
            Mistake(
                lambda pair, s=unweighted * batch_size: abs(pair[0] - s) < 1e-4,
                "乘了固定的批量大小；最后一批较短，要乘以它自己的 `len(y)`。",
                "This was multiplied by a fixed batch size; the last minibatch is shorter, so multiply by its own "
                "`len(y)`.",
            ),
            Mistake(
                lambda pair, c=count: pair[1] == c,
                "第二个数是答对的个数；还要除以样本数。",
                "The second number is a count; divide it by the number of examples.",
            ),
            Mistake(
                lambda pair, m=losses, a=accuracies: abs(pair[0] - m[-1]) < 1e-4 or abs(pair[1] - a[-1]) < 1e-4,
                "这只是最后一个小批量的结果：要在循环里累加。",
                "This is the result of the last minibatch only: add up inside the loop.",
            ),
            Mistake(
                lambda pair, m=losses, a=accuracies: abs(pair[0] - m[0]) < 1e-4 or abs(pair[1] - a[0]) < 1e-4,
                "这只是第一个小批量的结果：`return` 是不是写进了循环里？",
                "This is the result of the first minibatch only: is the `return` inside the loop?",
            ),
        )
        result.satisfies(
            not result.args[0].recorded,
            "数值对了，但自动微分记录了全部运算，白费内存：把循环放进 `with torch.no_grad():`。",
            "The numbers are right, but autograd recorded everything, a waste of memory: put the loop inside "
            "`with torch.no_grad():`.",
        )
