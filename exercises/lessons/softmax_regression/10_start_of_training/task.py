"""训练之前

看注释里的代码，不要运行，先想：模型有多少个参数？分数和标签各是什么形状？全部参数都是零时，损失是多少？把 `...`
换成答案：形状写成元组，损失准确到两位小数（可以用 `math.log`）。

---

Before training

Look at the code in the comments. Don't run it, think first: how many parameters does the model have? Which shapes have
scores and labels? How large is the loss while all parameters are zero? Replace `...` by the answers: shapes as tuples,
the loss to two decimal places (you may use `math.log`).

---

difficulty: 1
needs: fashion_mnist

>>> layer = nn.Linear(3, 2)
>>> sum(param.numel() for param in layer.parameters())
8
"""

import math

# X = torch.rand(64, 1, 28, 28)
# y = torch.randint(10, (64,))
# model = nn.Sequential(nn.Flatten(), nn.Linear(784, 10))
num_parameters = ...

# scores = model(X)
scores_shape = ...

# labels = scores.argmax(dim=1)
labels_shape = ...

# nn.init.zeros_(model[1].weight)
# nn.init.zeros_(model[1].bias)
# loss = nn.CrossEntropyLoss()(model(X), y)
start_loss = ...
