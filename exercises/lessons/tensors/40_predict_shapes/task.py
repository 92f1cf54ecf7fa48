"""不运行，说出形状

注释里每个式子的结果是什么形状？把 `...` 换成元组，例如 `(2, 3)`；只有一个维度写 `(3,)`，标量写 `()`。
如果 PyTorch 会报错，就写 `"error"`。先想好再核对，不要先运行。

---

Name the shape without running anything

What is the shape of the result of each expression in the comments? Replace the `...` by a tuple such as `(2, 3)`; write
`(3,)` for one dimension and `()` for a scalar. If PyTorch raises an error, write `"error"`. Think before you check, and
don't run the expressions first.

---

difficulty: 1

>>> tuple((torch.ones(4, 2) + torch.ones(2)).shape)
(4, 2)
"""

add_row = ...  # torch.ones(2, 3) + torch.ones(3)
add_short = ...  # torch.ones(2, 3) + torch.ones(2)
add_column = ...  # torch.ones(2, 3) + torch.ones(2)[:, None]
difference = ...  # torch.ones(4, 1) - torch.ones(4)
pairs = ...  # torch.ones(5, 1, 2) * torch.ones(4, 2)
row_sums = ...  # torch.ones(2, 3).sum(dim=1)
one_row = ...  # torch.ones(2, 3)[0:1]
