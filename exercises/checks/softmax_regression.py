"""Checks: softmax regression."""

import math

import torch
from torch import nn
from torch.nn import functional as F
from torch.utils.data import DataLoader

from exercises.expect import KnownError, Mistake, Text, exercise


@exercise(
    hints=[
        Text(
            "线性层的每个类别有 784 个权重和一个偏置。",
            "For each class the linear layer has 784 weights and one bias.",
        ),
        Text(
            "分数每张图片一行，每个类别一列；标签每张图片只有一个。",
            "The scores have a row for each image and a column for each class; there is one label for each image.",
        ),
        Text(
            "参数都是零，十个分数就都是零，十个概率相等；损失是正确类别的概率的负对数。",
            "With zero parameters all ten scores are zero, so the ten probabilities are equal; the loss is minus the "
            "logarithm of the right class's probability.",
        ),
    ]
)
def start_of_training(answer):
    """Run the code of the task and compare."""
    X, y = torch.rand(64, 1, 28, 28), torch.randint(10, (64,))
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 10))
    answer.value("num_parameters").equals(
        sum(param.numel() for param in model.parameters()),
        Mistake(7840, "还有偏置：每个类别一个。", "There are biases, too: one for each class."),
    )
    scores = model(X)
    answer.value("scores_shape").equals(
        tuple(scores.shape),
        Mistake(
            (10, 64), "行和列反了：每张图片一行。", "Rows and columns are exchanged: there is a row for each image."
        ),
        Mistake(
            lambda shape: 784 in shape,
            "784 是展平之后的输入；线性层把它变成 10 个分数。",
            "784 is the flattened input; the linear layer turns it into 10 scores.",
        ),
    )
    answer.value("labels_shape").equals(
        tuple(scores.argmax(dim=1).shape),
        Mistake(
            lambda shape: tuple(shape) == (64, 1),
            "`argmax(dim=1)` 去掉了第 1 维，没有留下长度为 1 的一维。",
            "`argmax(dim=1)` removes dimension 1; it leaves no dimension of length 1.",
        ),
        Mistake(
            lambda shape: tuple(shape) == (10,),
            "`argmax(dim=1)` 从每一行里挑一个，所以每张图片一个标签。",
            "`argmax(dim=1)` picks one from each row, so there is a label for each image.",
        ),
        Mistake(
            lambda shape: isinstance(shape, int),
            "应当是元组；一维的写成 `(3,)` 这样。",
            "It should be a tuple; with one dimension it is written like `(3,)`.",
        ),
    )
    nn.init.zeros_(model[1].weight)
    nn.init.zeros_(model[1].bias)
    answer.value("start_loss").equals(
        nn.CrossEntropyLoss()(model(X), y).item(),
        Mistake(
            lambda loss: loss == 0,
            "损失为零要正确类别的概率是 1；分数全是零时，十个概率相等。",
            "A loss of zero needs a probability of 1 for the right class; with all scores zero, the ten are equal.",
        ),
        Mistake(
            lambda loss: abs(loss - 0.1) < 1e-3,
            "0.1 是正确类别的概率；损失是它的对数再变号。",
            "0.1 is the probability of the right class; the loss is minus its logarithm.",
        ),
        Mistake(
            lambda loss: abs(loss + math.log(10)) < 0.01,
            "符号反了：概率的对数是负数，损失要再变号。",
            "The wrong sign: the logarithm of a probability is negative, and the loss is minus that.",
        ),
        Mistake(
            lambda loss: abs(loss - 1) < 0.01,
            "对数要用自然对数（`math.log`），不是以 10 为底的。",
            "Take the natural logarithm (`math.log`), not the one to base 10.",
        ),
        rtol=0,
        atol=0.01,
    )


