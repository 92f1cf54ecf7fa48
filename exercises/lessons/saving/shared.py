"""What several checks of this lesson use."""

from torch import nn

from exercises.expect import KnownError

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
