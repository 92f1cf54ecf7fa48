"""每一步一样大

一次训练用 ½e² 的平均作损失，批量大小是 30，学习率是 0.06。模型、小批量都不变，只把损失换成下面的三种，
学习率各取多少，才能走出同样的步子？把 `...` 换成数。

---

The same steps

A training uses the mean of ½e² as its loss, a batch size of 30 and a learning rate of 0.06. Keep the model and the
minibatches and change only the loss: which learning rate takes the same steps with each of the three below? Replace
`...` by numbers.

---

difficulty: 2
needs: linear_regression

>>> e = torch.tensor(1.0, requires_grad=True)
>>> torch.autograd.grad(e**2 / 2, e), torch.autograd.grad(3 * e**2, e)
((tensor(1.),), (tensor(6.),))
"""

# nn.MSELoss()
lr_mse_mean = ...

# nn.MSELoss(reduction="sum")
lr_mse_sum = ...

# (error**2 / 2).sum()
lr_half_sum = ...
