"""提示

1. `torch.save(对象, path)` 写，`torch.load(path)` 读。该存的对象是一个字典，不是模型。
2. `torch.load` 给出字典，`model.load_state_dict` 把字典装进模型。模式不在字典里，要自己切。
3. `map_location="cpu"` 和 `weights_only=True` 都是 `torch.load` 的参数。别忘了 `return model`。

---

Hints

1. `torch.save(object, path)` writes, `torch.load(path)` reads. The object to save is a dictionary, not the model.
2. `torch.load` gives a dictionary, `model.load_state_dict` puts it into the model. The mode is not in it; switching is
   up to you.
3. `map_location="cpu"` and `weights_only=True` are both arguments of `torch.load`. Don't forget `return model`.
"""

import os
import pickle
import tempfile
import zipfile

import torch
from torch import nn

from exercises.expect import KnownError, Mistake
from exercises.lessons.saving.shared import NOT_SAVED, UNSAFE, make_model

ERRORS = [
    UNSAFE,
    NOT_SAVED,
    KnownError(
        "Expected state_dict to be dict-like",
        "`load_state_dict` 要的是字典：中间少了 `torch.load`，或者文件里存的不是 `state_dict`。",
        "`load_state_dict` wants a dictionary: a `torch.load` is missing in between, or it is no `state_dict` "
        "that was saved.",
    ),
    KnownError(
        "deserialize object on a CUDA device|Torch not compiled with CUDA",
        '文件里的张量原来在 GPU 上，这台机器没有：读的时候写 `map_location="cpu"`。',
        'The tensors of the file were on a GPU, which this machine has not: load with `map_location="cpu"`.',
    ),
    KnownError(
        "Missing key",
        "文件里缺了几个名字：只存 `parameters()` 就没有缓冲区。存整个 `state_dict()`。",
        "Some names are missing from the file: `parameters()` alone has no buffers. Save the whole `state_dict()`.",
    ),
]


class MakesFolder:
    """An object whose file makes a folder when it is loaded."""

    def __init__(self, path):
        self.path = path

    def __reduce__(self):
        return os.mkdir, (self.path,)


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


def _load_from_gpu(answer, path, model, folder):
    """Load a file that says its tensors were on a GPU, which this machine has not."""
    torch.save(model.state_dict(), path)
    elsewhere = os.path.join(folder, "from_gpu.pt")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(elsewhere, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name.endswith("data.pkl"):  # the device is a string with its length before it
                content = content.replace(b"X\x03\x00\x00\x00cpu", b"X\x06\x00\x00\x00cuda:0")
            new.writestr(name, content)
    load = answer.raw("load_model")
    loaded = answer.attempt(
        "load_model(make_model(), file_from_a_gpu)", lambda: [*load(make_model(), elsewhere).state_dict().values()]
    )
    loaded.equals(list(model.state_dict().values()))


def check(answer):
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
        for name, tensor in model.state_dict().items():
            answer.attempt(f'torch.load(path)["{name}"]', lambda name=name: stored.value[name]).equals(
                tensor,
                Mistake(
                    lambda value, tensor=tensor: value.dtype != tensor.dtype,
                    "存进文件的张量换了 dtype：原样存 `state_dict()`。",
                    "The tensors in the file have another dtype: save the `state_dict()` as it is.",
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
        result.satisfies(
            result.value is result.args[0],
            "返回的是另一个模型：要装进传进来的 `model`，返回它。",
            "This is another model: fill the `model` passed in, and return that.",
        )
        for name, tensor in model.state_dict().items():
            answer.attempt(
                f'load_model(make_model(), path).state_dict()["{name}"]', lambda n=name: result.value.state_dict()[n]
            ).equals(
                tensor,
                Mistake(
                    lambda value, tensor=tensor: value.shape == tensor.shape and value.dtype == tensor.dtype,
                    "这还是模型原来的数：`torch.load` 只读出字典，要用 `load_state_dict` 装进模型。",
                    "These are still the model's own numbers: `torch.load` only reads a dictionary; put it into the "
                    "model with `load_state_dict`.",
                ),
            )
        result.satisfies(
            not any(module.training for module in result.value.modules()),
            "张量都对，但模型还在训练模式：模式不在 `state_dict` 里，装好之后要 `eval()`。",
            "The tensors are right, but the model is still in training mode: the mode is not in the `state_dict`, so "
            "call `eval()` after loading.",
        )
        if not torch.cuda.is_available():
            _load_from_gpu(answer, path, model, folder)
        _load_harmful(answer, folder)
