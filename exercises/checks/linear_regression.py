"""Checks: linear regression."""

import torch
from torch import nn

from exercises.expect import KnownError, Mistake, Text, exercise


@exercise(
    hints=[
        Text(
            "广播从最后一维对起：`(2, 1)` 和 `(2,)` 各缺什么？",
            "Broadcasting aligns the last dimensions first: what do `(2, 1)` and `(2,)` lack?",
        ),
        Text(
            "`(2,)` 先补成 `(1, 2)`，是一行；`y_hat` 是一列。一列减一行，每个数都和每个数相减。",
            "`(2,)` becomes `(1, 2)`, a row; `y_hat` is a column. A column minus a row subtracts every number from "
            "every number.",
        ),
        Text(
            "在纸上写出全部误差，逐个平方，除以 2，再取平均。",
            "Write all the errors on paper, square each, divide by 2, and take the mean.",
        ),
    ]
)
def loss_shapes(answer):
    """Run the code of the task and compare."""
    y_hat, y = torch.tensor([[0.0], [2.0]]), torch.tensor([0.0, 2.0])
    broadcast, reshaped = y_hat - y, y_hat - y.reshape(y_hat.shape)
    answer.value("error_shape").equals(
        tuple(broadcast.shape),
        Mistake(
            lambda shape: tuple(shape) in [(2,), (2, 1), (1, 2)],
            "一列 `(2, 1)` 减一行 `(2,)`，两边都会被广播，结果比任何一边都大。",
            "A column `(2, 1)` minus a row `(2,)`: both are broadcast, and the result is larger than either.",
        ),
    )
    answer.value("loss").equals(
        (broadcast**2 / 2).mean().item(),
        Mistake(
            0.0,
            "这只看了对角线：另外两个误差拿预测去比了别人的标签，并不是零。",
            "That looks at the diagonal only: the other two errors compare a prediction with somebody else's label, "
            "and are not zero.",
        ),
        Mistake(2.0, "差一个 ½：每个平方都要除以 2。", "The ½ is missing: each square is divided by 2."),
        Mistake(
            4.0, "这是总和；`mean` 还要除以误差的个数。", "This is the sum; `mean` divides by the number of errors."
        ),
    )
    answer.value("reshaped_error_shape").equals(
        tuple(reshaped.shape),
        Mistake(
            lambda shape: tuple(shape) == (2,),
            "`reshape` 把 `y` 变成了 `y_hat` 的形状，不是反过来。",
            "The `reshape` gives `y` the shape of `y_hat`, not the other way round.",
        ),
        Mistake(
            lambda shape: tuple(shape) == (2, 2),
            "形状已经相同，不再广播。",
            "The shapes are equal now, and nothing is broadcast.",
        ),
    )
    answer.value("reshaped_loss").equals(
        (reshaped**2 / 2).mean().item(),
        Mistake(
            1.0,
            "`reshape` 之后，每个预测只和自己的标签比。两个预测都分毫不差。",
            "After the `reshape` each prediction meets its own label only, and both are exactly right.",
        ),
    )


@exercise(
    hints=[
        Text(
            "矩阵乘法是 `@`；看看 `(n, d)` 和 `(d, 1)` 乘出来是什么形状。",
            "The matrix product is `@`; look which shape `(n, d)` times `(d, 1)` has.",
        ),
        Text("偏置直接加上：`(1,)` 会广播到每一行。", "Just add the bias: `(1,)` is broadcast to every row."),
    ],
    errors=[
        KnownError(
            "mat1 and mat2 shapes|inconsistent tensor size",
            "矩阵乘法的形状对不上：左边的列数要等于右边的行数。`X` 是 `(n, d)`，放在左边。",
            "The shapes don't fit the matrix product: the columns on the left must be as many as the rows on the "
            "right. `X` is `(n, d)` and stands on the left.",
        ),
        KnownError(
            "size of tensor a",
            "`*` 是逐元素相乘；这里要矩阵乘法 `@`。",
            "`*` multiplies element by element; this needs the matrix product `@`.",
        ),
    ],
)
def linreg(answer):
    """Compare with the formula on several shapes."""
    for n, d in [(5, 3), (1, 4), (6, 1)]:
        X, w, b = torch.randn(n, d), torch.randn(d, 1), torch.randn(1)
        answer.linreg(X, w, b).equals(
            X @ w + b,
            Mistake(X @ w, "忘了加偏置 `b`。", "The bias `b` is missing."),
            Mistake(
                (X @ w + b).flatten(),
                "数值对了，形状应当是一列 `(n, 1)`，不要展平。",
                "The numbers are right, but they should form a column `(n, 1)`: don't flatten them.",
            ),
            Mistake(
                X * w.T + b,
                "这里各个特征乘了权重，却没有加起来：用矩阵乘法 `@`。",
                "The features are multiplied by their weights but not added up: use the matrix product `@`.",
            ),
        )


