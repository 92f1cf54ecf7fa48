"""改错：没有一个负的分数

下面的函数应当返回带一个隐藏层的多层感知机。可是训练起来不对劲：分数没有一个是负的，准确率也不比 softmax 回归高。
找出原因，改好它。函数仍返回一个 `nn.Module`，输入 `(n, 1, 28, 28)`（或别的大小），输出分数 `(n, num_outputs)`。

---

Fix it: not one negative score

The function below should return a multilayer perceptron with one hidden layer. But something is wrong in training: not
one score is negative, and the accuracy is no better than that of softmax regression. Find the cause and repair it. The
function still returns an `nn.Module` from `(n, 1, 28, 28)` (or another size) to scores `(n, num_outputs)`.

---

difficulty: 2
needs: nonlinearity, pipeline_parts

>>> model = sequential_mlp(4, 8, 3)
>>> model(torch.ones(5, 1, 2, 2)).shape
torch.Size([5, 3])
"""

from torch import nn


def sequential_mlp(num_inputs=784, num_hiddens=256, num_outputs=10):
    hidden, output = nn.Linear(num_inputs, num_hiddens), nn.Linear(num_hiddens, num_outputs)
    return nn.Sequential(nn.Flatten(), hidden, output, nn.ReLU())
