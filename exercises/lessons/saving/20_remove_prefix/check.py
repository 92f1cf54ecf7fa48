"""提示

1. 用字典推导式：名字换一换，张量不动。
2. `lstrip` 去掉的是一**组字符**，`replace` 会换掉每一处。要去掉开头的一段，字符串有另一个方法。
3. 那个方法是 `name.removeprefix("module.")`。

---

Hints

1. A dictionary comprehension: change the names, keep the tensors.
2. `lstrip` removes a **set of characters**, `replace` replaces every occurrence. To remove a leading part, strings have
   another method.
3. That method is `name.removeprefix("module.")`.
"""

import re

import torch
from torch import nn

from exercises.expect import Mistake
from exercises.lessons.saving.shared import make_model


def check(answer):
    """Compare the names on what DataParallel adds and on names that lead lstrip and replace astray."""
    wrapped = dict(nn.DataParallel(make_model()).state_dict())
    tricky = ("module.model.weight", "module.submodule.bias", "module.module.x", "head.b", "head.module.c")
    alike = ("modules.a", "module.Encoder.b", "module_c")
    for state in (wrapped, {name: torch.randn(2) for name in (*tricky, *alike)}, {}):
        expected = [name.removeprefix("module.") for name in state]
        given = dict(state)
        result = answer.attempt(
            f"remove_prefix(…), names {list(state)}", lambda d=given: answer.raw("remove_prefix")(d)
        )
        result.satisfies(
            lambda value: isinstance(value, dict),
            "应当返回字典。",
            "It should return a dictionary.",
        )
        names = answer.attempt(result.call, lambda result=result: list(result.value))
        names.equals(
            expected,
            Mistake(list(state), "名字没有变。", "The names have not changed."),
            Mistake(
                list(dict.fromkeys(name.lstrip("module.") for name in state)),
                '`lstrip("module.")` 去掉的是开头属于 m、o、d、u、l、e、. 的**所有字符**，`model` 也给吃掉了。',
                '`lstrip("module.")` removes **every** leading character out of m, o, d, u, l, e and the dot, and so '
                "eats `model`, too.",
            ),
            Mistake(
                list(dict.fromkeys(name.replace("module.", "") for name in state)),
                "`replace` 把名字中间的 `module.` 也换掉了：`submodule.bias` 成了 `subbias`。",
                "`replace` also replaces `module.` in the middle of a name: `submodule.bias` became `subbias`.",
            ),
            Mistake(
                list(dict.fromkeys(name.replace("module.", "", 1) for name in state)),
                "`replace` 也会动名字中间的 `module.`：`head.module.c` 成了 `head.c`。只去掉开头的。",
                "`replace` also reaches into a name: `head.module.c` became `head.c`. Remove it at the beginning only.",
            ),
            Mistake(
                [name.removeprefix("module.") for name in state if name.startswith("module.")],
                "不以 `module.` 开头的名字丢了：它们要原样留下。",
                "Names without `module.` at the beginning are lost: they stay as they are.",
            ),
            Mistake(
                list(dict.fromkeys(name[len("module.") :] for name in state)),
                "没有 `module.` 的名字也被切掉了开头：先看它是不是以此开头。",
                "Names without `module.` lost their beginning as well: look first whether a name starts with it.",
            ),
            Mistake(
                list(dict.fromkeys(name.strip("module.") for name in state)),
                '`strip("module.")` 两头都去掉这些**字符**，名字的末尾也给吃掉了。',
                '`strip("module.")` removes such **characters** from both ends, and so eats the end of names, too.',
            ),
            Mistake(
                list(dict.fromkeys(name.split(".", 1)[-1] for name in state)),
                "第一个点之前的都去掉了，不管是不是 `module`：`head.b` 成了 `b`。",
                "All before the first dot is gone, whether it is `module` or not: `head.b` became `b`.",
            ),
            Mistake(
                [name[6:] if name.startswith("module") else name for name in state],
                "少去掉一个：`module.` 有 7 个字符，连点在内。",
                "One too few: `module.` has 7 characters with its dot.",
            ),
            Mistake(
                [name[7:] if name.startswith("module") else name for name in state],
                "`modules.a`、`module_c` 不以 `module.` 开头：点也要对上；正则表达式里的点要写成 `\\.`。",
                "`modules.a` and `module_c` do not begin with `module.`: the dot counts as well, and in a regular "
                "expression it is `\\.`.",
            ),
            Mistake(
                [re.sub(r"^(module\.)+", "", name) for name in state],
                "开头的 `module.` 去掉了不止一次：`module.module.x` 应当成为 `module.x`。",
                "More than one `module.` was removed at the beginning: `module.module.x` should become `module.x`.",
            ),
            Mistake(
                lambda value, state=state: all(
                    name in (key.split("module.")[-1], key.split("module.", 1)[-1])
                    for name, key in zip(value, state, strict=True)
                ),
                "名字中间的 `module.` 也算了，它前面的都去掉了：只看名字的开头。",
                "A `module.` within a name counts as well here, and all before it is gone: look at the beginning only.",
            ),
            Mistake(
                lambda value, expected=expected: (
                    [name.lower() for name in value] == [name.lower() for name in expected]
                ),
                "大小写变了：名字的其余部分不动。",
                "Capitals have changed: leave the rest of each name.",
            ),
            Mistake(
                lambda value, expected=expected: sorted(value) == sorted(expected),
                "名字都对，次序变了。",
                "The names are right, their order has changed.",
            ),
        )
        tensors = answer.attempt(result.call, lambda result=result: list(result.value.values()))
        tensors.equals(list(state.values()))
        answer.attempt("the given dictionary afterwards", lambda given=given: list(given)).satisfies(
            list(given) == list(state),
            "传进来的字典被改动了：造一个新的。",
            "The given dictionary was changed: make a new one.",
        )