@exercise(
    hints=[
        Text(
            "在形状是 `(n, 1)` 和 `(n,)` 时，打印 `(y_hat - y).shape` 看看。",
            "Print `(y_hat - y).shape` for the shapes `(n, 1)` and `(n,)`.",
        ),
        Text(
            "相减之前，先让 `y` 的形状和 `y_hat` 相同。",
            "Before you subtract, give `y` the shape of `y_hat`.",
        ),
        Text(
            "形状要从 `y_hat` 取得，不要写死成 `(-1, 1)`：`y_hat` 也可能是 `(n,)`。",
            "Take the shape from `y_hat` instead of a fixed `(-1, 1)`: `y_hat` may also be `(n,)`.",
        ),
    ],
    errors=[
        KnownError(
            "size of tensor a",
            "两个形状不能相减：先把 `y` 变成 `y_hat` 的形状。",
            "These shapes cannot be subtracted: give `y` the shape of `y_hat` first.",
        ),
        KnownError(
            "Using a target size",
            "这是 PyTorch 的警告：两个形状不同，会被广播。先把 `y` 变成 `y_hat` 的形状。",
            "PyTorch warns that the shapes differ and will be broadcast: give `y` the shape of `y_hat` first.",
        ),
    ],
)
def squared_loss(answer):
    """Compare with half of MSELoss(reduction="none"), all combinations of shapes, n = 1 included."""
    for n in (4, 1):
        for y_hat_shape, y_shape in [((n, 1), (n, 1)), ((n,), (n,)), ((n, 1), (n,)), ((n,), (n, 1))]:
            y_hat, y = torch.randn(y_hat_shape), torch.randn(y_shape)
            expected = nn.MSELoss(reduction="none")(y_hat, y.reshape(y_hat_shape)) / 2
            answer.squared_loss(y_hat, y).equals(
                expected,
                Mistake(2 * expected, "少了 ½。", "The ½ is missing."),
                Mistake(
                    expected.mean(),
                    "这是平均损失；这里要每个样本一个损失，平均留给以后取。",
                    "This is the mean; return one loss for each example and leave the mean for later.",
                ),
                Mistake(
                    2 * expected.mean(),
                    "这是 `MSELoss` 的默认结果：取了平均，而且没有 ½。这里每个样本要一个损失。",
                    "This is what `MSELoss` gives by default: a mean, and without the ½. Return one loss per example.",
                ),
                Mistake(
                    expected.sum(),
                    "这是总和；这里要每个样本一个损失。",
                    "This is the sum; return one loss for each example.",
                ),
                Mistake(
                    lambda loss, n=n: n > 1 and loss.shape == (n, n),
                    "广播把每个预测和每个标签都比了一遍，得到 n × n 个数。相减之前，先让两者的形状相同。",
                    "Broadcasting compared every prediction with every label, which makes n × n numbers. Give both the "
                    "same shape before you subtract.",
                ),
                Mistake(
                    lambda loss, y_hat=y_hat, y=y: loss.shape == y.shape != y_hat.shape,
                    "结果的形状应当是 `y_hat` 的：要变形的是 `y`，不是 `y_hat`。",
                    "The result should have the shape of `y_hat`: it is `y` that must be reshaped, not `y_hat`.",
                ),
            )


