# ---
# title: 两次 softmax
# description: 模型末尾有一个 softmax，损失函数里又有一个。损失降不到 1.46 以下，梯度缩小到十分之一，越自信的错误学得越少，而准确率仍然上升。
# labels:
#   epoch: 轮次
#   training loss: 训练损失
#   test accuracy: 测试准确率
#   one softmax: 一次 softmax
#   softmax twice: 两次 softmax
#   softmax twice, ten times the learning rate: 两次 softmax，十倍学习率
#   score of the label minus that of one rival: 标签的分数减去一个对手的分数
#   loss: 损失
#   size of the gradient: 梯度的大小
# synonyms: # what readers may type for a section
#   double-softmax: 多加了一层 softmax, 重复 softmax, 交叉熵之前又做 softmax, softmax 用两遍, 多做了一次 softmax, 两个 softmax, softmax 加了两层会怎样
#   bounds: 损失停在 1.46, 损失降不下去, 损失一直是 1.46, 损失降到 1.46 就不动, 损失有下限, loss 停在 1.46 下不去, loss 一直卡在 1.46, 损失卡在 1.46, 损失停住
#   gradient: 梯度变小, 学得慢, 双重 softmax 梯度小, 学得很慢
#   probabilities: 概率不可信, 概率不准, 双重 softmax 的概率
#   notice: 怎么发现多了 softmax, 怎么看出来多了 softmax, 怎么发现错误, LogSoftmax 配 NLLLoss, 用 LogSoftmax 和 NLLLoss
# ---

# %% [markdown]
# # 两次 softmax {#double-softmax}
#
# `nn.CrossEntropyLoss` 里已经有 softmax。如果模型末尾又写了一个，[不会报错](../softmax-regression.md#softmax-twice)，损失下降，准确率上升，看上去一切正常。先猜一猜：多一次 softmax，损失最低能降到多少？准确率会差多少？加大学习率，能弥补吗？

# %%
# --8<-- "experiments/double_softmax.py:double-softmax"

# %% [markdown]
# ## 一个正常，一个多了一层 {#runs}
#
# 两个模型只差最后的 `nn.Softmax(dim=1)`，其余都一样：softmax 回归，小批量 256，十轮。正常的用学习率 0.1；多了一层的用 0.1 和 1 各训练一次。每种三个种子，取平均。


# %%
# --8<-- "experiments/double_softmax.py:runs"

# %% alt="左图是训练损失，右图是测试准确率，横轴都是轮次。一次 softmax 的损失降到 0.6 左右；两次的停在 1.46 处的水平线之上。三条准确率曲线都大体上升：一次的最高，两次的最低，两次但学习率十倍的在中间。"
# --8<-- "experiments/double_softmax.py:runs-2"

