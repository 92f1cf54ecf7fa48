"""提示

1. 继续训练除了参数还要什么？动量是谁的状态？
2. `optimizer` 也有 `state_dict()` 和 `load_state_dict()`。把三样放进一个字典，一次 `torch.save`。
3. 字典可以是 `{"epoch": …, "model": …, "optimizer": …}`；读的一边按同样的名字取。

---

Hints

1. What does it take to continue, apart from the parameters? Whose state is the momentum?
2. The `optimizer` has a `state_dict()` and a `load_state_dict()`, too. Put the three things into a dictionary and save
   it at once.
3. The dictionary may be `{"epoch": …, "model": …, "optimizer": …}`; the side that loads uses the same names.
"""

import tempfile
from pathlib import Path

import torch
from torch import nn

from exercises.expect import KnownError, Mistake
from exercises.lessons.saving.shared import NOT_SAVED, UNSAFE

ERRORS = [
    UNSAFE,
    NOT_SAVED,
    KnownError(
        "KeyError",
        "字典里没有这个名字：存和读要用同样的名字。",
        "There is no such name in the dictionary: save and load under the same names.",
    ),
]


def _momentum_started_anew(make, state, train, value):
    for lr in (0.05, 0.1):
        model, optimizer = make()
        model.load_state_dict(dict(zip(model.state_dict(), state, strict=True)))
        optimizer.param_groups[0]["lr"] = lr
        if all(torch.allclose(a, b) for a, b in zip(train(model, optimizer, 3), value, strict=True)):
            return True
    return False


def check(answer):
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
        optimizer.param_groups[0]["lr"] = 0.05  # it has decayed
        answer.attempt("save_checkpoint(path, model, optimizer, 3)", lambda: save(path, model, optimizer, 3))
        at_checkpoint = [tensor.clone() for tensor in model.state_dict().values()]
        unbroken = answer.attempt("three more epochs after save_checkpoint", lambda: train(model, optimizer, 3)).value
        answer.attempt("torch.load(path, weights_only=True)", lambda: torch.load(path, weights_only=True))
        fresh, new_optimizer = make()
        epoch = answer.attempt(
            "load_checkpoint(path, new_model, new_optimizer)", lambda: load(path, fresh, new_optimizer)
        )
        epoch.equals(
            3,
            Mistake(
                lambda value: value is None,
                "什么也没有返回：读完之后 `return` 存下的轮数。",
                "Nothing came back: after loading, `return` the number of epochs that was saved.",
            ),
            Mistake(
                lambda value: isinstance(value, torch.Tensor) and value == 3,
                "轮数对了，可是它是张量：用 `.item()` 取出。",
                "The number is right, but it is a tensor: take it out with `.item()`.",
            ),
            Mistake(
                lambda value: isinstance(value, str | float) and float(value) == 3,
                "轮数对了，可是类型变了：存进去的和返回的都应当是 `int`。",
                "The number is right, but of another type: an `int` goes in, and an `int` comes back.",
            ),
            Mistake(lambda value: not isinstance(value, int), "应当返回轮数。", "It should return the epochs."),
            Mistake(
                lambda value: value != 3,
                "轮数不是存下的那个：`epoch` 要存进文件，再从那里读出来。",
                "This is not the number of epochs that was saved: `epoch` goes into the file and is read from there.",
            ),
        )
        restored = answer.attempt(
            "new_model.state_dict() after load_checkpoint", lambda: list(fresh.state_dict().values())
        )
        restored.equals(
            at_checkpoint,
            Mistake(
                lambda value: all(
                    torch.equal(got, kept)
                    for got, kept, name in zip(value, at_checkpoint, model.state_dict(), strict=True)
                    if name in dict(model.named_parameters())
                ),
                "参数恢复了，缓冲区（`running_mean` 等）没有：存整个 `state_dict()`。",
                "The parameters are back, the buffers such as `running_mean` are not: save the whole `state_dict()`.",
            ),
            Mistake(
                lambda value: not torch.equal(value[0], at_checkpoint[0]),
                "模型没有恢复成写检查点时的样子：要装进传进来的 `model`，而不是另造一个。",
                "The model is not what it was at the checkpoint: fill the `model` that was handed in rather than "
                "making another.",
            ),
            rtol=0,
            atol=0,
        )
        restored.satisfies(
            all(module.training for module in fresh.modules()),
            "模型被留在评估模式：读回来是为了接着训练。",
            "The model is left in evaluation mode, but it was loaded to be trained on.",
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
            Mistake(
                lambda value: new_optimizer.param_groups[0]["lr"] != 0.05,
                "学习率没有恢复：训练途中它变小过，和动量一样在优化器的 `state_dict` 里。",
                "The learning rate was not restored: it has decayed on the way, and is in the optimizer's "
                "`state_dict`, as the momentum is.",
            ),
        )
        other = Path(folder, "other.pt")
        again = answer.attempt(
            "save_checkpoint(other, model, optimizer, 6); load_checkpoint(path, …), load_checkpoint(other, …)",
            lambda: (save(other, model, optimizer, 6), [load(place, *make()) for place in (path, other)])[1],
        )
        again.equals(
            [3, 6],
            Mistake(
                [3, 3],
                "轮数写死了：`epoch` 要存进文件。",
                "The number of epochs is fixed: `epoch` goes into the file.",
            ),
            Mistake(
                [6, 6],
                "第二个检查点盖掉了第一个：存到传进来的 `path`，也从那里读。",
                "The second checkpoint has replaced the first: save to the `path` passed in, and load from there.",
            ),
        )
