"""提示

1. `best_state` 里的张量，和 `model` 的参数是什么关系？训练会不会改到它们？
2. `state_dict()` 不是副本，它的张量与参数共用内存。字典的 `copy()` 也只复制字典，不复制张量。
3. `copy.deepcopy` 连张量一起复制。

---

Hints

1. How are the tensors in `best_state` related to the parameters of `model`? Does training change them?
2. A `state_dict()` is no copy; its tensors share memory with the parameters. And a dictionary's `copy()` copies the
   dictionary, not the tensors.
3. `copy.deepcopy` copies the tensors as well.
"""

import copy
from itertools import pairwise

import torch

from exercises.expect import Mistake
from exercises.lessons.saving.shared import make_model


def check(answer):
    """Train with given losses and look which parameters are left."""
    for losses in (
        [3.0, 1.0, 4.5, 2.0],
        [3.0, 2.0, 4.0, 1.0, 5.0],
        [1.0, 0.999, 2.0],
        [2.0, 1.0],
        [5.0],
        [1.0, 2.0, 1.0],
    ):
        model = make_model()
        states, given, loaded, validated = [], list(losses), [], []
        start, recorded = copy.deepcopy(model.state_dict()), []
        model.register_load_state_dict_post_hook(
            lambda module, keys, model=model, loaded=loaded: loaded.append(1) if module is model else None
        )

        def train_epoch(model, states=states, recorded=recorded):
            recorded.append(torch.is_grad_enabled())
            with torch.no_grad():
                for tensor in model.state_dict().values():
                    tensor += 1
            states.append(copy.deepcopy(model.state_dict()))

        def validation_loss(model, given=given, states=states, validated=validated):
            validated.append(len(states))
            return given[len(states) - 1]

        arguments = (model, train_epoch, validation_loss, len(losses))
        shown = f"train_keeping_best(model, train_epoch, validation_loss, {len(losses)}), losses {losses}"
        result = answer.attempt(
            shown,
            lambda args=arguments: answer.raw("train_keeping_best")(*args),
        )
        result.equals(
            min(losses),
            Mistake(losses[-1], "这是最后的损失，不是最低的。", "This is the last loss, not the lowest."),
            Mistake(max(losses), "这是最高的损失；要最低的。", "This is the highest loss; return the lowest."),
            Mistake(
                lambda value, losses=losses: value in (len(losses), losses.index(min(losses)) + 1),
                "这是轮数；要返回最低的损失。",
                "This is a number of epochs; return the lowest loss.",
            ),
            Mistake(
                lambda value: isinstance(value, tuple),
                "返回了几样；只返回最低的损失，`model` 就地恢复。",
                "Several things came back; return the lowest loss alone, and put `model` back in place.",
            ),
            Mistake(
                lambda value, losses=losses: value in losses,
                "这是其中一轮的损失，不是最低的：只低一点点也算更低。",
                "This is the loss of an epoch, not the lowest: one that is lower by a little is lower, too.",
            ),
        )
        answer.attempt(f"epochs trained by {shown}", lambda states=states: len(states)).equals(
            len(losses),
            Mistake(
                lambda value, losses=losses: value < len(losses),
                "训练提前停了：损失升了一次，以后还可能降到更低。要走完 `num_epochs` 轮。",
                "It stopped early: after a rise the loss may still fall. Run all `num_epochs` epochs.",
            ),
        )
        answer.attempt(f"epochs validated by {shown}", lambda validated=validated: validated).satisfies(
            validated == list(range(1, len(losses) + 1)),
            "每一轮训练之后应当验证一次，不多不少：`validation_loss` 要走一遍验证集，它的结果先存起来。",
            "Each epoch should be validated once, after training: `validation_loss` walks through the validation "
            "set, so keep what it returns.",
        )
        answer.attempt(f"gradient mode in the epochs of {shown}", lambda recorded=recorded: recorded).satisfies(
            all(recorded),
            "`train_epoch` 在 `no_grad` 里调用了，训练就没有梯度：只有验证可以放在里面。",
            "`train_epoch` was called under `no_grad`, where training has no gradients: only validation may be there.",
        )
        ways = [[*state.values()] for state in (start, *states)]
        answer.attempt(f"model.state_dict() after each epoch of {shown}", lambda ways=ways: ways).satisfies(
            all(
                torch.equal(new, old + 1)
                for before, after in pairwise(ways)
                for old, new in zip(before, after, strict=True)
            ),
            "训练的途中 `model` 被放回过：每一轮都接着上一轮训练，到最后才恢复。",
            "`model` was put back during training: each epoch goes on from the last, and only the end puts it back.",
        )
        best = losses.index(min(losses))
        if sum(loss == min(losses) for loss in losses) > 1:  # of a tie, either will do
            last = len(losses) - 1 - losses[::-1].index(min(losses))
            kept = [*model.state_dict().values()]
            best = last if all(map(torch.equal, kept, states[last].values())) else best
        final = answer.attempt("model.state_dict() after it", lambda model=model: list(model.state_dict().values()))
        final.equals(
            list(states[best].values()),
            Mistake(
                lambda value, loaded=loaded: not loaded,
                "损失对了，可是传进来的 `model` 没有放回最好的状态：最后要对它调用 `load_state_dict`；"
                "写成 `model = …`，只是改了名字的指向。",
                "The loss is right, but the `model` passed in was never put back: call its `load_state_dict` in the "
                "end; `model = …` would only let the name point elsewhere.",
            ),
            Mistake(
                list(states[-1].values()),
                "损失对了，`model` 却还是最后一轮的：记住的那些张量与参数共用内存，训练把它们一起改了。",
                "The loss is right, but `model` is still that of the last epoch: the remembered tensors share their "
                "memory with the parameters, and training changed both.",
            ),
            Mistake(
                lambda value, best=states[best]: all(
                    torch.allclose(got.double(), one.double(), 1e-2)
                    for got, one in zip(value, best.values(), strict=True)
                ),
                "恢复的数只准到三位：复制时不要换 dtype。",
                "What was put back is right to three digits: keep the dtype when you copy.",
            ),
            Mistake(
                lambda value, best=states[best]: all(
                    torch.equal(got, tensor)
                    for got, (name, tensor) in zip(value, best.items(), strict=True)
                    if "running" not in name and "num_batches" not in name
                ),
                "参数恢复了，缓冲区（`running_mean` 等）没有：复制整个 `state_dict()`，不只是参数。",
                "The parameters are back, the buffers such as `running_mean` are not: copy the whole `state_dict()`, "
                "not the parameters alone.",
            ),
            Mistake(
                lambda value, best=states[best], last=states[-1]: (
                    all(
                        torch.equal(got, one) or torch.equal(got, other)
                        for got, one, other in zip(value, best.values(), last.values(), strict=True)
                    )
                    and not torch.equal(value[0], next(iter(last.values())))
                ),
                "一部分张量恢复了，其余的还是最后一轮的：复制整个 `state_dict()`，一个也不漏。",
                "Some tensors are back, the others are those of the last epoch: copy the whole `state_dict()`, buffers "
                "such as `running_mean` as well.",
            ),
        )