@exercise(
    hints=[
        Text(
            "遍历 `params`，对每个 `param` 用 `-=`；`param = param - …` 只会让局部变量另指一个新张量。",
            "Go through `params` and use `-=` on each `param`; `param = param - …` only makes the local name point to "
            "a new tensor.",
        ),
        Text(
            "更新放在 `with torch.no_grad():` 里，自动微分就不会记录它。",
            "Put the update inside `with torch.no_grad():`, and autograd does not record it.",
        ),
        Text(
            "更新之后清零：`param.grad.zero_()`，或者 `param.grad = None`。",
            "Reset the gradient after the update: `param.grad.zero_()`, or `param.grad = None`.",
        ),
    ],
    errors=[
        KnownError(
            "leaf Variable that requires grad",
            "参数要求梯度，所以不能在记录梯度时原地修改：把更新放进 `with torch.no_grad():`。",
            "The parameters require gradients, so they cannot be changed in place while gradients are recorded: put "
            "the update inside `with torch.no_grad():`.",
        ),
        KnownError(
            "NoneType",
            "有的梯度是 `None`：是不是在用它之前就清掉了？",
            "A gradient is `None`: was it cleared before it was used?",
        ),
    ],
)
def sgd(answer):
    """Call it on leaves of autograd with gradients of their own; then look at values, gradients and recording."""
    sgd = answer.raw("sgd")
    w, b = torch.randn(3, 1, requires_grad=True), torch.zeros(1, requires_grad=True)
    before = [w.detach().clone(), b.detach().clone()]
    gradients = [torch.randn(3, 1), torch.randn(1)]
    w.grad, b.grad = gradients[0].clone(), gradients[1].clone()
    after = [param - 0.1 * gradient for param, gradient in zip(before, gradients, strict=True)]

    def step():
        sgd([w, b], 0.1)
        return [w.detach().clone(), b.detach().clone()]

    answer.attempt("sgd([w, b], lr=0.1); [w, b]", step).equals(
        after,
        Mistake(
            before,
            "参数没有变。`param = param - …` 造的是新张量，要用 `-=` 原地修改；清零也要在更新之后。",
            "The parameters did not change. `param = param - …` makes a new tensor: change it in place, with `-=`; and "
            "reset gradients after the update, not before.",
        ),
        Mistake(
            [2 * start - end for start, end in zip(before, after, strict=True)],
            "方向反了：要沿梯度的反方向走，也就是减。",
            "The wrong direction: the step goes against the gradient, so subtract.",
        ),
        Mistake(
            [param - gradient for param, gradient in zip(before, gradients, strict=True)],
            "忘了乘学习率 `lr`。",
            "The learning rate `lr` is missing.",
        ),
        Mistake(
            [after[0], before[1]],
            "只有第一个参数动了：循环是不是提前结束了，比如里面有 `return`？",
            "Only the first parameter moved: does the loop end early, by a `return` inside it?",
        ),
    )
    answer.attempt("w.requires_grad, b.requires_grad", lambda: (w.requires_grad, b.requires_grad)).equals(
        (True, True),
        Mistake(
            lambda required: not all(required),
            "参数不再要求梯度，下一次反向传播就到不了它们。用 `torch.no_grad()`，不要关掉 `requires_grad`。",
            "The parameters no longer require gradients, so the next backward pass cannot reach them. Use "
            "`torch.no_grad()`, and leave `requires_grad` alone.",
        ),
    )
    answer.attempt("w.is_leaf, b.is_leaf", lambda: (w.is_leaf, b.is_leaf)).equals(
        (True, True),
        Mistake(
            lambda leaves: not all(leaves),
            "自动微分记录了这次更新：把更新放进 `with torch.no_grad():`。",
            "Autograd has recorded the update: put it inside `with torch.no_grad():`.",
        ),
    )
    answer.attempt("[w.grad, b.grad]", lambda: [w.grad, b.grad]).satisfies(
        lambda grads: all(grad is None or not grad.any() for grad in grads),
        "梯度没有清零：下一次 `backward()` 会加在它上面。更新之后把每个梯度清零。",
        "The gradients were not reset: the next `backward()` adds to them. Reset each of them after the update.",
    )