@exercise(
    hints=[
        Text(
            "指数在 88 以上就上溢；一行分数都减去同一个数，softmax 不变。",
            "The exponential overflows beyond 88; subtracting the same number from all scores of a row leaves softmax "
            "unchanged.",
        ),
        Text(
            "从每一行减去这一行自己的最大值：最大的指数就恰好是 1。",
            "Subtract from each row its own maximum: the largest exponential is then exactly 1.",
        ),
        Text(
            "`max(dim=1, keepdim=True)` 返回的是一对，数在 `.values` 里；求和也要 `keepdim=True`。",
            "`max(dim=1, keepdim=True)` returns a pair with the numbers in `.values`; the sum needs `keepdim=True` as "
            "well.",
        ),
    ],
    errors=[
        KnownError(
            "size of tensor a",
            "每行一个数的张量要保持 `(n, 1)` 的形状，才能一行对一行地广播：`keepdim=True`。",
            "A tensor with one number for each row must keep the shape `(n, 1)` to be broadcast row by row: "
            "`keepdim=True`.",
        ),
        KnownError(
            "return_types",
            "`max(dim=1)` 返回最大值和它们的位置；最大值在 `.values` 里。",
            "`max(dim=1)` returns the largest values and their positions; the values are in `.values`.",
        ),
    ],
)
def softmax(answer):
    """Compare with torch.softmax, first on moderate scores, then on extreme ones."""
    for O in [
        torch.tensor([[2.0, 1.0, 0.0], [0.0, 0.0, 3.0]]),
        torch.randn(3, 3),
        torch.randn(4, 10),
        torch.randn(1, 5),
    ]:
        exp = O.exp()
        answer.softmax(O).equals(
            torch.softmax(O, dim=1),
            Mistake(
                torch.softmax(O, dim=0),
                "这是每一列的和为 1；要每一行的和为 1：`dim=1`。",
                "Here each column sums to 1; each row should: `dim=1`.",
            ),
            Mistake(
                exp / exp.sum(),
                "所有数加起来才是 1；要每一行的和为 1。",
                "All numbers together sum to 1; each row should.",
            ),
            Mistake(
                lambda value, exp=exp: torch.allclose(value, exp / exp.sum(dim=1)),
                "除法按列广播了：求和时要 `keepdim=True`，和才是 `(n, 1)` 的一列。",
                "The division was broadcast along the columns: sum with `keepdim=True`, which keeps the sums a column "
                "`(n, 1)`.",
            ),
            Mistake(
                torch.softmax(O - O.max(dim=0).values, dim=1),
                "这里减去的是每一列的最大值，一行里减去的数就各不相同；要从每一行减去这一行的最大值：`dim=1`。",
                "The maxima of the columns were subtracted here, different numbers within a row; subtract from each "
                "row its own maximum: `dim=1`.",
            ),
            Mistake(
                torch.log_softmax(O, dim=1),
                "这是概率的对数；这里要概率本身。",
                "These are the logarithms of the probabilities; return the probabilities themselves.",
            ),
            Mistake(
                exp, "这些指数还没有除以一行的和。", "These exponentials are not yet divided by the sum of their row."
            ),
        )
    extreme = torch.tensor([[100.0, 0.0, 0.0], [-200.0, -201.0, -202.0], [1e4, 9999.0, -1e4], [-1e4, 0.0, 1.0]])
    for O in (extreme, extreme[1:2], extreme[:1]):
        answer.softmax(O).equals(
            torch.softmax(O, dim=1),
            Mistake(
                lambda value, O=O: O.max() > 88 and value[O.max(dim=1).values.argmax()].isnan().any(),
                "有的分数太大，`exp` 上溢成无穷大，无穷大除以无穷大是 `nan`。先从每一行减去它的最大值。",
                "Some scores are so large that `exp` overflows to infinity, and infinity by infinity is `nan`. "
                "Subtract from each row its maximum first.",
            ),
            Mistake(
                lambda value: value.isnan().any(),
                "有一行的指数全部下溢成 0，0 除以 0 是 `nan`。从每一行减去这一行**自己的**最大值，不是全部分数的。",
                "In one row all exponentials underflow to 0, and 0 by 0 is `nan`. Subtract from each row its **own** "
                "maximum, not that of all scores.",
            ),
            Mistake(
                lambda value: not value.isfinite().all(),
                "有的结果是无穷大：先从每一行减去它的最大值，再取指数。",
                "Some results are infinite: subtract from each row its maximum before you take exponentials.",
            ),
            Mistake(
                lambda value: (value.sum(dim=1) - 1).abs().max() > 1e-3,
                "分数很极端时，每一行的和不再是 1。",
                "With extreme scores the rows no longer sum to 1.",
            ),
            atol=2e-3,  # a float32 near 10000 is rounded to thousandths, which exp(O - logsumexp) shows
        )


