# ---
# title: 参数的初始值
# description: 同一个网络从全零、常数、小随机数和 PyTorch 的默认值出发，各训练十轮：哪些能学习，哪些学得快，为什么。
# labels:
#   epoch: 轮次
#   training loss: 训练损失
#   zeros: 全零
#   constant: 常数
#   PyTorch default: PyTorch 默认
# synonyms: # what readers may type for a section
#   initialization: 参数初始化, 初始化方法, 初始化方法比较, He 初始化, 权重怎么初始化, 权重初始化方法, 怎么初始化, Kaiming 和 Xavier 的区别, 何凯明初始化, 初始值重要吗, 参数初始化方法, 初始化有什么影响, 凯明初始化, Glorot 初始化
#   starts: 不同初始化的比较, 几种初始化对比, 初始化比较
#   zeros: 全零没有梯度, 初始化为 0, 全零初始化会怎样, 权重为 0 不学习, 为什么要随机, 为什么不用零
#   symmetry: 常数初始化, 初始化成常数, 所有权重一样, 相同的权重, 对称问题
#   scale: 初始化方差, 权重太大, 标准差多大, 初始化的大小, 初始化太大, 初始权重多大, 标准差取多少, 0.01 怎么来的
#   bias: 偏置初始化为 0, 偏置要不要随机, 偏置为零可以吗
# ---

# %% [markdown]
# # 参数的初始值 {#initialization}
#
# [多层感知机](../mlp.md#parameters)的权重从 $N(0, 0.01^2)$ 中抽取，偏置取零；PyTorch 的 `nn.Linear` 默认用的却是另一种分布。初始值重要吗？先猜一猜：全取零可以吗？全取同一个数呢？数据、学习率和小批量的次序都不变，只改变初始值。

# %%
# --8<-- "experiments/initialization.py:initialization"

# %% [markdown]
# ## 五种初始值 {#starts}
#
# 每种初始值是一个函数，由 `apply` 用在每个子模块上。`init_weights` 来自多层感知机一课：权重 $N(0, 0.01^2)$，偏置零。最后一个什么也不做，保留 PyTorch 的默认值。


# %%
# --8<-- "experiments/initialization.py:starts"

# %% [markdown]
# 用 Fashion-MNIST 的前 6000 张图片，小批量 256，学习率 0.1，各训练十轮，每轮之后记下全部训练样本上的损失，第 0 个是训练之前的。


# %%
# --8<-- "experiments/initialization.py:starts-2"

# %% alt="五种初始值的训练损失随轮次的变化，纵轴是对数。全零是一条水平线；常数下降很慢；N(0, 1) 的损失从两百多开始，在图外，第一轮之后才进入图中；N(0, 0.01²) 先慢后快；PyTorch 默认一开始就下降，几乎一直最低。"
# --8<-- "experiments/initialization.py:starts-3"

# %% [markdown]
# $N(0, 1)$ 的损失从 `{python} f"{losses['N(0, 1)'][0]:.0f}"` 开始，远在图的上方。五条曲线各不相同，下面逐条说明原因。
#
# ## 全零：没有梯度 {#zeros}
#
# 从全零出发，损失停在 `{python} f"{losses['zeros'][-1]:.3f}"`，和 $\ln 10$ = `{python} f"{math.log(10):.3f}"` 几乎一样：对每张图片，十类的概率几乎相等。第一步的梯度里，各个参数最大的元素有多大？

# %%
# --8<-- "experiments/initialization.py:zeros"

# %% [markdown]
# 只有输出层的偏置 `3.bias` 有梯度。隐藏层的输出是零，所以输出层的权重 `3.weight` 没有梯度；`3.weight` 是零，所以梯度传不回隐藏层。能动的只有十个偏置，它们最多学会各类的比例。
#
# ## 常数：256 个单元，其实只有一个 {#symmetry}
#
# 全取 0.01 时梯度不是零，损失也降了，但十轮之后还有 `{python} f"{losses['constant'][-1]:.2f}"`。看看这时隐藏层的权重矩阵（256 × 784）：各行之间最多差多少？秩是多少？

# %%
# --8<-- "experiments/initialization.py:symmetry"

# %% [markdown]
# 三个数依次是各行的最大差别 `{python} f"{spread:.1g}"`、秩 `{python} rank`，和第一行内部的标准差。每一行都在变，但 256 行始终相同：初始值相同，梯度就相同，更新之后还是相同。这叫对称性（symmetry），梯度下降本身不能打破它，要靠随机的初始值。
#
# ## 多大的随机数 {#scale}
#
# 随机数打破了对称，剩下的是它的大小。比较三种随机的初始值：训练之前，隐藏层的输出和类别分数有多大？表中前三列是标准差，后三列是损失。


