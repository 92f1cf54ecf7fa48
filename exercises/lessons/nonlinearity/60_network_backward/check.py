"""提示

1. 先重做一遍前向计算，留下 `Z = X @ W1 + b1` 和 `H = relu(Z)`。
2. 从后往前：`dH = dY @ W2.T`，再经过 relu，再经过第一个仿射变换。
3. relu 只让 `Z > 0` 的地方的梯度通过：`dZ = dH * (Z > 0)`。

---

Hints

1. Do the forward pass again first, and keep `Z = X @ W1 + b1` and `H = relu(Z)`.
2. From back to front: `dH = dY @ W2.T`, then through relu, then through the first affine map.
3. relu lets a gradient through only where `Z > 0`: `dZ = dH * (Z > 0)`.
"""

import torch

from exercises.expect import Mistake
from exercises.means import AUTOGRAD


def _known(X, W1, b1, dY, dH, right):
    """Yield four gradients that a known mistake makes, with words."""
    n, Z, dW1, db1, dW2, db2 = len(X), X @ W1 + b1, *right
    if n > 1:
        yield (
            [dW1, db1 / n, dW2, db2 / n],
            "偏置的梯度取了平均：应当是各行的和，`sum(dim=0)`。",
            "The gradients of the biases are means: they should be sums over the rows, `sum(dim=0)`.",
        )
        yield (
            [gradient / n for gradient in right],
            "都除以了 n：平均已经在 `dY` 里了，这里只求和。",
            "All are divided by n: a mean is in `dY` already, and here are sums only.",
        )
    times, mask = dH * Z.relu(), dH * (X @ W1 > 0)
    yield (
        [X.T @ times, times.sum(dim=0), dW2, db2],
        "梯度乘上了 `H`：relu 的导数是 0 或 1，乘的是 `Z > 0`。",
        "The gradient was multiplied by `H`: the derivative of relu is 0 or 1, so the factor is `Z > 0`.",
    )
    yield (
        [X.T @ mask, mask.sum(dim=0), dW2, db2],
        "relu 看的是 `X @ W1` 的正负，漏了 `b1`：应当是 `Z = X @ W1 + b1` 的。",
        "relu looks at the sign of `X @ W1` without `b1`; it should be that of `Z = X @ W1 + b1`.",
    )
    yield (
        [0 * dW1, db1, dW2, db2],
        "`dW1` 全是 0：`X` 在算它之前变了吗？",
        "`dW1` is all 0: has `X` changed before it was computed?",
    )


def check(answer):
    """Compare with central differences in double precision, on several shapes."""

    def differences(scalar, tensor, h=1e-5):
        """Return the gradient of scalar() by the numbers of tensor, by central differences."""
        found, flat = torch.zeros_like(tensor), tensor.view(-1)
        for i in range(flat.numel()):
            old = flat[i].item()
            values = []
            for moved in (old + h, old - h):
                flat[i] = moved
                values.append(scalar().item())
            flat[i], found.view(-1)[i] = old, (values[0] - values[1]) / (2 * h)
        return found

    for n, d, h, k in [(3, 2, 4, 2), (1, 1, 1, 1), (4, 3, 5, 1), (2, 1, 3, 3)]:
        shapes = [(n, d), (d, h), (h,), (h, k), (k,), (n, k)]
        X, W1, b1, W2, b2, dY = (torch.randn(shape, dtype=torch.float64) for shape in shapes)

        def scalar(X=X, W1=W1, b1=b1, W2=W2, b2=b2, dY=dY):
            return ((torch.relu(X @ W1 + b1) @ W2 + b2) * dY).sum()

        expected = [differences(scalar, tensor) for tensor in (W1, b1, W2, b2)]
        Z, dH = X @ W1 + b1, dY @ W2.T
        by_sign = dH * (dH > 0)
        answer.network_backward(X, W1, b1, W2, b2, dY).equals(
            expected,
            Mistake(
                [X.T @ dH, dH.sum(dim=0), *expected[2:]],
                "梯度没有经过 relu：`Z` 不大于 0 的地方，梯度是 0。",
                "The gradient has not gone through relu: where `Z` is not above 0 it is 0.",
            ),
            Mistake(
                [X.T @ by_sign, by_sign.sum(dim=0), *expected[2:]],
                "relu 看的是 `dH` 的正负，应当看前向计算时 `Z` 的正负。",
                "relu looks at the sign of `dH`; it should be that of `Z` in the forward pass.",
            ),
            Mistake(
                [*expected[:2], Z.T @ dY, expected[3]],
                "`dW2` 用了 relu 之前的 `Z`：第二层的输入是 `H = relu(Z)`。",
                "`dW2` uses `Z` from before relu: what goes into the second layer is `H = relu(Z)`.",
            ),
            *(Mistake([*wrong], zh, en) for wrong, zh, en in _known(X, W1, b1, dY, dH, expected)),
            Mistake(
                [expected[i] for i in (2, 3, 0, 1)],
                "次序不对：`[dW1, db1, dW2, db2]`。",
                "The wrong order: `[dW1, db1, dW2, db2]`.",
            ),
            rtol=1e-6,
            atol=1e-7,
        )
    answer.keeps_to(
        "network_backward",
        lambda n: (
            torch.ones(n, n),
            torch.ones(n, n),
            torch.ones(n),
            torch.ones(n, n),
            torch.ones(n),
            torch.ones(n, n),
        ),
        AUTOGRAD,
    )
