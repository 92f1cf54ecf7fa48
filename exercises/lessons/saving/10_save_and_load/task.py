"""保存，再读回来

写两个函数：

- `save_model(model, path)`：把模型的 `state_dict` 写进文件 `path`，别的都不写；
- `load_model(model, path)`：`model` 是刚造出来的同样结构的网络。把文件里的张量装进去，切到评估模式，返回它。

文件可能来自别人的 GPU，也可能不怀好意：先读到 CPU，只接受张量和简单的类型（`weights_only=True`）。

---

Save it and load it

Write two functions:

- `save_model(model, path)`: write the model's `state_dict`, and nothing else, to the file `path`;
- `load_model(model, path)`: `model` is a new network of the same structure. Fill it with the tensors of the file, put
  it into evaluation mode, and return it.

The file may come from somebody's GPU, and it may mean harm: load it to the CPU, and accept tensors and simple types
only (`weights_only=True`).

---

difficulty: 1
needs: pipeline_parts

>>> first = nn.Linear(2, 1)
>>> save_model(first, "model.pt")
>>> second = load_model(nn.Linear(2, 1), "model.pt")
>>> torch.equal(first.weight, second.weight), second.training
(True, False)
"""

import torch


def save_model(model, path):
    raise NotImplementedError


def load_model(model, path):
    raise NotImplementedError
