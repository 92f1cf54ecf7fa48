"""Errors that any answer may raise, in words: what they mean and where to look. Checks know more of their own."""

from __future__ import annotations

import re

from exercises.mistakes import NO_DATA, NO_SNIPPETS
from exercises.text import Text

NAMES = [  # (searched for in "RuntimeError: the message", Chinese, English); groups fill the words
    (
        r"NameError: name '(?P<name>torch|torchvision|nn|F|math|random|np)' is not defined",
        "文件里没有引入 `{name}`：在最上面加上 `import` 的那一行。",
        "`{name}` is not imported: add the `import` at the top of the file.",
    ),
    (
        r"NameError: name '(?P<name>\w+)' is not defined",
        "这里没有名叫 `{name}` 的东西：拼写和参数名对得上吗？是不是还没有赋值就用了？",
        "There is nothing called `{name}` here: is it spelt like the parameter, and does it have a value by then?",
    ),
    (
        r"UnboundLocalError: .*variable '(?P<name>\w+)'",
        "`{name}` 还没有值就用到了：赋值的那一行在后面，或者在这一次没有走到的分支、循环里。",
        "`{name}` has no value yet: the line that gives it one comes later, or stands in a branch or a loop that was "
        "not run this time.",
    ),
    (
        r"TypeError: (?P<name>[\w.<>]+)\(\) (takes|missing|got an unexpected|got multiple)",
        "`{name}` 的参数和调用的地方对不上：看看个数、次序和名字。",
        "The parameters of `{name}` and the call do not fit: look at their number, order and names.",
    ),
    (
        r"AttributeError: 'NoneType'|'NoneType' object|'NoneType' and|and 'NoneType'",
        "这里用到的是 `None`：前面的一步什么也没有返回，或者 `grad` 还没有算出来。",
        "This works on `None`: a step before it has returned nothing, or a `grad` has not been computed yet.",
    ),
    (
        r"AttributeError: (?:type object )?'?(?P<kind>[\w.]+)'? (?:object )?has no attribute '(?P<name>\w+)'",
        "`{kind}` 没有 `{name}`：拼写对吗？这里应当是这种对象吗？",
        "`{kind}` has no `{name}`: is it spelt right, and is this the kind of object that you expect here?",
    ),
    (
        r"AttributeError: module '(?P<kind>[\w.]+)' has no attribute '(?P<name>\w+)'",
        "`{kind}` 里没有 `{name}`：拼写对吗？",
        "There is no `{name}` in `{kind}`: is it spelt right?",
    ),
    (
        r"(?P<what>__getitem__|__len__)(\.|$)|has no len\(\)",
        "要用的方法没有找到：`__len__`、`__getitem__` 的名字前后各有两条下划线，要写在类里面。",
        "A method that is needed is not there: `__len__` and `__getitem__` have two underscores on either side, and "
        "stand within the class.",
    ),
    (
        'missing the required "forward" function',
        "模型没有 `forward`：名字要正好是它，缩进在类里面。",
        "The model has no `forward`: the name has to be just that, and stand within the class.",
    ),
    (
        r"cannot assign .* before Module.__init__|Module\.__init__\(\) call",
        "`__init__` 的第一行要调用 `super().__init__()`。",
        "The first line of `__init__` should call `super().__init__()`.",
    ),
]
SHAPES = [
    (
        r"shapes cannot be multiplied \((?P<a>\d+x\d+) and (?P<b>\d+x\d+)\)",
        "矩阵相乘，左边的列数要等于右边的行数，这里是 {a} 和 {b}：要转置，还是要换次序？",
        "In a product of matrices the columns on the left are as many as the rows on the right, and these are {a} and "
        "{b}: is a transpose missing, or is the order another?",
    ),
    (
        r"inconsistent tensor size|size mismatch|must have same reduction dim|at mm|dimensions of batch2",
        "矩阵（向量）相乘，左边的列数要等于右边的行数，这里对不上。",
        "In a product the columns on the left have to be as many as the rows on the right, which they are not.",
    ),
    (
        r"size of tensor a \((?P<a>\d+)\) must match the size of tensor b \((?P<b>\d+)\)",
        "这两个形状不能广播：从右边对齐，{a} 对上了 {b}。",
        "The two shapes do not broadcast: aligned at the right, {a} meets {b}.",
    ),
    (
        r"shape '(?P<a>\[.*\])' is invalid for input of size (?P<b>\d+)",
        "{b} 个数排不成 {a} 这个形状：大小是从参数来的，还是写死的？",
        "{b} numbers cannot take the shape {a}: are the sizes those of the arguments, or fixed ones?",
    ),
    (
        r"Sizes of tensors must match|stack expects|shape mismatch|shapes? .* (cannot|do not) (be )?broadcast",
        "放在一起的张量，形状要对得上，这里对不上。",
        "Tensors that are put together need shapes that fit, and these do not.",
    ),
    (
        r"Dimension out of range.*got (?P<a>-?\d+)",
        "没有第 {a} 维：这个张量的维度比你想的少。",
        "There is no dimension {a}: the tensor has fewer dimensions than you expect.",
    ),
    (
        r"index (?P<a>-?\d+) is out of bounds for dimension (?P<b>\d+) with size (?P<c>\d+)",
        "第 {b} 维的大小是 {c}，没有下标 {a}：下标从 0 数起，大小不总是一样。",
        "Dimension {b} has size {c} and no index {a}: indices count from 0, and the size is not always the same.",
    ),
    (
        r"IndexError: (list|tuple|string|pop).* (index out of range|from empty)",
        "下标超出了长度：长度不总是一样，下标从 0 数起。",
        "An index is beyond the end: the length is not always the same, and indices count from 0.",
    ),
    (
        r"(too many|not enough) values to unpack|cannot unpack",
        "等号右边的项数和左边的名字数不同。",
        "There are more or fewer items right of `=` than names on its left.",
    ),
]
GRADIENTS = [
    (
        "does not require grad and does not have a grad_fn",
        "要求导的结果没有记录：路上有一步在 `no_grad` 里，或者用了 `detach`、`.data`、`item`，或者参数不需要梯度。",
        "What is to be differentiated has no record: a step was under `no_grad`, or used `detach`, `.data` or `item`, "
        "or no parameter requires a gradient.",
    ),
    (
        "backward through the graph a second time",
        "同一张计算图反向传播了两遍：每一步都要重新做前向计算；从前一步留下来的，先 `detach()`。",
        "The same graph was gone through twice: compute forward anew in each step, and `detach()` what is kept from "
        "the last one.",
    ),
    (
        "leaf Variable that requires grad is being used in an in-place|view of a leaf Variable",
        "需要梯度的叶子不能原地修改：更新参数放进 `torch.no_grad()` 的块里，别的地方造一个新张量。",
        "A leaf that requires a gradient cannot be changed in place: update parameters in a block under "
        "`torch.no_grad()`, and make a new tensor anywhere else.",
    ),
    (
        "implicitly created only for scalar outputs",
        "只有标量能直接 `backward()`：先 `mean()` 或者 `sum()`。",
        "Only a scalar can call `backward()` directly: take `mean()` or `sum()` first.",
    ),
    (
        "modified by an inplace operation",
        "反向传播要用的数，被原地修改了（`+=` 之类）：造一个新张量。",
        "Numbers that the backward pass needs were changed in place, as by `+=`: make a new tensor.",
    ),
    (
        "Can't call numpy|Use tensor.detach",
        "需要梯度的张量不能直接变成 NumPy 数组：先 `detach()`。",
        "A tensor that requires a gradient does not become a NumPy array: `detach()` it first.",
    ),
    (
        "can't optimize a non-leaf|empty parameter list",
        "优化器要的是叶子参数：模型自己的 `parameters()`，不能是运算的结果，也不能一个都没有。",
        "An optimizer takes leaves, those of `parameters()`: no results of operations, and at least one.",
    ),
]
KINDS = [
    (
        r"must be Tensor, not|must be tuple of Tensors, not|expected Tensor as element",
        "这个函数要的是张量，给它的不是。",
        "This function takes a tensor, and it was given something else.",
    ),
    (
        "expected np.ndarray",
        "`from_numpy` 把 NumPy 数组变成张量，给它的不是数组（一个数也不是）。",
        "`from_numpy` turns a NumPy array into a tensor, and what it was given is none; a single number is not.",
    ),
    (
        r"unsupported operand type\(s\) for (?P<a>\S+): '(?P<b>\w+)' and '(?P<c>\w+)'",
        "`{a}` 不能用在 {b} 和 {c} 之间：其中一个应当是别的东西。",
        "`{a}` does not work between {b} and {c}: one of them should be something else.",
    ),
    (
        "Boolean value of Tensor with more than one value is ambiguous",
        "很多数的张量不能当作一个真假：逐个元素地选用 `torch.where` 或者布尔下标，合成一个用 `all()`、`any()`。",
        "A tensor of many numbers is neither true nor false: choose entry by entry with `torch.where` or a mask, or "
        "make one of it with `all()` or `any()`.",
    ),
    (
        r"cannot be converted to Scalar|only (one|integer) (element )?tensors|only \d?-?dimensional",
        "有不止一个数的张量，不能当作一个 Python 的数用。",
        "A tensor of more than one number cannot stand for a Python number.",
    ),
    (
        r"result type (?P<a>\w+) can't be cast to the desired output type (?P<b>\w+)",
        "原地运算不改变 dtype：{a} 放不进 {b} 的张量。造一个新张量。",
        "An operation in place keeps the dtype: {a} does not fit into a tensor of {b}. Make a new one.",
    ),
    (
        "could not infer output dtype|can only be called on floating|only Tensors of floating point|not implemented "
        "for '(Long|Int|Bool|Byte)'",
        "这里的张量是整数或者布尔的，要先变成浮点数：`.float()`。",
        "The tensor here is one of integers or booleans; turn it into floats first: `.float()`.",
    ),
    (
        r"expected scalar type|have the same dtype|[Ee]xpected .*dtype|[Ii]ndex tensors? .*|"
        "tensors used as indices",
        "dtype 对不上：一起运算的张量 dtype 要相同，作下标和类别的要是 `int64`。",
        "The dtypes do not fit: tensors that are multiplied share one, and indices and classes are `int64`.",
    ),
    (
        "same device|expected device|is on meta|device meta|on the meta device|Cannot copy out of meta",
        "张量不在同一个设备上：新造的张量要写 `device=`，和参数的一样。",
        "The tensors are on different devices: a new one needs `device=`, that of the arguments.",
    ),
    (
        r"'(?P<a>[\w.]+)' object is not (?P<b>callable|iterable|subscriptable|an iterator)",
        "这里的对象是 {a}，不能这样用：多了或少了括号？名字被重新赋值了？",
        "This object is of type {a}, which cannot be used so: are parentheses missing or too many, or has the name "
        "been given another value?",
    ),
    (
        r"KeyError: (?P<a>.+)",
        "没有 {a} 这个键：字典里有哪些名字，先看一看。",
        "There is no key {a}: look which names the dictionary has.",
    ),
    (
        "ZeroDivisionError",
        "除以了 0：有一个个数可以是 0，或者还没有数。",
        "This divides by 0: a count can be 0, or nothing has been counted yet.",
    ),
    (
        "RecursionError",
        "函数没完没了地调用自己。",
        "A function calls itself without end.",
    ),
    (
        r"ModuleNotFoundError: No module named '(?P<a>[\w.]+)'",
        "这里没有 `{a}`：练习只用 PyTorch 和 Python 自带的模块。",
        "There is no `{a}` here: the exercises need PyTorch and what comes with Python, nothing else.",
    ),
    (
        "StopIteration|generator raised",
        "没有下一个了，还在用 `next` 取：用 `for` 循环。",
        "There is no next one, and `next` asks for it: use a `for` loop.",
    ),
    (
        "AssertionError",
        "你自己的 `assert` 不成立。",
        "An `assert` of your own does not hold.",
    ),
]


def in_words(said: str) -> Text:
    """Return what an error that reads "RuntimeError: the message" is about, or only of which kind it is."""
    for known in (NO_DATA, NO_SNIPPETS):
        if re.search(known.pattern, said):
            return known.text
    for pattern, zh, en in (*NAMES, *SHAPES, *GRADIENTS, *KINDS):
        if found := re.search(pattern, said):
            return Text(zh, en).filled(**found.groupdict())
    kind = said.partition(":")[0]
    return Text(f"运行时出错了：{kind}。", f"It raised an error: {kind}.")