@exercise(
    hints=[
        Text(
            "`nn.Linear(num_inputs, 1)` 就是 Xw + b，只是初值不同。",
            "`nn.Linear(num_inputs, 1)` is Xw + b, only with other initial values.",
        ),
        Text(
            "`nn.init` 里有填正态分布和填零的函数，名字以下划线结尾。",
            "`nn.init` has functions that fill in a normal distribution and zeros; their names end in an underscore.",
        ),
        Text(
            "`nn.init.normal_` 的第二个参数是均值；标准差用 `std=` 写明，方差 0.01² 就是标准差 0.01。",
            "The second argument of `nn.init.normal_` is the mean; write the standard deviation as `std=`. A variance "
            "of 0.01² is a standard deviation of 0.01.",
        ),
    ],
)
def linreg_model(answer):
    """Look at the parameters, and compare the model with the formula."""
    for num_inputs in (400, 2):
        result = answer.linreg_model(num_inputs)
        model = result.value
        result.satisfies(
            isinstance(model, nn.Module),
            "应当返回一个模型，即 `nn.Module`，例如 `nn.Linear`。",
            "It should return a model, that is, an `nn.Module` such as `nn.Linear`.",
        )
        params = answer.attempt("parameters", lambda m=model: sorted(m.parameters(), key=torch.numel)).value
        answer.attempt(
            "[param.numel() for param in model.parameters()]", lambda p=params: [*map(torch.numel, p)]
        ).equals(
            [1, num_inputs],
            Mistake([num_inputs], "没有偏置。", "The bias is missing."),
            Mistake(
                lambda sizes: len(sizes) != 2,
                "应当恰好有一份权重和一份偏置：一个线性层就够了。",
                "There should be exactly one weight and one bias: a single linear layer is enough.",
            ),
            Mistake(
                lambda sizes: len(sizes) == 2,
                "权重应当有 `num_inputs` 个数，偏置一个：`nn.Linear` 的第二个参数是输出的个数，这里是 1。",
                "The weight should have `num_inputs` numbers and the bias one: the second argument of `nn.Linear` is "
                "the number of outputs, here 1.",
            ),
        )
        bias, weight = (param.detach() for param in params)
        X = torch.randn(5, num_inputs)
        answer.attempt(f"linreg_model({num_inputs})(X)", lambda m=model, x=X: m(x)).equals(
            X @ weight.reshape(-1, 1) + bias.reshape(1)
        )
        answer.attempt("bias", lambda value=bias: value).satisfies(
            not bias.any(),
            "偏置应当从零开始；`nn.Linear` 自己的初值是随机数，要填成零。",
            "The bias should start at zero; `nn.Linear` starts it at random, so fill it with zeros.",
        )
        if num_inputs == 400:  # enough weights to measure their spread
            spread, centre = weight.std().item(), weight.mean().item()
            answer.attempt("weight.std().item()", lambda value=spread: value).satisfies(
                0.007 < spread < 0.013,
                "权重的标准差应当在 0.01 附近。",
                "The standard deviation of the weights should be near 0.01.",
                Mistake(
                    lambda std: std == 0,
                    "所有权重都一样；它们应当是随机数，标准差 0.01。",
                    "All weights are the same; they should be random, with a standard deviation of 0.01.",
                ),
                Mistake(
                    lambda std: std > 0.5,
                    "标准差在 1 附近：`nn.init.normal_` 的第二个参数是均值，标准差要写 `std=0.01`。",
                    "A standard deviation near 1: the second argument of `nn.init.normal_` is the mean; write "
                    "`std=0.01`.",
                ),
                Mistake(
                    lambda std: 0.02 < std < 0.04,
                    "这是 `nn.Linear` 自己的初值，要换成 N(0, 0.01²)。",
                    "These are the initial values of `nn.Linear` itself; replace them by N(0, 0.01²).",
                ),
                Mistake(
                    lambda std: std < 0.001,
                    "太小了：N(0, 0.01²) 里的 0.01² 是方差，标准差是 0.01。",
                    "Too small: in N(0, 0.01²), 0.01² is the variance; the standard deviation is 0.01.",
                ),
            )
            answer.attempt("weight.mean().item()", lambda value=centre: value).satisfies(
                abs(centre) < 0.003,
                "权重的均值应当在 0 附近。",
                "The mean of the weights should be near 0.",
            )


