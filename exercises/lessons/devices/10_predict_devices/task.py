"""谁在哪里

不运行，说出注释里每个式子的值。`device` 的问题回答字符串 `"cpu"` 或 `"meta"`，其余的回答 `True` 或 `False`。
各小题依次运行：

```python
X = torch.ones(3, 4)
X.to("meta")
moved = X.to("meta")

layer = nn.Linear(4, 2)
layer.to("meta")

class Center(nn.Module):
    def __init__(self):
        super().__init__()
        self.plain = torch.zeros(4)
        self.register_buffer("mean", torch.zeros(4))

center = Center().to("meta")
```

---

What is where?

Name the value of each expression in the comments without running it. Answer `"cpu"` or `"meta"` where it asks for a
device, `True` or `False` elsewhere. The code runs from top to bottom:

```python
X = torch.ones(3, 4)
X.to("meta")
moved = X.to("meta")

layer = nn.Linear(4, 2)
layer.to("meta")

class Center(nn.Module):
    def __init__(self):
        super().__init__()
        self.plain = torch.zeros(4)
        self.register_buffer("mean", torch.zeros(4))

center = Center().to("meta")
```

---

difficulty: 2

>>> torch.ones(2, device="meta").device.type
'meta'
"""

X_device = ...  # X.device.type
moved_device = ...  # moved.device.type
same_tensor = ...  # X.to("cpu") is X
layer_device = ...  # layer.weight.device.type
same_layer = ...  # layer.to("meta") is layer
plain_device = ...  # center.plain.device.type
mean_device = ...  # center.mean.device.type
