"""What several checks of this lesson use."""

from exercises.expect import KnownError

NOT_A_LEAF = KnownError(
    "not a leaf Tensor is being accessed",
    "这里读的是中间结果的 `grad`，那里什么也没有：只有叶子留下梯度。"
    "`clone()` 需要梯度的张量，得到的也是中间结果，先 `detach()`。",
    "This reads the `grad` of a result, where nothing is kept: only leaves keep a gradient. "
    "The `clone()` of a tensor that requires one is a result too; `detach()` first.",
)