# %% [markdown]
# | | 训练损失 | 测试准确率 |
# |---|---|---|
# | 一次 softmax，学习率 0.1 | `{python} f"{loss:.2f}"` | `{python} f"{accuracy:.1%}"` |
# | 两次，学习率 0.1 | `{python} f"{loss_twice:.2f}"` | `{python} f"{accuracy_twice:.1%}"` |
# | 两次，学习率 1 | `{python} f"{loss_fast:.2f}"` | `{python} f"{accuracy_fast:.1%}"` |
#
# 这就是它不易发现的原因：只看右图里它自己的曲线，准确率从随机猜测的 10% 不断上升，与普通的模型无异。没有另一条曲线比较，就看不出它应当更高。加大学习率能弥补大部分，但不是全部。左图里的灰线是两次 softmax 的损失不能低于的界限，下面来计算它。
#
# ## 损失限于宽度为 1 的区间 {#bounds}
#
# 设模型输出概率 $\mathbf p$，标签是 $y$。损失函数把 $\mathbf p$ 当成分数，再做一次 softmax：
#
# $$
# \ell(\mathbf p) = -\log \frac{e^{p_y}}{\sum_k e^{p_k}} = \log \sum_k e^{p_k} - p_y
# $$
#
# $p_k$ 都在 0 和 1 之间，加起来是 1。先固定 $p_y$，其余 9 类分剩下的 $1 - p_y$。指数函数是凸的，所以平分时 $\sum_k e^{p_k}$ 最小（Jensen 不等式），
#
# $$
# \ell(\mathbf p) \ge \log\left(e^{p_y} + 9\, e^{(1 - p_y)/9}\right) - p_y = \log\left(1 + 9\, e^{(1 - 10 p_y)/9}\right)
# $$
#
# 右边随 $p_y$ 增大而减小，在 $p_y = 1$ 时最小，这时预测正确，而且完全确信：
#
# $$
# \ell_{\min} = \log\left(1 + 9\, e^{-1}\right) = \log(e + 9) - 1 \approx 1.4612
# $$
#
# 最大呢？$\ell$ 是 $\mathbf p$ 的凸函数，最大值只能在顶点上，也就是完全确信却预测错误的时候：$\log(e + 9) \approx 2.4612$。最好和最坏恰好相差 1。随机取十万个 $\mathbf p$，从不确定到很确定，再加上两个顶点来验证：

# %%
# --8<-- "experiments/double_softmax.py:bounds"

# %% [markdown]
# 随机的损失都在区间内。类别越多，区间离 0 越远，而随机猜测的损失 $\ln C$ 总在区间内，所以开始时看不出异常：
#
# | 类别数 $C$ | 随机猜测 $\ln C$ | 最低 $\ln(e + C - 1) - 1$ |
# |---|---|---|
# | 2 | `{python} f"{math.log(2):.3f}"` | `{python} f"{math.log(math.e + 1) - 1:.3f}"` |
# | 10 | `{python} f"{math.log(10):.3f}"` | `{python} f"{math.log(math.e + 9) - 1:.3f}"` |
# | 100 | `{python} f"{math.log(100):.3f}"` | `{python} f"{math.log(math.e + 99) - 1:.3f}"` |
# | 1000 | `{python} f"{math.log(1000):.3f}"` | `{python} f"{math.log(math.e + 999) - 1:.3f}"` |
#
# ## 梯度小了多少 {#gradient}
#
# 记分数为 $\mathbf o$，$\mathbf p = \text{softmax}(\mathbf o)$，$\mathbf q = \text{softmax}(\mathbf p)$，$\mathbf e_y$ 是标签的独热向量。一次 softmax 时，损失对 $\mathbf o$ 的梯度是 $\mathbf p - \mathbf e_y$；两次时还要乘上 softmax 的雅可比矩阵：
#
# $$
# \mathbf J (\mathbf q - \mathbf e_y), \qquad \mathbf J = \text{diag}(\mathbf p) - \mathbf p \mathbf p^\top
# $$
#
# 开始时十类的概率几乎相等，设它们完全相等：$\mathbf p$ 和 $\mathbf q$ 的每个元素都是 $1/10$。$\mathbf q - \mathbf e_y$ 的元素之和是 0，$\mathbf p \mathbf p^\top$ 乘它得 0，只剩 $\text{diag}(\mathbf p)$：梯度恰好是一次 softmax 的十分之一。这就是上面十倍学习率的由来。训练之后呢？设另一个类别的分数是 0，其余八类是 $-5$，改变标签的分数，从大错到有把握地正确：

# %%
# --8<-- "experiments/double_softmax.py:gradient"

# %% alt="左图是损失，右图是梯度的大小，横轴是标签的分数减去对手的分数，从 -10 到 10。一次 softmax 的损失在左边直线上升，梯度在左边保持 1.4 左右；两次的损失在左右两边都变平，梯度只在 0 附近有一个小峰，两边都趋于 0。"
# --8<-- "experiments/double_softmax.py:gradient-2"