@exercise(
    hints=[
        Text(
            "不要先算概率：把 softmax 代入交叉熵，除法就变成减法，损失是 log Σ exp(oₖ) − o_y。",
            "Don't compute the probability first: with softmax put into cross-entropy, the division becomes a "
            "subtraction, and the loss is log Σ exp(oₖ) − o_y.",
        ),
        Text(
            "先从每一行减去它的最大值，损失不变，指数也不会上溢。",
            "Subtract from each row its maximum first: the loss stays the same, and no exponential overflows.",
        ),
        Text(
            "`O[range(len(O)), y]` 从每一行取出正确类别的分数。",
            "`O[range(len(O)), y]` takes from each row the score of the right class.",
        ),
    ],
    errors=[
        KnownError(
            "size of tensor a",
            "形状对不上：从 `(n, classes)` 里减去每行的最大值，最大值要 `keepdim=True`，保持 `(n, 1)`。",
            "The shapes don't fit: to subtract each row's maximum from `(n, classes)`, keep the maxima as `(n, 1)`, "
            "with `keepdim=True`.",
        ),
        KnownError(
            "same number of dimensions as input",
            "`gather` 的下标要和分数一样是二维的：用 `y.reshape(-1, 1)`，取完再去掉这一维。",
            "The index of `gather` must have two dimensions, as the scores have: use `y.reshape(-1, 1)`, and remove "
            "that dimension afterwards.",
        ),
        KnownError(
            "return_types",
            "`max(dim=1)` 返回最大值和它们的位置；最大值在 `.values` 里。",
            "`max(dim=1)` returns the largest values and their positions; the values are in `.values`.",
        ),
    ],
)
def cross_entropy_from_logits(answer):
    """Compare with F.cross_entropy(reduction="none"), first on moderate scores, then on extreme ones."""
    for n, classes in [(4, 10), (3, 3), (1, 5)]:
        O, y = torch.randn(n, classes), torch.randint(classes, (n,))
        expected = F.cross_entropy(O, y, reduction="none")
        answer.cross_entropy_from_logits(O, y).equals(
            expected,
            Mistake(
                expected.mean(),
                "这是平均损失；这里要每个样本一个损失。",
                "This is the mean; return one loss for each example.",
            ),
            Mistake(
                expected - O.max(dim=1).values,
                "只有一项减去了最大值：指数里的分数和正确类别的分数，两处都要减。",
                "Only one of the terms had the maximum subtracted: subtract it both from the scores in the "
                "exponentials and from the score of the right class.",
            ),
            Mistake(-expected, "符号反了：损失是负对数。", "The wrong sign: the loss is minus the logarithm."),
            Mistake(
                -O[range(n), y],
                "只剩了正确类别的分数：还要加上 log Σ exp(oₖ)。",
                "This is only minus the score of the right class: log Σ exp(oₖ) has to be added.",
            ),
            Mistake(
                F.cross_entropy(torch.softmax(O, dim=1), y, reduction="none"),
                "softmax 用了两次：`O` 是分数，损失里只取一次指数。",
                "That is softmax twice: `O` is scores, and the loss takes exponentials only once.",
            ),
            Mistake(
                lambda loss, n=n: n > 1 and loss.shape == (n, n),
                "每一行和每个标签都配了一遍，得到 n × n 个数。每行只取一个数：`O[range(len(O)), y]`；用 `gather` "
                "的话，取完要去掉多出的一维。",
                "Every row met every label, which makes n × n numbers. Take one from each row: `O[range(len(O)), y]`; "
                "after `gather`, remove the extra dimension.",
            ),
            Mistake(
                lambda loss, n=n: loss.shape == (n, 1),
                "数值排成了一列；形状应当是 `(n,)`。",
                "The numbers form a column; the shape should be `(n,)`.",
            ),
        )
    O = torch.tensor([[60.0, -60.0, 0.0], [1000.0, -1000.0, 0.0], [1e4, 9999.0, 0.0], [-300.0, -200.0, -250.0]])
    for y in (torch.tensor([1, 1, 0, 1]), torch.tensor([0, 2, 2, 0])):
        answer.cross_entropy_from_logits(O, y).equals(
            F.cross_entropy(O, y, reduction="none"),
            Mistake(
                lambda loss: not (loss.abs() < 1e30).all(),
                "有的损失是 `inf` 或 `nan`：指数上溢成无穷大，或者概率下溢成 0。不要先算概率，"
                "并从每一行减去它自己的最大值。",
                "Some losses are `inf` or `nan`: an exponential overflows to infinity, or a probability underflows to "
                "0. Don't compute probabilities first, and subtract from each row its own maximum.",
            ),
            Mistake(
                lambda loss: (loss < 200).all(),
                "极端的损失被截短了：给概率加一个很小的数或设下限，只是藏起问题。从分数直接算。",
                "Extreme losses are cut short: adding a tiny number to the probability, or a lower limit, only hides "
                "the problem. Compute from the scores.",
            ),
            atol=2e-3,  # a float32 near 10000 is rounded to thousandths, which logsumexp(O) - O[…] shows
        )


