"""降不下去的损失

下面的函数返回一个分类模型和它的损失函数。训练不报错，准确率也在上升，但十个类别时，损失降到 1.46 左右就停住了，
即使每张图片都预测对了。找出原因，改好它：仍返回 `(model, loss_fn)`，`loss_fn(model(X), y)`
应当是正确的交叉熵（小批量的平均），其中 `X` 的形状是 `(n, 1, h, w)`，h × w 等于 `num_inputs`，`y` 的形状是 `(n,)`。

---

A loss that refuses to fall

The function below returns a classifier and its loss function. Training raises no error, and the accuracy rises, but
with ten classes the loss stops at about 1.46, even if every image is predicted correctly. Find the cause and repair it:
return `(model, loss_fn)` as before, such that `loss_fn(model(X), y)` is the true cross-entropy (the mean over the
minibatch), for `X` of shape `(n, 1, h, w)` with h × w equal to `num_inputs` and `y` of shape `(n,)`.

---

difficulty: 2
needs: pipeline_parts

>>> model, loss_fn = classifier_and_loss(4, 10)
>>> model(torch.full((1, 1, 2, 2), 1000.0)).abs().max().item() > 1
True
"""

from torch import nn


def classifier_and_loss(num_inputs, num_classes):
    model = nn.Sequential(nn.Flatten(), nn.Linear(num_inputs, num_classes), nn.Softmax(dim=1))
    loss_fn = nn.CrossEntropyLoss()
    return model, loss_fn
