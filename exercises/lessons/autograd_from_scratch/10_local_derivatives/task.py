"""三个新运算

给 `Value` 添加运算，只要写出它的值和局部导数。写三个函数，`a`、`b` 是 Python 的浮点数，`n` 是正整数：

- `sub(a, b)`：a − b；
- `power(a, n)`：a 的 n 次方，`n` 是常数，不求导；
- `relu(a)`：a 大于 0 时是 a，否则是 0；在 0 处导数取 0，与 PyTorch 一样。

每个函数返回一对：值，和一个元组，依次是对 `a`（和 `b`）的局部导数，与 `Value` 存的一样。例如乘法会返回
`(a * b, (b, a))`。不用 PyTorch。

---

Three new operations

To add an operation to `Value`, its value and its local derivatives are all you need to write. Write three functions;
`a` and `b` are Python floats, `n` is a positive integer:

- `sub(a, b)`: a − b;
- `power(a, n)`: a to the power of n, which is a constant that is not differentiated;
- `relu(a)`: a if it is above 0, else 0; its derivative at 0 is 0, as in PyTorch.

Each returns a pair: the value, and a tuple with the local derivatives with respect to `a` (and `b`), as `Value` stores
them. A multiplication would return `(a * b, (b, a))`. Don't use PyTorch.

---

difficulty: 1
needs: autograd

>>> power(3.0, 2)
(9.0, (6.0,))
"""


def sub(a, b):
    raise NotImplementedError


def power(a, n):
    raise NotImplementedError


def relu(a):
    raise NotImplementedError
