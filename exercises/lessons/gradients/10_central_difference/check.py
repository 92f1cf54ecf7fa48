"""提示

1. 向右挪 `h` 算一次 `f`，向左挪 `h` 再算一次。
2. 两点相距 `2 * h`。`/ 2 * h` 是先除以 2 再乘以 `h`，要加括号。

---

Hints

1. Evaluate `f` once with `h` to the right, once to the left.
2. The two points are `2 * h` apart. `/ 2 * h` divides by 2 and then multiplies by `h`; use brackets.
"""

import torch

from exercises.expect import Mistake
from exercises.means import AUTOGRAD


def cube(x):
    """Return x³, elementwise."""
    return x**3


def check(answer):
    """Compare with the closed forms for the cube, 3x² + h², and for the sine, cos(x) sin(h) / h."""
    for shape in ((), (3,), (1,), (2, 1)):
        x = torch.randn(shape, dtype=torch.float64) + 2
        h = 0.1
        exact = 3 * x**2 + h**2
        answer.central_difference(cube, x, h).equals(
            exact,
            Mistake(
                exact + 3 * x * h,
                "这是向前差商 `(f(x + h) − f(x)) / h`，误差与 `h` 成正比。左边也要挪。",
                "This is the forward difference `(f(x + h) − f(x)) / h`, with an error in proportion to `h`. Move to "
                "the left as well.",
            ),
            Mistake(
                exact - 3 * x * h,
                "这是向后差商，只往左挪了。右边也要挪。",
                "This is the backward difference, which only moves to the left. Move to the right as well.",
            ),
            Mistake(
                2 * exact,
                "大了一倍：两点相距 `2h`，不是 `h`。",
                "Twice too large: the two points are `2h` apart, not `h`.",
            ),
            Mistake(
                3 * x**2 + h**2 / 4,
                "步长只有 `h / 2`：左右各挪 `h`，再除以 `2h`。",
                "The step is `h / 2` only: move by `h` to either side, and divide by `2h`.",
            ),
            Mistake(
                exact * h * h,
                "`/ 2 * h` 是先除以 2，再**乘以** `h`。写成 `/ (2 * h)`。",
                "`/ 2 * h` divides by 2 and then **multiplies** by `h`. Write `/ (2 * h)`.",
            ),
            Mistake(
                cube(x + h) - cube(x - h) / (2 * h),
                "只有后一项被除了：差要放在括号里，`(… − …) / (2 * h)`。",
                "Only the second term is divided: put the difference into parentheses, `(… − …) / (2 * h)`.",
            ),
            Mistake(
                6 * x,
                "这是二阶差商，求的是二阶导数：只要右边减左边，除以 `2h`。",
                "This is the second difference, for the second derivative: right minus left over `2h` is all.",
            ),
            Mistake(
                cube(x + h) - cube(x - h),
                "还要除以两点的距离 `2h`。",
                "It still has to be divided by the distance of the two points, `2h`.",
            ),
            Mistake(-exact, "符号反了：右边减左边。", "The sign is wrong: right minus left."),
            Mistake(
                3 * x**2,
                "这是精确的导数，或者步长小得多的差商：要用传进来的 `h`，那样误差是 `h²`。",
                "This is the exact derivative, or a difference with a much smaller step: use the `h` passed in, "
                "which makes an error of `h²`.",
            ),
        )
    x = torch.randn(2, 3, dtype=torch.float64)
    h = torch.tensor(1e-4, dtype=torch.float64)
    answer.central_difference(torch.sin, x, 1e-4).equals(torch.cos(x) * torch.sin(h) / h)
    answer.keeps_to("central_difference", lambda n: (torch.sin, torch.zeros(n), 0.1), forbidden=AUTOGRAD, loops=True)
