"""提示

1. 先让一个小网络跑通：展平、一个隐藏层、ReLU，学习率 0.1，批量 64，十轮。留出最后一成图片看准确率。
2. 差一两个百分点时，先加大学习率或多练几轮，再加宽隐藏层。一次改一件事。
3. 开头步子大、结尾步子小，往往又快又稳：每轮之前改 `optimizer.param_groups[0]["lr"]`，让它一路降到接近零。
4. 只有样本时，一轮只有完整数据的十分之一那么多步：轮数要多一些，比如 20 轮。

---

Hints

1. First get a small network going: flatten, one hidden layer, ReLU, learning rate 0.1, batches of 64, ten epochs. Hold
   out the last tenth of the images to see the accuracy.
2. If one or two percentage points are missing, first raise the learning rate or train longer, then widen the hidden
   layer. One thing at a time.
3. Long steps first and short ones last are often both fast and steady: before each epoch set
   `optimizer.param_groups[0]["lr"]`, on a path down to nearly zero.
4. With the sample an epoch has a tenth of the steps of the full set: take more epochs, 20 for example.
"""

import torch
from torch import nn
from torchvision.datasets import FashionMNIST

from exercises.expect import KnownError, Mistake

SECONDS = 600
CHANGES = ["seed"]
ERRORS = [
    KnownError(
        "Dataset not found",
        "没有找到数据：在项目的文件夹里运行 `make data`。",
        "The data are not there: run `make data` in the folder of the project.",
    ),
    KnownError(
        "mat1 and mat2 shapes cannot be multiplied",
        "形状对不上：图片是 `(n, 1, 28, 28)`，线性层之前要展平成 784 个数。",
        "The shapes don't fit: images are `(n, 1, 28, 28)`; flatten them to 784 numbers before a linear layer.",
    ),
]


def _load(train):
    dataset = FashionMNIST("data", train=train)
    return dataset.data.unsqueeze(1) / 255, dataset.targets


def check(answer):
    """Train once, under seed 0; measure the accuracy on the test images."""
    if torch.initial_seed() != 0:
        return  # under the other seeds the training would be repeated
    train, test = (answer.attempt("FashionMNIST", lambda part=part: _load(part)).value for part in (True, False))
    required = 0.87 if len(train[1]) > 10_000 else 0.84
    function = answer.raw("train_classifier")
    result = answer.attempt("train_classifier(images, labels)", lambda: function(*(tensor.clone() for tensor in train)))
    result.satisfies(callable, "应当返回模型。", "It should return the model.")
    model = result.value.cpu().eval() if isinstance(result.value, nn.Module) else result.value
    with torch.no_grad():
        scores = answer.attempt("model(test_images)", lambda: torch.cat([model(X) for X in test[0].split(1000)]))
    scores.satisfies(
        lambda value: value.shape == (len(test[1]), 10),
        f"分数的形状应当是 ({len(test[1])}, 10)，每张图片十个。",
        f"The scores should have the shape ({len(test[1])}, 10), ten for each image.",
    )
    accuracy = (scores.value.argmax(dim=1) == test[1]).float().mean().item()
    answer.attempt("the test accuracy of your model", lambda: round(accuracy, 4)).satisfies(
        accuracy >= required,
        f"测试准确率 {accuracy:.1%}，还不到 {required:.0%}。",
        f"The test accuracy is {accuracy:.1%}, and {required:.0%} is wanted.",
        Mistake(
            lambda value: not scores.value.isfinite().all(),
            "分数里有 `nan` 或 `inf`：学习率太大，训练发散了。",
            "There is `nan` or `inf` in the scores: the learning rate is too large, and training diverged.",
        ),
        Mistake(
            lambda value: value < 0.2,
            f"测试准确率 {accuracy:.1%}，和瞎猜差不多：优化器拿到这个模型的参数了吗？学习率是不是太大或太小？",
            f"The test accuracy is {accuracy:.1%}, about a blind guess: did the optimizer get the parameters of this "
            "model? Is the learning rate far too large or too small?",
        ),
        Mistake(
            lambda value: required - value < 0.05,
            f"测试准确率 {accuracy:.1%}，离 {required:.0%} 不远了：多练几轮，或者让学习率越来越小。",
            f"The test accuracy is {accuracy:.1%}, close to {required:.0%}: train a little longer, or let the "
            "learning rate decrease.",
        ),
    )
