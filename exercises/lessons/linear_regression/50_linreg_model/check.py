"""提示

1. `nn.Linear(num_inputs, 1)` 就是 Xw + b，只是初值不同。
2. `nn.init` 里有填正态分布和填零的函数，名字以下划线结尾。
3. `nn.init.normal_` 的第二个参数是均值；标准差用 `std=` 写明，方差 0.01² 就是标准差 0.01。

---

Hints

1. `nn.Linear(num_inputs, 1)` is Xw + b, only with other initial values.
2. `nn.init` has functions that fill in a normal distribution and zeros; their names end in an underscore.
3. The second argument of `nn.init.normal_` is the mean; write the standard deviation as `std=`. A variance of 0.01² is
   a standard deviation of 0.01.
"""

import torch
from torch import nn

from exercises.expect import Mistake


def check(answer):
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
        answer.attempt("requires_grad of the parameters", lambda p=params: [q.requires_grad for q in p]).satisfies(
            all,
            "参数不再需要梯度：这样的模型训练不了。填好初值之后，`requires_grad` 要还是 `True`。",
            "A parameter requires no gradient, so the model cannot be trained: `requires_grad` should still be `True` "
            "once the initial values are in.",
        )
        answer.linreg_model(num_inputs).satisfies(
            lambda again, model=model: again is not model and not {*again.parameters()} & {*model.parameters()},
            "两次调用返回了同一个模型：每次要造一个新的。",
            "Two calls return the same model: make a new one each time.",
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
            largest = weight.abs().max().item()
            answer.attempt("weight.abs().max().item()", lambda value=largest: value).satisfies(
                largest > 0.02,
                "权重不像来自正态分布：400 个里应当有几个超过两倍的标准差，均匀分布就没有。",
                "The weights do not look normal: of 400 a few should be beyond two standard deviations, which uniform "
                "numbers never are.",
            )
            answer.attempt("weight.mean().item()", lambda value=centre: value).satisfies(
                abs(centre) < 0.003,
                "权重的均值应当在 0 附近。",
                "The mean of the weights should be near 0.",
            )