@exercise(
    hints=[
        Text(
            "顺序是：模型、损失函数、优化器、`DataLoader`，然后两层循环：轮，小批量。",
            "In this order: model, loss function, optimizer, `DataLoader`, then two loops: epochs, and minibatches.",
        ),
        Text(
            "每个小批量：预测、求损失、清除旧梯度、`backward()`、`step()`。",
            "For each minibatch: predict, compute the loss, clear old gradients, `backward()`, `step()`.",
        ),
        Text(
            "`TensorDataset(features, labels)` 把两个张量配成数据集；它交给 `DataLoader` 时写 `shuffle=True`。",
            "`TensorDataset(features, labels)` makes a dataset of the two tensors; pass `shuffle=True` when you give "
            "it to the `DataLoader`.",
        ),
    ],
    errors=[
        KnownError(
            "element 0 of tensors does not require grad",
            "损失和参数断开了：不要在 `no_grad` 里预测，也不要 `detach`。",
            "The loss is cut off from the parameters: don't predict inside `no_grad`, and don't `detach`.",
        ),
        KnownError(
            "grad can be implicitly created only for scalar outputs",
            "只有标量能直接 `backward()`：损失先取平均。",
            "Only a scalar can call `backward()` directly: take the mean of the losses first.",
        ),
        KnownError(
            "Using a target size",
            "预测和标签的形状不同，会被广播：`nn.Linear` 的输出个数应当是 1。",
            "Predictions and labels differ in shape and get broadcast: `nn.Linear` should have one output.",
        ),
    ],
    seconds=60,
)
def train_linreg(answer):
    """Compare what the model has learned with the truth; the last minibatch is short, or the only one."""
    for truth, n, lr, num_epochs, batch_size in [([2.0, -3.4, 4.2], 203, 0.03, 6, 10), ([-1.5, 3.0], 20, 0.1, 100, 32)]:
        truth, d = torch.tensor(truth), len(truth) - 1
        features = torch.randn(n, d)
        labels = features @ truth[:-1, None] + truth[-1] + 0.01 * torch.randn(n, 1)
        mean = labels.mean()
        result = answer.train_linreg(features, labels, lr=lr, num_epochs=num_epochs, batch_size=batch_size)
        model = result.value
        result.satisfies(
            isinstance(model, nn.Module),
            "应当返回训练好的模型，即 `nn.Module`。",
            "It should return the trained model, an `nn.Module`.",
        )

        def learned(model=model, d=d):
            with torch.no_grad():
                outputs = model(torch.cat([torch.eye(d), torch.zeros(1, d)]))  # weights plus bias, then the bias
            return torch.cat([outputs[:-1] - outputs[-1], outputs[-1:]]).flatten()

        answer.attempt("weights and bias of the model", learned).satisfies(
            lambda params, truth=truth: torch.allclose(params, truth, rtol=0, atol=0.03),
            "训练之后，参数离真值还很远。",
            "After the training the parameters are still far from the truth.",
            Mistake(
                lambda params: params.abs().max() < 1.1,
                "参数几乎没有动：有没有调用 `step()`？`zero_grad()` 是不是夹在 `backward()` 和 `step()` "
                "之间？`drop_last` 是不是把小批量丢掉了？",
                "The parameters have hardly moved: is `step()` called? Does `zero_grad()` stand between `backward()` "
                "and `step()`? Does `drop_last` throw minibatches away?",
            ),
            Mistake(
                lambda params, mean=mean: params[:-1].abs().max() < 1.1 and abs(params[-1] - mean) < 0.6,
                "权重接近零，偏置接近标签的平均：每个预测都被拉向所有标签。预测和标签的形状要相同，都是 `(n, 1)`。",
                "The weights are near zero and the bias is near the mean label: every prediction is pulled towards all "
                "labels. Predictions and labels must have the same shape, `(n, 1)`.",
            ),
            Mistake(
                lambda params, truth=truth: ((params / truth > 0.3) & (params / truth < 0.97)).all(),
                "方向对了，但没有走完：每一轮的每一个小批量都要走一步，一共 `num_epochs` 轮。",
                "The right direction, but not all the way: take a step for every minibatch of every epoch, "
                "`num_epochs` epochs in all.",
            ),
            Mistake(
                lambda params: not params.isfinite().all() or params.abs().max() > 1.1,
                "参数来回摆动，停不下来：是不是忘了 `zero_grad()`，旧的梯度越积越多？损失是不是总和，而不是平均？",
                "The parameters swing to and fro without settling: is `zero_grad()` missing, so that old gradients add "
                "up? Is the loss a sum instead of a mean?",
            ),
            expected=truth,
        )
