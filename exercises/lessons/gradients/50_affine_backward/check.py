"""提示

1. 形状帮你想：`dX` 是 `(n, d)`，由 `dY` `(n, k)` 和 `W` `(d, k)` 相乘，只有一种乘法可行。
2. `b` 加到了每一行，各行的梯度要**相加**。

---

Hints

1. Shapes help: `dX` is `(n, d)`, made of `dY`, `(n, k)`, and `W`, `(d, k)`; only one product fits.
2. `b` is added to every row, so the gradients of the rows **add up**.
"""

import torch

from exercises.expect import Mistake
from exercises.means import AUTOGRAD


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

    for n, d, k in [(3, 2, 4), (1, 1, 1), (2, 3, 1), (5, 3, 3)]:
        X, W, b, dY = (torch.randn(s, dtype=torch.float64) for s in [(n, d), (d, k), (k,), (n, k)])

        def scalar(X=X, W=W, b=b, dY=dY):
            return ((X @ W + b) * dY).sum()

        dX, dW, db = (differences(scalar, tensor) for tensor in (X, W, b))
        answer.affine_backward(X, W, dY).equals(
            (dX, dW, db),
            Mistake(
                (dX, dW.T, db), "`dW` 转置了：它的形状与 `W` 相同。", "`dW` is transposed: it has the shape of `W`."
            ),
            Mistake(
                (dX, dW, dY.mean(dim=0)),
                "`db` 平均了：`b` 加到每一行，各行的梯度要相加。",
                "`db` is a mean: `b` is added to every row, so the gradients of the rows add up.",
            ),
            Mistake(
                (dX, dW, dY), "`db` 的形状应当与 `b` 相同：对各行求和。", "`db` has the shape of `b`: add up the rows."
            ),
            Mistake(
                (dX, dW, dY.sum(dim=0, keepdim=True)),
                "`db` 多了一维：它的形状是 `(k,)`。",
                "`db` has a dimension too many: its shape is `(k,)`.",
            ),
            Mistake(
                (dX / n, dW / n, db / n),
                "都除以了 n：平均是后面的运算的事，已经在 `dY` 里了。",
                "All are divided by n: a mean would be one of the later operations, and is in `dY` already.",
            ),
            *(
                Mistake(
                    (dX, dW / size, db),
                    f"`dW` 除以了 {size}：各行的贡献相加，不取平均。",
                    f"`dW` is divided by {size}: what the rows contribute is added up, with no mean.",
                )
                for size in {n, d, k} - {1}
            ),
            Mistake(
                (torch.ones_like(dY) @ W.T, X.T @ torch.ones_like(dY), torch.ones_like(dY).sum(dim=0)),
                "没有用上 `dY`：每一项都要乘上它。",
                "`dY` is not used: it is a factor of each.",
            ),
            Mistake(
                (dX * X, dW, db),
                "`dX` 多乘了 `X`：它只是 `dY` 乘 `W` 的转置。",
                "`dX` is multiplied by `X` as well: it is just `dY` times the transpose of `W`.",
            ),
            Mistake((dW, dX, db), "次序不对：`(dX, dW, db)`。", "The wrong order: `(dX, dW, db)`."),
            rtol=1e-6,
            atol=1e-7,
        )
    single = torch.ones(2, 3), torch.ones(3, 2), torch.ones(2, 2)
    answer.affine_backward(*single).equals((torch.full((2, 3), 2.0), torch.full((3, 2), 2.0), torch.full((2,), 2.0)))
    answer.keeps_to("affine_backward", lambda n: (torch.ones(n, 3), torch.ones(3, 2), torch.ones(n, 2)), AUTOGRAD)