# %% [markdown]
# 看两张图的左边。一次 softmax 时，错得越多，损失越大，梯度也足够大，能够纠正。两次 softmax 时，损失不再增大，梯度趋于 0：分数落后 10，梯度是 `{python} f"{twice:.1g}"`，只有一次的 `{python} f"{once / twice:.0f}"` 分之一。越自信的错误，学得越少，而这正是最需要学习的样本。加大学习率能弥补固定的十分之一，却不能弥补这里；步长太大，还可能把样本推到平坦的区域。
#
# ## 它给出的概率不可信 {#probabilities}
#
# 多一次 softmax，还改变了模型追求的目标。设有一批图片，特征完全一样，其中一部分标签是 A，其余是 B，A 的比例是 $\pi$。一次 softmax 时，平均损失最低的预测恰好是 $p = \pi$：给出的概率就是真实的比例。两次时，只有两类的平均损失是 $\log(e^{p} + e^{1-p}) - \pi p - (1 - \pi)(1 - p)$，令导数为零，
#
# $$
# \tanh\left(p - \tfrac12\right) = 2\pi - 1, \qquad\text{也就是}\ p = \tfrac12 + \text{artanh}(2\pi - 1)
# $$
#
# 算出来超过 1 的，最低点就在 $p = 1$。用很细的网格找最低点，对照公式：

# %%
# --8<-- "experiments/double_softmax.py:probabilities"

# %% [markdown]
# 真实比例是 0.7 时，它给出 `{python} f"{0.5 + math.atanh(0.4):.2f}"`；超过 $(1 + \tanh\frac12)/2$ = `{python} f"{(1 + math.tanh(0.5)) / 2:.3f}"`，它就给出 1。在测试图片上测量：模型预测的概率平均是多少，实际的准确率又是多少？


# %%
# --8<-- "experiments/double_softmax.py:probabilities-2"

# %% [markdown]
# 两次 softmax 的两行，给出的概率都高于准确率；一次 softmax 的没有高估，十轮之后还偏低。
#
# ## 怎么发现 {#notice}
#
# 损失停在 `{python} f"{floor:.2f}"` 以上、准确率却不低，就值得怀疑。更直接的办法是看模型的输出：

# %%
# --8<-- "experiments/double_softmax.py:notice"

# %% [markdown]
# 分数有正有负，每行之和各不相同；每行之和都是 1 的，已经是概率，不该再交给 `nn.CrossEntropyLoss`。如果需要模型自己输出归一化的结果，就在末尾用 `nn.LogSoftmax`，损失函数配 `nn.NLLLoss`，要看概率时再取指数。还有一个办法不用看模型的输出：[让它记住几张图片](../common-errors.md#three-checks)，损失降不到 0，就有错误。
#
# ## 一句话 {#answer}
#
# > 多一次 softmax，损失再也低不过 `{python} f"{floor:.4f}"`，起步的梯度只有十分之一；同样十轮，测试准确率从 `{python} f"{accuracy:.1%}"` 降到 `{python} f"{accuracy_twice:.1%}"`，学习率加到十倍也只有 `{python} f"{accuracy_fast:.1%}"`，而准确率仍随训练上升，所以不与正常的模型比较，就看不出来。
#
# ## 动手试试 {#questions}
#
# 1. 三次 softmax 呢？最低的损失是多少？先计算，再运行。
# 2. 训练时多一次 softmax，预测时去掉它，准确率会变吗？为什么？
# 3. 把 20% 的训练标签换成随机的类别，再比较一次和两次 softmax。损失有上界，这时会不会反而有好处？
# 4. 在模型末尾放 `nn.LogSoftmax(dim=1)`，损失仍用 `nn.CrossEntropyLoss`，结果和一次 softmax 有什么不同？先想 $\log\text{softmax}$ 再做一次 $\log\text{softmax}$ 是什么。
# 5. 换成多层感知机，两次 softmax 的代价变大还是变小？
