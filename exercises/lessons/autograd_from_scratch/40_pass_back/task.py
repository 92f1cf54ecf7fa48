"""往回传

`order` 是计算图里名字的列表，每个都排在它的输入之后，最后一个是结果。`inputs[name]` 是 `name` 的输入的列表，
`local[name]` 是对其中每一个的局部导数，两个列表一样长；叶子的列表是空的。同一个输入可以出现不止一次。

返回一个字典：`order` 里每个名字对应结果对它的导数，结果自己的是 `1.0`。不用 PyTorch，不要改动参数。

---

Pass it back

`order` is a list of the names in a computation graph, each after its inputs; the last one is the result.
`inputs[name]` is the list of the inputs of `name`, and `local[name]` that of the local derivatives by each of them;
both are empty for a leaf. An input may be listed more than once.

Return a dictionary: for each name in `order`, the derivative of the result by it; that of the result itself is `1.0`.
Don't use PyTorch, and leave the arguments as they are.

---

difficulty: 3
needs: autograd

>>> inputs = {"x": [], "u": ["x", "x"], "y": ["u", "x"]}
>>> local = {"x": [], "u": [2.0, 2.0], "y": [2.0, 4.0]}
>>> pass_back(["x", "u", "y"], inputs, local)
{'x': 12.0, 'u': 2.0, 'y': 1.0}
"""


def pass_back(order, inputs, local):
    raise NotImplementedError
