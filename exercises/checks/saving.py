"""Checks: saving and loading."""

import copy
import os
import pickle
import tempfile
from pathlib import Path

import torch
from torch import nn

from exercises.expect import KnownError, Mistake, Text, exercise

UNSAFE = KnownError(
    "UnpicklingError",
    "文件里有 `weights_only=True` 不接受的类：只存张量、数、字符串和由它们组成的字典、列表，模型存 `state_dict()`。",
    "The file holds a class that `weights_only=True` refuses. Store only tensors, numbers, strings, and dictionaries "
    "or lists of these; of a model, the `state_dict()`.",
)
NOT_SAVED = KnownError(
    "FileNotFoundError",
    "没有找到文件：保存的函数要用 `torch.save` 把它写到 `path`。",
    "The file is not there: the function that saves has to write it to `path` with `torch.save`.",
)


def make_model():
    """Return a small network with a buffer and with dropout."""
    return nn.Sequential(nn.Linear(4, 6), nn.BatchNorm1d(6), nn.ReLU(), nn.Dropout(0.5), nn.Linear(6, 3))


class MakesFolder:
    """An object whose file makes a folder when it is loaded."""

    def __init__(self, path):
        self.path = path

    def __reduce__(self):
        return os.mkdir, (self.path,)


@exercise(
    hints=[
        Text(
            "`torch.save(对象, path)` 写，`torch.load(path)` 读。该存的对象是一个字典，不是模型。",
            "`torch.save(object, path)` writes, `torch.load(path)` reads. The object to save is a dictionary, not the "
            "model.",
        ),
        Text(
            "`torch.load` 给出字典，`model.load_state_dict` 把字典装进模型。模式不在字典里，要自己切。",
            "`torch.load` gives a dictionary, `model.load_state_dict` puts it into the model. The mode is not in it; "
            "switching is up to you.",
        ),
        Text(
            '`map_location="cpu"` 和 `weights_only=True` 都是 `torch.load` 的参数。别忘了 `return model`。',
            '`map_location="cpu"` and `weights_only=True` are both arguments of `torch.load`. Don\'t forget `return '
            "model`.",
        ),
    ],
    errors=[
        UNSAFE,
        NOT_SAVED,
        KnownError(
            "Expected state_dict to be dict-like",
            "`load_state_dict` 要的是字典：中间少了 `torch.load`，或者文件里存的不是 `state_dict`。",
            "`load_state_dict` wants a dictionary: a `torch.load` is missing in between, or it is no `state_dict` "
            "that was saved.",
        ),
        KnownError(
            "Missing key",
            "文件里缺了几个名字：只存 `parameters()` 就没有缓冲区。存整个 `state_dict()`。",
            "Some names are missing from the file: `parameters()` alone has no buffers. Save the whole `state_dict()`.",
        ),
    ],
)
def save_and_load(answer):
    """Save and load a network with buffers; then try to smuggle code in."""
    model = make_model()
    with torch.no_grad():
        for tensor in model.state_dict().values():
            tensor += torch.rand(tensor.shape).to(tensor.dtype)
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "model.pt")
        answer.save_model(model, path)
        stored = answer.attempt("torch.load(path, weights_only=True)", lambda: torch.load(path, weights_only=True))
        stored.satisfies(
            lambda value: list(value) == list(model.state_dict()),
            "文件里应当正好是 `model.state_dict()`，不多也不少。",
            "The file should hold `model.state_dict()`, no more and no less.",
            Mistake(
                lambda value: list(value) == [name for name, _ in model.named_parameters()],
                "只有参数，没有缓冲区（`running_mean` 等）：存 `state_dict()`。",
                "There are parameters only, and no buffers such as `running_mean`: save the `state_dict()`.",
            ),
        )
        result = answer.load_model(make_model(), path)
        result.satisfies(
            lambda value: isinstance(value, nn.Module),
            "应当返回模型。",
            "It should return the model.",
            Mistake(
                lambda value: hasattr(value, "missing_keys"),
                "返回的是 `load_state_dict` 的结果，不是模型：另写一行 `return model`。",
                "This is what `load_state_dict` returns, not the model: write `return model` on a line of its own.",
            ),
        )
        for name, tensor in model.state_dict().items():
            answer.attempt(
                f'load_model(make_model(), path).state_dict()["{name}"]', lambda n=name: result.value.state_dict()[n]
            ).equals(tensor)
        result.satisfies(
            not any(module.training for module in result.value.modules()),
            "张量都对，但模型还在训练模式：模式不在 `state_dict` 里，装好之后要 `eval()`。",
            "The tensors are right, but the model is still in training mode: the mode is not in the `state_dict`, so "
            "call `eval()` after loading.",
        )
        _load_harmful(answer, folder)