@exercise(
    hints=[
        Text("`argmax(dim=1)` 从每一行里挑出最大的一个。", "`argmax(dim=1)` picks the largest of each row."),
        Text(
            "和 `y` 比较得到布尔张量；`sum()` 数出其中有几个 `True`。",
            "Comparing with `y` gives a tensor of booleans; `sum()` counts the `True` among them.",
        ),
        Text(
            "用 `.item()` 取出数，再除以样本数。",
            "Take the number out with `.item()` and divide by the number of examples.",
        ),
    ],
    errors=[
        KnownError(
            "could not infer output dtype|either a floating point or complex",
            "布尔张量不能直接求平均：先 `.float()`，或者用 `.sum()` 再除以样本数。",
            "A tensor of booleans has no mean: use `.float()` first, or `.sum()` and divide by the number of examples.",
        ),
        KnownError(
            "size of tensor a",
            "预测的个数和标签不同：`argmax` 要沿类别那一维，`dim=1`。",
            "There are not as many predictions as labels: `argmax` must go along the classes, `dim=1`.",
        ),
        KnownError(
            "'bool' object|'int' object",
            "比较的两边应当都是张量，这样才会逐个比较。",
            "Both sides of the comparison should be tensors, to be compared one by one.",
        ),
    ],
)
def accuracy(answer):
    """Compare with a count in Python; square scores, one example, all right and all wrong included."""
    for n, classes in [(8, 5), (6, 6), (1, 3), (30, 2)]:
        scores = torch.randn(n, classes)
        right = scores.argmax(dim=1)  # (n,)
        some = torch.where(torch.arange(n) % 4 == 0, (right + 1) % classes, right)
        for y in (some, right, (right + 1) % classes):
            count = sum(row.index(max(row)) == label for row, label in zip(scores.tolist(), y.tolist(), strict=True))
            answer.accuracy(scores, y).equals(
                count / n,
                Mistake(
                    lambda value: isinstance(value, torch.Tensor) and value.numel() == 1,
                    "应当是 Python 的数，不是张量：加上 `.item()`。",
                    "It should be a Python number, not a tensor: add `.item()`.",
                ),
                Mistake(
                    float(count),
                    "这是答对的个数；还要除以样本数。",
                    "This is a count; divide by the number of examples.",
                ),
                Mistake(
                    100.0 * count / n,
                    "这是百分数；应当在 0 和 1 之间。",
                    "This is in percent; it should be from 0 to 1.",
                ),
                Mistake(
                    1 - count / n,
                    "这是预测错的比例；准确率要数对的。",
                    "This is the share of wrong predictions; accuracy counts the right ones.",
                ),
                Mistake(
                    lambda value, s=scores, y=y: abs(value - (s.argmax(dim=0) == y).float().mean()) < 1e-4,
                    "`argmax` 的维度反了：每一行是一个样本，要从每一行里挑，`dim=1`。",
                    "`argmax` went along the wrong dimension: each row is an example, so pick from each row, `dim=1`.",
                ),
                Mistake(
                    (right[:, None] == y).float().mean().item(),
                    "`(n, 1)` 和 `(n,)` 比较会广播，每个预测和每个标签都比了一遍：`argmax` 里不要 `keepdim=True`。",
                    "Comparing `(n, 1)` with `(n,)` broadcasts: every prediction met every label. Leave "
                    "`keepdim=True` out of `argmax`.",
                ),
                Mistake(
                    lambda value, count=count: value == 0 < count,
                    "得到 0：是不是用了整除 `//`，或者拿最大的分数（而不是它的位置 `argmax`）去和标签比？",
                    "That is 0: is it floor division `//`, or the largest scores, instead of their positions "
                    "(`argmax`), compared with the labels?",
                ),
                Mistake(
                    count / (n * classes),
                    "除以了全部分数的个数；要除以样本数 `len(y)`。",
                    "This was divided by the number of scores; divide by the number of examples, `len(y)`.",
                ),
            )


