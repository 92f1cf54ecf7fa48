"""提示

1. 累计三样东西：损失的总和、答对的个数、样本的个数；最后各除一次。
2. `loss_fn` 给出这一批的平均值。相加之前，先乘回这一批的个数 `len(y)`。
3. 答对的个数是 `(scores.argmax(dim=1) == y).sum().item()`。整个循环放在 `torch.no_grad()` 里。

---

Hints

1. Add up three things: the loss, the number of correct answers, the number of examples. Divide once, at the end.
2. `loss_fn` gives the mean of the batch. Multiply it by the size of the batch, `len(y)`, before adding.
3. The number of correct answers is `(scores.argmax(dim=1) == y).sum().item()`. The whole loop goes under
   `torch.no_grad()`.
"""

import torch
from torch import nn

from exercises.expect import KnownError, Mistake
from exercises.lessons.pipeline.shared import mean_loss

ERRORS = [
    KnownError(
        "mean_loss.*the scores come first",
        "`loss_fn` 的参数反了：先分数，后标签。",
        "The arguments of `loss_fn` are swapped: the scores come first, then the labels.",
    ),
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
]


class Watched(nn.Module):
    """A linear classifier that remembers whether a graph was built, and its mode, when it was called."""

    def __init__(self):
        super().__init__()
        self.linear, self.dropout = nn.Linear(2, 3), nn.Dropout(0.0)
        self.recorded, self.modes = [], []

    def forward(self, X):
        """Return the scores (batch, 3)."""
        self.recorded.append(torch.is_grad_enabled())
        self.modes.append(self.training)
        return self.dropout(self.linear(X))


def check(answer):
    """Compare with all examples at once; the last batch has a single one, which the loss gets very wrong."""
    for n, batch_size, factor in [(9, 4, 1), (8, 4, 1), (3, 8, 0.5), (1, 1, 1)]:

        def loss_fn(scores, y, factor=factor):
            return factor * mean_loss(scores, y)

        model = Watched()
        if factor != 1:  # a model in evaluation mode, which would show if it was put into training
            model.eval().dropout.p = 0.9
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
        sizes = len(batches[0][1]), len(batches[-1][1])
        result.equals(
            (loss, accuracy),
            Mistake((accuracy, loss), "次序反了：先损失，后准确率。", "The order is wrong: loss first, then accuracy."),
            Mistake(
                lambda _, model=model, copies=result.args[0].modes: not model.training and any(copies),
                "模型在评估模式里传进来，这里却换到了训练模式，Dropout 又开始丢弃：保持原来的模式。",
                "The model comes in evaluation mode and was put into training mode here, so that its dropout drops "
                "again: leave the mode as it is.",
            ),
            Mistake(
                lambda got: isinstance(got, dict),
                "这是字典；应当是两个数，`损失, 准确率`。",
                "This is a dictionary; it should be two numbers, `loss, accuracy`.",
            ),
            Mistake(
                (means[0], shares[0]) if len(means) > 1 else ...,
                "这只是第一批的：`return` 要放在循环之后。",
                "These are the numbers of the first batch alone: the `return` comes after the loop.",
            ),
            Mistake(
                lambda got, loss=loss, n=n, means=means, sizes=sizes: (
                    len({*sizes}) == 2 and any(abs(got[0] * len(means) * size - loss * n) < 1e-3 for size in sizes)
                ),
                "除以的是批数乘一批的大小，可是最后一批较短：用 `len(y)` 数出样本的个数。",
                "This divides by the number of batches times the size of one, but the last is short: count the "
                "examples, with `len(y)`.",
            ),
            Mistake(
                lambda got, loss=loss, factor=factor: factor != 1 and abs(factor * got[0] - loss) < 1e-4,
                "没有用传进来的 `loss_fn`：这里它不是普通的交叉熵，而是交叉熵的一半。",
                "The `loss_fn` that is passed in is not used: here it is not the usual cross-entropy but half of it.",
            ),
            Mistake(
                lambda got, loss=loss, a=accuracy: abs(got[0] - loss) < 1e-4 and a > 0 and abs(got[1] - 100 * a) < 1e-2,
                "准确率要 0 到 1 之间的数，这是百分数。",
                "The accuracy should be from 0 to 1; this is in percent.",
            ),
            Mistake(
                lambda got, loss=loss, lazy=lazy_loss: abs(got[0] - lazy) < 1e-4 < abs(loss - lazy),
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