def _load_harmful(answer, folder):
    made, harmful = os.path.join(folder, "made"), os.path.join(folder, "harmful.pt")
    torch.save(MakesFolder(made), harmful)
    load = answer.raw("load_model")
    try:
        load(make_model(), harmful)
    except pickle.UnpicklingError:
        return
    except Exception:  # whatever comes of what was in the file; what counts is whether it ran
        pass
    shown = answer.attempt("load_model(make_model(), harmful_file)", lambda: "…")
    shown.satisfies(
        not os.path.exists(made),
        "只是读了一个文件，文件里的代码就运行了：用 `weights_only=True`。",
        "A file was only loaded, and code in it ran: use `weights_only=True`.",
    )


@exercise(
    hints=[
        Text("用字典推导式：名字换一换，张量不动。", "A dictionary comprehension: change the names, keep the tensors."),
        Text(
            "`lstrip` 去掉的是一**组字符**，`replace` 会换掉每一处。要去掉开头的一段，字符串有另一个方法。",
            "`lstrip` removes a **set of characters**, `replace` replaces every occurrence. To remove a leading part, "
            "strings have another method.",
        ),
        Text('那个方法是 `name.removeprefix("module.")`。', 'That method is `name.removeprefix("module.")`.'),
    ]
)
def remove_prefix(answer):
    """Compare the names on what DataParallel adds and on names that lead lstrip and replace astray."""
    wrapped = dict(nn.DataParallel(make_model()).state_dict())
    tricky = ("module.model.weight", "module.submodule.bias", "module.module.x", "head.b")
    for state in (wrapped, {name: torch.randn(2) for name in tricky}, {}):
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
                list(dict.fromkeys(name[len("module.") :] for name in state)),
                "没有 `module.` 的名字也被切掉了开头：先看它是不是以此开头。",
                "Names without `module.` lost their beginning as well: look first whether a name starts with it.",
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


