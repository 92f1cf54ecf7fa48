"""输入在前

一张计算图写成字典：每个名字对应它的输入的列表，叶子的列表是空的。`result` 是一个名字。
返回一个列表，里面有 `result` 和它背后的所有名字，每个恰好一次，都排在自己的输入**之后**；与 `result` 无关的名字不要。
符合要求的次序可能不止一种，哪一种都可以。例如图 `{"x": [], "u": ["x", "x"], "y": ["u", "x"]}`，
从 `"y"` 出发，得到 `["x", "u", "y"]`。不要改动 `inputs`。

---

Inputs first

A computation graph is given as a dictionary: for each name the list of its inputs; that of a leaf is empty. `result` is
a name. Return a list of `result` and all names behind it, each exactly once and **after** its inputs; names that
`result` does not depend on are left out. There may be several such orders, and any will do. For example, from `"y"` in
the graph `{"x": [], "u": ["x", "x"], "y": ["u", "x"]}`, the list is `["x", "u", "y"]`. Leave `inputs` as it is.

---

difficulty: 2

>>> inputs_first("y", {"y": ["z", "z"], "z": ["p", "b"], "b": [], "p": []})
['p', 'b', 'z', 'y']
"""


def inputs_first(result, inputs):
    raise NotImplementedError
