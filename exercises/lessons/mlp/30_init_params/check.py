"""提示

1. `torch.randn` 抽的是标准差 1 的数。乘以多少，标准差就变成多少。
2. 先乘好，再交给 `nn.Parameter`：这样得到的才是叶子。反过来，乘法的结果不是叶子。
3. 偏置的长度等于这一层输出的个数，用 `torch.zeros`，也要交给 `nn.Parameter`。

---

Hints

1. `torch.randn` draws with standard deviation 1. Multiplying changes it by that factor.
2. Multiply first, then hand it to `nn.Parameter`: that is a leaf. The other way round, a product is no leaf.
3. A bias is as long as its layer has outputs; `torch.zeros` makes it, and it goes into `nn.Parameter` as well.
"""

import torch

from exercises.expect import Mistake


def check(answer):
    """Look at shapes, distribution, leaves and flags; an optimizer has to accept them."""
    for sizes in [(784, 256, 10), (300, 100, 40)]:
        d, h, k = sizes
        result = answer.init_params(*sizes)
        result.satisfies(
            lambda value: (
                isinstance(value, list | tuple)
                and len(value) == 4
                and all(isinstance(param, torch.Tensor) for param in value)
            ),
            "应当是四个张量的列表 `[W1, b1, W2, b2]`。",
            "It should be a list of four tensors, `[W1, b1, W2, b2]`.",
        )
        params = list(result.value)
        for name, param, shape in zip("W1 b1 W2 b2".split(), params, [(d, h), (h,), (h, k), (k,)], strict=True):
            shown = answer.attempt(f"{name} of init_params{sizes}", lambda param=param: param)
            shown.satisfies(
                param.shape == shape,
                f"`{name}` 的形状是 {tuple(param.shape)}，应当是 {shape}。",
                f"The shape of `{name}` is {tuple(param.shape)}; it should be {shape}.",
            )
            shown.satisfies(
                param.dtype == torch.float32,
                f"`{name}` 的 dtype 应当是 float32。",
                f"The dtype of `{name}` should be float32.",
            )
            shown.satisfies(
                param.requires_grad,
                f"`{name}` 不需要梯度：用 `nn.Parameter`，或设 `requires_grad=True`。",
                f"`{name}` asks for no gradient: use `nn.Parameter`, or set `requires_grad=True`.",
            )
            shown.satisfies(
                param.is_leaf,
                f"`{name}` 不是叶子：它是运算（例如乘以 0.01）的结果，优化器不收。先算好，再交给 `nn.Parameter`。",
                f"`{name}` is no leaf but the result of an operation, such as a multiplication by 0.01, and optimizers "
                "refuse it. Compute first, then hand it to `nn.Parameter`.",
            )
            if param.dim() == 1:
                shown.satisfies(not param.any(), f"`{name}` 应当全是零。", f"`{name}` should be all zeros.")
                continue
            spread = param.detach().std().item()
            shown.satisfies(
                abs(spread / 0.01 - 1) < 0.1,
                f"`{name}` 的标准差是 {spread:.2g}，应当是 0.01。",
                f"The standard deviation of `{name}` is {spread:.2g}; it should be 0.01.",
                Mistake(
                    lambda value: not value.any(),
                    f"`{name}` 全是零：那样一步也走不动。",
                    f"`{name}` is all zeros: then nothing ever moves.",
                ),
                Mistake(
                    lambda value: (value == value.flatten()[0]).all(),
                    f"`{name}` 处处是同一个数：隐藏单元就永远相同。",
                    f"`{name}` is the same number everywhere: then all hidden units stay equal.",
                ),
                Mistake(
                    lambda value, spread=spread: spread < 2e-4,
                    f"`{name}` 的标准差约是 0.0001：`N(0, 0.01²)` 里的 0.01² 是方差，标准差是 0.01。",
                    f"The standard deviation of `{name}` is about 0.0001: in `N(0, 0.01²)` the variance is 0.01², and "
                    "the standard deviation 0.01.",
                ),
                Mistake(
                    lambda value, spread=spread: 0.08 < spread < 0.12,
                    f"`{name}` 的标准差约是 0.1，即方差是 0.01；标准差才应当是 0.01。",
                    f"The standard deviation of `{name}` is about 0.1, so 0.01 is its variance; it should be its "
                    "standard deviation.",
                ),
            )
            shown.satisfies(
                abs(param.mean().item()) < 0.001 and param.abs().max() > 0.025,
                f"`{name}` 不像正态分布 `N(0, 0.01²)`：平均应当接近 0，也该有几个超过 0.025 的。",
                f"`{name}` does not look like `N(0, 0.01²)`: the mean should be near 0, and a few entries above 0.025.",
            )
        answer.attempt("torch.optim.SGD(params, lr=0.1)", lambda params=params: torch.optim.SGD(params, lr=0.1))
        for name, weight in (("W1", params[0].detach()), ("W2", params[2].detach())):
            answer.attempt(f"{name} of init_params{sizes}", lambda weight=weight: weight).satisfies(
                weight.unique().numel() > weight.numel() // 2,
                f"`{name}` 里的数互相重复：每一个都要单独抽取，不然隐藏单元就有相同的。",
                f"The numbers of `{name}` repeat each other: draw each on its own, or hidden units are alike.",
            )
        again = answer.init_params(*sizes)
        again.satisfies(
            not torch.equal(again.value[0], params[0]),
            "两次调用给出同样的权重：别在函数里设种子，也别返回同一个张量。",
            "Two calls gave the same weights: don't set a seed in the function, and don't return the same tensors.",
        )
    answer.has_defaults("init_params", num_inputs=784, num_hiddens=256, num_outputs=10)