@exercise(
    hints=[
        Text(
            "`best_state` 里的张量，和 `model` 的参数是什么关系？训练会不会改到它们？",
            "How are the tensors in `best_state` related to the parameters of `model`? Does training change them?",
        ),
        Text(
            "`state_dict()` 不是副本，它的张量与参数共用内存。字典的 `copy()` 也只复制字典，不复制张量。",
            "A `state_dict()` is no copy; its tensors share memory with the parameters. And a dictionary's `copy()` "
            "copies the dictionary, not the tensors.",
        ),
        Text("`copy.deepcopy` 连张量一起复制。", "`copy.deepcopy` copies the tensors as well."),
    ]
)
def train_keeping_best(answer):
    """Train with given losses and look which parameters are left."""
    for losses in ([3.0, 1.0, 2.0, 4.0], [2.0, 1.0], [5.0], [1.0, 2.0, 1.0]):
        model = make_model()
        states, given = [], iter(losses)

        def train_epoch(model, states=states):
            with torch.no_grad():
                for tensor in model.state_dict().values():
                    tensor += 1
            states.append(copy.deepcopy(model.state_dict()))

        def validation_loss(model, given=given):
            return next(given)

        arguments = (model, train_epoch, validation_loss, len(losses))
        shown = f"train_keeping_best(model, train_epoch, validation_loss, {len(losses)}), losses {losses}"
        result = answer.attempt(
            shown,
            lambda args=arguments: answer.raw("train_keeping_best")(*args),
        )
        result.equals(
            min(losses), Mistake(losses[-1], "这是最后的损失，不是最低的。", "This is the last loss, not the lowest.")
        )
        best = losses.index(min(losses))
        final = answer.attempt("model.state_dict() after it", lambda model=model: list(model.state_dict().values()))
        final.equals(
            list(states[best].values()),
            Mistake(
                list(states[-1].values()),
                "损失对了，`model` 却还是最后一轮的：记住的那些张量与参数共用内存，训练把它们一起改了。",
                "The loss is right, but `model` is still that of the last epoch: the remembered tensors share their "
                "memory with the parameters, and training changed both.",
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
        )


@exercise(
    hints=[
        Text(
            "继续训练除了参数还要什么？动量是谁的状态？",
            "What does it take to continue, apart from the parameters? Whose state is the momentum?",
        ),
        Text(
            "`optimizer` 也有 `state_dict()` 和 `load_state_dict()`。把三样放进一个字典，一次 `torch.save`。",
            "The `optimizer` has a `state_dict()` and a `load_state_dict()`, too. Put the three things into a "
            "dictionary and save it at once.",
        ),
        Text(
            '字典可以是 `{"epoch": …, "model": …, "optimizer": …}`；读的一边按同样的名字取。',
            'The dictionary may be `{"epoch": …, "model": …, "optimizer": …}`; the side that loads uses the same '
            "names.",
        ),
    ],
    errors=[
        UNSAFE,
        NOT_SAVED,
        KnownError(
            "KeyError",
            "字典里没有这个名字：存和读要用同样的名字。",
            "There is no such name in the dictionary: save and load under the same names.",
        ),
    ],
)
def resume_training(answer):
    """Break a training off, resume with another start, and compare with the training without a break."""
    X, y = torch.randn(32, 4), torch.randint(3, (32,))

    def make():
        model = nn.Sequential(nn.Linear(4, 6), nn.BatchNorm1d(6), nn.ReLU(), nn.Linear(6, 3))
        return model, torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9)

    def train(model, optimizer, num_epochs):
        for _ in range(num_epochs):
            optimizer.zero_grad()
            nn.functional.cross_entropy(model(X), y).backward()
            optimizer.step()
        return [tensor.detach().clone() for tensor in model.state_dict().values()]

    save, load = answer.raw("save_checkpoint"), answer.raw("load_checkpoint")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "checkpoint.pt")
        model, optimizer = make()
        train(model, optimizer, 3)
        answer.attempt("save_checkpoint(path, model, optimizer, 3)", lambda: save(path, model, optimizer, 3))
        at_checkpoint = [tensor.clone() for tensor in model.state_dict().values()]
        unbroken = train(model, optimizer, 3)
        answer.attempt("torch.load(path, weights_only=True)", lambda: torch.load(path, weights_only=True))
        fresh, new_optimizer = make()
        epoch = answer.attempt(
            "load_checkpoint(path, new_model, new_optimizer)", lambda: load(path, fresh, new_optimizer)
        )
        epoch.equals(
            3, Mistake(lambda value: not isinstance(value, int), "应当返回轮数。", "It should return the epochs.")
        )
        restored = answer.attempt(
            "new_model.state_dict() after load_checkpoint", lambda: list(fresh.state_dict().values())
        )
        restored.equals(
            at_checkpoint,
            Mistake(
                lambda value: not torch.equal(value[0], at_checkpoint[0]),
                "模型没有恢复成写检查点时的样子：要装进传进来的 `model`，而不是另造一个。",
                "The model is not what it was at the checkpoint: fill the `model` that was handed in rather than "
                "making another.",
            ),
            rtol=0,
            atol=0,
        )
        resumed = answer.attempt("three more epochs after load_checkpoint", lambda: train(fresh, new_optimizer, 3))
        resumed.satisfies(
            lambda value: all(torch.equal(a, b) for a, b in zip(value, unbroken, strict=True)),
            "接着训练三轮，参数与没有中断时不同。",
            "After three more epochs the parameters differ from those of a training without a break.",
            Mistake(
                lambda value: _momentum_started_anew(make, at_checkpoint, train, value),
                "模型恢复了，动量却从零开始：优化器的状态也要存、也要读。",
                "The model was restored, but the momentum started from zero: save and load the optimizer's state, too.",
            ),
        )


def _momentum_started_anew(make, state, train, value):
    model, optimizer = make()
    model.load_state_dict(dict(zip(model.state_dict(), state, strict=True)))
    return all(torch.allclose(a, b) for a, b in zip(train(model, optimizer, 3), value, strict=True))
