"""标签的名字

返回标签的类别名字。`labels` 的形状是 `(n,)`，类型 `int64`，每个数在 0 和 9 之间；结果是 n 个字符串的列表，
n 可以是 0。名字都在 `class_names` 里。

---

The names of labels

Return the class names of labels. `labels` has shape `(n,)`, type `int64` and numbers from 0 to 9; the result is a list
of n strings, where n may be 0. The names are in `class_names`.

---

difficulty: 1
needs: tensors

>>> label_names(torch.tensor([9, 0]))
['Ankle boot', 'T-shirt']
"""

class_names = ["T-shirt", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"]


def label_names(labels):
    raise NotImplementedError