def _is_linear(module):
    return isinstance(module, nn.Linear)


def _shape(layer):
    return tuple(layer.weight.shape)


@exercise(
    hints=[
        Text(
            "`nn.CrossEntropyLoss` 要的是什么：分数，还是概率？",
            "What does `nn.CrossEntropyLoss` expect: scores, or probabilities?",
        ),
        Text(
            "softmax 已经在损失函数里了，做了两次，差距就被压扁。",
            "The softmax is already inside the loss; done twice, it flattens the differences.",
        ),
        Text("模型到线性层为止。", "Let the model end with the linear layer."),
    ],
    errors=[
        KnownError(
            "mat1 and mat2 shapes",
            "图片是 `(n, 1, h, w)`，线性层之前要展平：留着 `nn.Flatten()`。",
            "Images are `(n, 1, h, w)` and must be flattened before the linear layer: keep `nn.Flatten()`.",
        ),
        KnownError(
            "Boolean value of Tensor",
            "`nn.CrossEntropyLoss` 是类；加上括号，才造出一个损失函数。",
            "`nn.CrossEntropyLoss` is a class; with parentheses after it you get a loss function.",
        ),
    ],
)
def classifier_and_loss(answer):
    """Put known weights into the linear layer, and compare the loss with F.cross_entropy of its scores."""
    for height, classes in [(4, 10), (3, 2)]:
        result = answer.classifier_and_loss(height * height, classes)
        result.satisfies(
            lambda pair: isinstance(pair, tuple | list) and len(pair) == 2 and any(map(_is_linear, pair[0].modules())),
            "应当返回带线性层的模型和损失函数，按这个顺序：`(model, loss_fn)`。",
            "It should return a model with a linear layer and the loss function, in this order: `(model, loss_fn)`.",
        )
        model, loss_fn = result.value
        layers = [module for module in model.modules() if _is_linear(module)]
        result.satisfies(
            lambda _, layers=layers, shape=(classes, height * height): [*map(_shape, layers)] == [shape],
            "模型里应当仍有一个线性层，从 `num_inputs` 到 `num_classes`。",
            "The model should still have one linear layer, from `num_inputs` to `num_classes`.",
        )
        result.satisfies(layers[0].bias is not None, "线性层应当有偏置。", "The linear layer should have a bias.")
        weight, bias = torch.randn(classes, height * height), torch.randn(classes)
        with torch.no_grad():
            layers[0].weight.copy_(weight)
            layers[0].bias.copy_(bias)
        for n, scale in [(16, 1), (1, 1), (16, 300)]:
            X, y = scale * torch.rand(n, 1, height, height), torch.randint(classes, (n,))
            scores = X.flatten(1) @ weight.T + bias
            probabilities = scores.softmax(dim=1)
            output = answer.attempt("model(X)", lambda model=model, X=X: model(X))
            output.satisfies(
                isinstance(output.value, torch.Tensor) and output.value.shape == (n, classes),
                f"`model(X)` 应当是形状为 {(n, classes)} 的张量。",
                f"`model(X)` should be a tensor of shape {(n, classes)}.",
            )
            answer.attempt(
                "loss_fn(model(X), y)", lambda model=model, loss_fn=loss_fn, X=X, y=y: loss_fn(model(X), y)
            ).equals(
                F.cross_entropy(scores, y),
                Mistake(
                    F.cross_entropy(probabilities, y),
                    "softmax 用了两次：模型里一次，`nn.CrossEntropyLoss` 里又一次。模型应当返回分数。",
                    "That is softmax twice: once in the model, once inside `nn.CrossEntropyLoss`. The model should "
                    "return scores.",
                ),
                Mistake(
                    F.cross_entropy(scores.softmax(dim=0), y),
                    "换一个维度没有用：模型里不该有 softmax，它已经在损失里了。",
                    "Another dimension does not help: there should be no softmax in the model, as the loss has it.",
                ),
                Mistake(
                    F.nll_loss(probabilities, y),
                    "`nn.NLLLoss` 要的是概率的**对数**。留着 `nn.CrossEntropyLoss`，去掉模型里的 softmax。",
                    "`nn.NLLLoss` expects the **logarithm** of probabilities. Keep `nn.CrossEntropyLoss` and take the "
                    "softmax out of the model.",
                ),
                Mistake(
                    F.nll_loss(scores, y),
                    "现在一次 softmax 也没有了：`nn.NLLLoss` 里没有 softmax，`nn.CrossEntropyLoss` 里才有。",
                    "Now there is no softmax at all: `nn.NLLLoss` has none inside, `nn.CrossEntropyLoss` has.",
                ),
                Mistake(
                    F.cross_entropy(scores, y, reduction="sum"),
                    "这是总和；要小批量的平均。",
                    "This is the sum; it should be the mean over the minibatch.",
                ),
                Mistake(
                    F.cross_entropy(scores, y, reduction="none"),
                    "这里每个样本一个损失；要小批量的平均。",
                    "Here is a loss for each example; it should be the mean over the minibatch.",
                ),
                Mistake(
                    lambda loss, scale=scale: scale > 1 and not loss.isfinite(),
                    "分数很极端时，先算概率、再取对数，会下溢。让模型返回分数，把 softmax 留给 `nn.CrossEntropyLoss`。",
                    "With extreme scores, probabilities first and logarithms second underflow. Let the model return "
                    "scores and leave the softmax to `nn.CrossEntropyLoss`.",
                ),
                rtol=1e-3,
            )


