"""提示

1. 写一个调用自己的函数 `visit(name)`：先访问它的每个输入，然后把 `name` 放到列表末尾。
2. 已经在列表里的名字，不再访问：它可能是几个结果的输入。
3. 先放自己、再访问输入，最后把列表倒过来，是不够的：经过另一个输入还有更长的路时，次序就错了。

---

Hints

1. Write a function that calls itself, `visit(name)`: first it visits each of the inputs, then it appends `name`.
2. Don't visit a name that is in the list already: it may be an input of several results.
3. To append a name before its inputs and reverse the list at the end is not enough: the order is wrong where a longer
   path leads to the same input.
"""

import torch

from exercises.expect import KnownError, Mistake

ERRORS = [
    KnownError(
        "RecursionError",
        "函数没完没了地调用自己：访问的应当是输入，`visit(u)`，不是 `visit(name)`。",
        "The function calls itself without end: visit the inputs, `visit(u)`, not the name again.",
    )
]
GRAPHS = [
    ("x", {"x": []}),
    ("y", {"x": [], "u": ["x", "x"], "y": ["u", "x"]}),
    ("y", {"w": [], "x": [], "p": ["w", "x"], "b": [], "z": ["p", "b"], "y": ["z", "z"]}),
    ("y", {"y": ["b", "a"], "a": ["b"], "b": ["x"], "x": []}),  # a longer path leads to b
    ("y", {"y": ["a", "b"], "a": ["b"], "b": ["x"], "x": []}),
    ("u", {"x": [], "u": ["x"], "y": ["u", "v"], "v": ["x"]}),  # y and v are not behind u
]


def random_graph(size):
    """Return the name of a result and a graph of the size, in which inputs are older names, listed in any order."""
    names = [f"n{k}" for k in torch.randperm(size).tolist()]
    graph = {name: [names[i] for i in torch.randint(k, (2,))] if k > 1 else [] for k, name in enumerate(names)}
    return names[-1], {name: graph[name] for name in sorted(graph)}


def behind(result, inputs):
    """Return the set of result and of all names that it depends on."""
    found, new = {result}, {result}
    while new := {u for name in new for u in inputs[name]} - found:
        found |= new
    return found


def check(answer):
    """Take any list that has the names behind the result once each, inputs first."""
    for result, inputs in [*GRAPHS, *(random_graph(12) for _ in range(20))]:
        wanted = behind(result, inputs)
        answer.inputs_first(result, inputs).satisfies(
            lambda got: isinstance(got, list | tuple) and all(isinstance(name, str) for name in got),
            "应当是名字的列表。",
            "It should be a list of names.",
        ).satisfies(
            lambda got, wanted=wanted: wanted <= {*got},
            "少了名字：`result` 自己和它背后的每个名字都要有，叶子也要。",
            "A name is missing: `result` itself and every name behind it belong in the list, leaves, too.",
        ).satisfies(
            lambda got, wanted=wanted: {*got} <= wanted,
            "有多余的名字：`result` 不依赖它。从 `result` 出发，只访问输入。",
            "There is a name that `result` does not depend on. Start at `result` and visit inputs only.",
        ).satisfies(
            lambda got: len(got) == len({*got}),
            "有的名字出现了不止一次：已经在列表里的，不再访问。",
            "A name is there more than once: don't visit what is in the list already.",
        ).satisfies(
            lambda got, inputs=inputs: all(got.index(u) < got.index(name) for name in got for u in inputs[name]),
            "有的名字排在它的输入前面：往回走时，它还没有收齐就会往下传。所有输入都放好以后，才放自己。",
            "A name stands before one of its inputs: on the way back, a gradient would be passed on before all of it "
            "has arrived. Append a name only when all its inputs are in the list.",
            Mistake(
                lambda got, inputs=inputs: all(got.index(u) > got.index(name) for name in got for u in inputs[name]),
                "次序正好反了：输入在前，结果在后。",
                "It is the other way round: inputs first, the result last.",
            ),
        )
