"""少了一维的标签

下面的注释里，同样的预测和标签，算了两次损失，第二次多了 `reshape`。不要运行，先想：两次相减各得到什么形状？
两个损失各是多少？把 `...` 换成答案：形状写成元组，例如 `(3, 4)`；损失写成一个数。

---

Labels with a missing dimension

In the comments below, the loss of the same predictions and labels is computed twice, the second time with a `reshape`.
Don't run it, think first: which shape has each of the two differences, and how large is each loss? Replace `...` by the
answers: shapes as tuples, such as `(3, 4)`, and losses as numbers.

---

difficulty: 1
needs: tensors

>>> tuple((torch.ones(3, 1) - torch.ones(2)).shape)
(3, 2)
"""

# y_hat = torch.tensor([[0.0], [2.0]])
# y = torch.tensor([0.0, 2.0])
#
# error = y_hat - y
# loss = (error**2 / 2).mean()
error_shape = ...
loss = ...

# error = y_hat - y.reshape(y_hat.shape)
# loss = (error**2 / 2).mean()
reshaped_error_shape = ...
reshaped_loss = ...