class Classifier(nn.Linear):
    """A linear layer that notes for each call whether autograd was recording."""

    recorded = False

    def forward(self, X):
        """Return the scores of X."""
        self.recorded = self.recorded or torch.is_grad_enabled()
        return super().forward(X)


@exercise(
    hints=[
        Text(
            "不要对每个小批量的平均再求平均：累加总和与答对的个数，最后各除一次。",
            "Don't average the averages of minibatches: add up totals and counts, and divide once at the end.",
        ),
        Text(
            "`loss_fn` 给的是小批量的平均，乘以 `len(y)` 就是总和。",
            "`loss_fn` gives the mean of a minibatch; times `len(y)` it is the sum.",
        ),
        Text(
            "整个循环放在 `with torch.no_grad():` 里。",
            "Put the whole loop inside `with torch.no_grad():`.",
        ),
    ],
    errors=[
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
    ],
)
def evaluate_classifier(answer):
    """Compare with the whole data at once; the last minibatch short, full, or the only one."""
    loss_fn = nn.CrossEntropyLoss()
    for n, batch_size in [(23, 10), (21, 4), (20, 10), (7, 16)]:
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
        loss = F.cross_entropy(scores, y).item()
        count = (right == y).sum().item()
        batches = [(F.cross_entropy(s, t).item(), (s.argmax(dim=1) == t).float().mean().item())
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
