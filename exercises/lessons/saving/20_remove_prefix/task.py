"""去掉名字前面的 module.

用 `nn.DataParallel` 包过的模型，`state_dict` 里每个名字前面都多了一截 `module.`。
返回一个新字典：开头的 `module.` 去掉**一次**，名字里别处的不动；没有这一截的名字原样保留。张量和次序不变，
也不要改动传进来的字典。

---

Remove module. from the names

In the `state_dict` of a model wrapped by `nn.DataParallel` each name begins with `module.`. Return a new dictionary in
which a leading `module.` is removed **once**, while the rest of the name stays; names that do not begin with it stay
as they are. Keep the tensors and their order, and leave the given dictionary alone.

---

difficulty: 1
needs: pipeline_parts

>>> remove_prefix({"module.weight": 1, "bias": 2})
{'weight': 1, 'bias': 2}
"""


def remove_prefix(state):
    raise NotImplementedError