# %%
# --8<-- "experiments/initialization.py:scale"

# %% [markdown]
# | 初始值 | `1.weight` | 隐藏层 | 分数 | 训练前 | 一轮后 | 十轮后 |
# |---|---|---|---|---|---|---|
# | $N(0, 0.01^2)$ | `{python} f"{small[0]:.3f}"` | `{python} f"{small[1]:.2f}"` | `{python} f"{small[2]:.3f}"` | `{python} f"{losses['N(0, 0.01²)'][0]:.2f}"` | `{python} f"{losses['N(0, 0.01²)'][1]:.2f}"` | `{python} f"{losses['N(0, 0.01²)'][-1]:.2f}"` |
# | PyTorch 默认 | `{python} f"{default[0]:.3f}"` | `{python} f"{default[1]:.2f}"` | `{python} f"{default[2]:.3f}"` | `{python} f"{losses['PyTorch default'][0]:.2f}"` | `{python} f"{losses['PyTorch default'][1]:.2f}"` | `{python} f"{losses['PyTorch default'][-1]:.2f}"` |
# | $N(0, 1)$ | `{python} f"{wide[0]:.3f}"` | `{python} f"{wide[1]:.2f}"` | `{python} f"{wide[2]:.0f}"` | `{python} f"{losses['N(0, 1)'][0]:.0f}"` | `{python} f"{losses['N(0, 1)'][1]:.2f}"` | `{python} f"{losses['N(0, 1)'][-1]:.2f}"` |
#
# - $N(0, 0.01^2)$ 太小：分数几乎是零，传回隐藏层的梯度要乘上输出层的权重，也小，所以第一轮进展慢。
# - $N(0, 1)$ 太大：分数有几百，网络从一开始就非常自信地答错，最初几轮都用来纠正这一点。
# - PyTorch 的默认值随输入个数 $n$ 变：权重和偏置都从 $-1/\sqrt n$ 到 $1/\sqrt n$ 均匀抽取，标准差是 $1/\sqrt{3n}$。隐藏层 $n = 784$，算出来是 `{python} f"{1 / math.sqrt(3 * 784):.3f}"`，与表里测得的相同；输出层 $n = 256$，是 `{python} f"{1 / math.sqrt(3 * 256):.3f}"`。
#
# 损失降到 1 以下，默认值用了 `{python} default_epochs` 轮，$N(0, 0.01^2)$ 用了 `{python} small_epochs` 轮。
#
# ## 偏置要随机吗 {#bias}
#
# 只写 `nn.init.normal_(module.weight, std=0.01)`，忘了偏置，偏置就留在默认的均匀分布上。有关系吗？三个种子，各训练五轮：


# %%
# --8<-- "experiments/initialization.py:bias"

# %% [markdown]
# 同一个种子，两种偏置的损失最多差 `{python} f"{gap:.3f}"`；只换种子，不换写法，损失就相差 `{python} f"{max(zero_bias) - min(zero_bias):.3f}"`。打破对称的是权重，偏置从零开始即可。忘了也没有多大影响，只是实际的初始值不是你以为的：比较两个模型时，先确认它们的初始值相同。
#
# ## 一句话 {#answer}
#
# > 同样的数据、学习率和十轮训练，从全零出发损失是 `{python} f"{losses['zeros'][-1]:.2f}"`，从常数出发 `{python} f"{losses['constant'][-1]:.2f}"`，从 $N(0, 0.01^2)$ 出发 `{python} f"{losses['N(0, 0.01²)'][-1]:.2f}"`，从 PyTorch 的默认值出发 `{python} f"{losses['PyTorch default'][-1]:.2f}"`：初始值要随机，使各单元不同；要大小合适，才学得快。
#
# ## 动手试试 {#questions}
#
# 1. 权重全零、偏置随机，对称性打破了吗？先沿着链式法则想一遍，再运行。
# 2. 只让输出层的权重全零，隐藏层用默认的初始化。第一步哪些参数有梯度？第二步呢？
# 3. [softmax 回归](../softmax-regression.md)从全零开始没有问题，为什么？
# 4. 把网络加深到五个隐藏层，用 $N(0, 0.01^2)$ 还能学习吗？测量每一层输出的标准差。
# 5. 可用的最大学习率与初始值有关吗？把这里的初始值用到[学习率的实验](learning-rates.py)里。
