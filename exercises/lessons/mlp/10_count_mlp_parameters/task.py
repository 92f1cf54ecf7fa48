"""一共多少个参数

`sizes` 是多层感知机各层的宽度，例如 `[784, 256, 10]`：784 个输入，256 个隐藏单元，10 个分数；隐藏层可以有好几个，
也可以没有。相邻两层之间是一个全连接层，带偏置。返回参数里一共有多少个数，一个 `int`。

---

How many parameters?

`sizes` has the widths of the layers of a multilayer perceptron, such as `[784, 256, 10]`: 784 inputs, 256 hidden units,
10 scores. There may be several hidden layers, or none. Between neighbours is a fully connected layer with a bias.
Return how many numbers all the parameters hold, an `int`.

---

difficulty: 1
needs: tensors

>>> count_mlp_parameters([3, 2])
8
"""


def count_mlp_parameters(sizes):
    raise NotImplementedError
