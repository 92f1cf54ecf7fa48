"""提示

1. 列表不能用一整个张量作下标；一个标签一个标签地取。
2. 一个列表推导式就够了：对 `labels` 里的每个标签，取 `class_names` 里的名字。

---

Hints

1. A list cannot be indexed by a whole tensor; take one label at a time.
2. A list comprehension will do: for each label in `labels`, the name in `class_names`.
"""

import types

import torch

from exercises.expect import KnownError, Mistake

ERRORS = [
    KnownError(
        "'int' object is not iterable",
        "这里循环的是一个整数：只有一个标签时，`squeeze()` 之后的 `tolist()` 给出的不是列表。",
        "This loops over an integer: with a single label, `tolist()` after `squeeze()` gives no list.",
    ),
    KnownError(
        "converted to (a scalar|an index|a Scalar)|only integer tensors of a single element",
        "不能把一整个张量用作列表的下标：一个标签一个标签地取。",
        "A whole tensor cannot index a list: take one label at a time.",
    ),
    KnownError(
        "KeyError|unhashable",
        "张量不能当字典的键：先用 `.item()` 或 `.tolist()` 变成 Python 的整数。",
        "A tensor is no key for a dictionary: make it a Python integer first, with `.item()` or `.tolist()`.",
    ),
]


CLASS_NAMES = ["T-shirt", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"]


def check(answer):
    """Compare with the list of names; one label and none included."""
    for labels in [torch.randperm(10), torch.randint(10, (6,)), torch.tensor([9]), torch.tensor([], dtype=torch.int64)]:
        expected = [CLASS_NAMES[label] for label in labels.tolist()]
        answer.label_names(labels).equals(
            expected,
            Mistake(
                [CLASS_NAMES[label - 1] for label in labels.tolist()],
                "差一个：标签从 0 数起，0 就是第一个名字。",
                "Off by one: labels start at 0, and 0 is the first name.",
            ),
            Mistake(
                [CLASS_NAMES[label] for label in labels.unique().tolist()],
                "名字按类别的编号排了：要按 `labels` 里的次序，重复的也要留着。",
                "The names are in the order of the classes: keep that of `labels`, with those that repeat.",
            ),
            Mistake(
                [CLASS_NAMES[label] for label in labels.sort().values.tolist()],
                "名字按类别的编号排了：要按 `labels` 里的次序。",
                "The names are in the order of the classes: keep that of `labels`.",
            ),
            Mistake(
                lambda names, expected=expected: (
                    isinstance(names, list)
                    and len({*names}) == len(names)
                    and {*names} == {*expected}
                    and (names != expected)
                ),
                "名字是对的，次序或者个数不对：集合（`set`）不记次序，也不留重复的。",
                "The right names, but not in their order or number: a `set` keeps neither order nor repetitions.",
            ),
            Mistake(
                lambda names: names is None,
                "这一次什么也没有返回：没有标签时，结果是空的列表。",
                "Nothing came back this time: without labels the result is an empty list.",
            ),
            Mistake(
                lambda names: isinstance(names, types.GeneratorType | map),
                "这是生成器，还没有取出名字：用方括号，或者 `list(…)`。",
                "This is a generator, from which no name has been taken yet: use square brackets, or `list(…)`.",
            ),
            Mistake(
                lambda names: isinstance(names, str),
                "这只是一个名字；结果应当是列表，每个标签一个名字。",
                "This is one name only; the result should be a list with a name for each label.",
            ),
            Mistake(
                labels.tolist(),
                "这些还是数；每个数都是 `class_names` 里的一个下标。",
                "These are still numbers; each of them is an index into `class_names`.",
            ),
            Mistake(
                lambda names, expected=expected: (
                    isinstance(names, list)
                    and len(names) > len(expected)
                    and names[len(names) - len(expected) :] == expected
                ),
                "上一次调用的名字还在里面：每次调用都要新造一个列表，参数的默认值只造一次。",
                "The names of earlier calls are still there: make a new list in each call, as a default value is made "
                "once.",
            ),
            Mistake(
                [name.lower() for name in expected],
                "名字要和 `class_names` 里的一样，大小写也是。",
                "Names are to be as they are in `class_names`, capitals too.",
            ),
            Mistake(
                CLASS_NAMES[: len(expected)],
                "这是第 0 到 n − 1 个名字：下标应当是标签，不是样本的序号。",
                "These are names 0 to n − 1: the index should be the label, not the number of the example.",
            ),
            Mistake(
                lambda names: not isinstance(names, list | tuple),
                "应当是列表。",
                "It should be a list.",
            ),
        )
