# ---
# title: 换一个激活函数
# description: ReLU、GELU、tanh、sigmoid 和不用激活函数，一到五个隐藏层，各用自己最好的学习率。网络深时哪些不能学习，由一个可以计算的系数说明，它也给出解决办法。
# labels:
#   learning rate: 学习率
#   training loss: 训练损失
#   hidden layer: 隐藏层
#   size of the gradient: 梯度的大小
#   1 hidden layer: 1 个隐藏层
#   3 hidden layers: 3 个隐藏层
#   5 hidden layers: 5 个隐藏层
#   none: 不用
# synonyms: # what readers may type for a section
#   activations: 激活函数对比, 深层网络的激活函数, 换激活函数, 换成 sigmoid 会怎样, 深层网络用 sigmoid, 不同激活函数的效果, 激活函数实验
#   rates: 每种激活函数的学习率, 激活函数和学习率
#   factor: 逐层变小, 每层梯度, 梯度衰减, 深层梯度消失, 梯度逐层缩小, 每层乘多少, 前几层梯度小
#   start: 激活函数还是初始化, 初始化和激活函数的关系, sigmoid 用什么初始化, kaiming_normal_ 怎么用
#   dead: 死掉的单元, 永远输出 0, 多少神经元死掉, 哪些单元死了, 不再激活的单元
# ---

# %% [markdown]
# # 换一个激活函数 {#activations}
#
# [小实验](../mlp-experiments.md#activation)里，sigmoid 学得最慢。但那里各个函数用的是同一个学习率，也只有一个隐藏层。每个函数都用自己最好的学习率，sigmoid 还差多少？加到五层呢？先猜一猜 ReLU、GELU、tanh、sigmoid 和“不用激活函数”的名次。

# %%
# --8<-- "experiments/activations.py:activations"

# %% [markdown]
# ## 各用各的学习率 {#rates}
#
# 网络的每个隐藏层有 64 个单元，初始化用 PyTorch 的默认值。数据是前 3000 张图片，小批量 128，训练五轮。五个函数、三种深度、四个学习率，一共六十次训练。


# %%
# --8<-- "experiments/activations.py:rates"

# %% alt="三张图，分别是 1、3、5 个隐藏层，横轴是学习率，纵轴是训练损失。一层时 sigmoid 在学习率 0.1 处最高，在 1 处反而最低；三层时 sigmoid 远远落后；五层时 sigmoid 是 2.3 处的一条水平线。"
# --8<-- "experiments/activations.py:rates-2"

# %% [markdown]
# 画到顶边之外的，是损失超过 3 或已经发散成 `nan` 的训练。每个函数最好的损失，括号里是取得它的学习率：
#
# | | 一层，都用 0.1 | 一层，最好 | 三层，最好 | 五层，最好 |
# |---|---|---|---|---|
# | 不用 | `{python} f"{losses['none', 1, 0.1]:.2f}"` | `{python} "{:.2f} ({:g})".format(*best["none", 1])` | `{python} "{:.2f} ({:g})".format(*best["none", 3])` | `{python} "{:.2f} ({:g})".format(*best["none", 5])` |
# | tanh | `{python} f"{losses['tanh', 1, 0.1]:.2f}"` | `{python} "{:.2f} ({:g})".format(*best["tanh", 1])` | `{python} "{:.2f} ({:g})".format(*best["tanh", 3])` | `{python} "{:.2f} ({:g})".format(*best["tanh", 5])` |
# | ReLU | `{python} f"{losses['ReLU', 1, 0.1]:.2f}"` | `{python} "{:.2f} ({:g})".format(*best["ReLU", 1])` | `{python} "{:.2f} ({:g})".format(*best["ReLU", 3])` | `{python} "{:.2f} ({:g})".format(*best["ReLU", 5])` |
# | GELU | `{python} f"{losses['GELU', 1, 0.1]:.2f}"` | `{python} "{:.2f} ({:g})".format(*best["GELU", 1])` | `{python} "{:.2f} ({:g})".format(*best["GELU", 3])` | `{python} "{:.2f} ({:g})".format(*best["GELU", 5])` |
# | sigmoid | `{python} f"{losses['sigmoid', 1, 0.1]:.2f}"` | `{python} "{:.2f} ({:g})".format(*best["sigmoid", 1])` | `{python} "{:.2f} ({:g})".format(*best["sigmoid", 3])` | `{python} "{:.2f} ({:g})".format(*best["sigmoid", 5])` |
#
# - **一层**：都用 0.1 时，sigmoid 差得多；用它自己最好的学习率，就与其他函数相近。用同一个学习率比较，比的其实是谁恰好适合这个学习率。
# - **五层**：sigmoid 在四个学习率上都停在 $\ln 10 \approx 2.30$ 附近，调整学习率没有用。用各自最好的学习率，GELU 的损失是 `{python} f"{best['GELU', 5][0]:.2f}"`，ReLU 是 `{python} f"{best['ReLU', 5][0]:.2f}"`（五个种子里，ReLU 都能到这附近，GELU 只是有时能）。每一种都不如一层时学得快。
# - **不用**：只有一层时，在五轮之内并不比 ReLU 差，因为[限制它的是能表示什么](../nonlinearity.md#collapse)，不是学得多快。
#
# ## 每过一层，梯度剩多少 {#factor}
#
# 一层的输入是 $\mathbf h$，输出是 $\mathbf z = \mathbf W \mathbf h + \mathbf b$，其中 $\mathbf h = \phi(\mathbf z')$，$\mathbf z'$ 是前一层的输出。反向传播把 $\mathbf z$ 的梯度变成 $\mathbf z'$ 的梯度：先左乘 $\mathbf W^\top$，再逐个乘以 $\phi'(\mathbf z')$。如果权重独立、均值为 0、标准差为 $\sigma$，而 $\mathbf h$ 有 $n$ 个元素，那么梯度的长度大约要乘上
#
# $$
# r = \sigma \sqrt n \cdot \sqrt{\overline{\phi'(\mathbf z')^2}}
# $$
#
# 前一半由初始化决定：PyTorch 的默认值是 $\sigma = 1/\sqrt{3n}$，所以 $\sigma\sqrt n = 1/\sqrt 3 \approx 0.58$。后一半是导数的均方根，由激活函数决定。训练之前，在五层的网络里测量每层梯度的长度，与公式比较；取十个种子的平均。


# %%
# --8<-- "experiments/activations.py:factor"

# %% alt="每个隐藏层输出处梯度的大小，纵轴是对数，五条线越往输入（左）越低，近似直线。不用激活函数和 tanh 降得最慢，其次是 ReLU、GELU，sigmoid 最陡。"
# --8<-- "experiments/activations.py:factor-2"

# %% [markdown]
# 图里以输出层的梯度为 1。公式给出的系数与测得的几乎相同。每过一层，sigmoid 只剩 `{python} f"{measured['sigmoid']:.0%}"`，五层之后只剩 `{python} f"{measured['sigmoid'] ** 5:.0e}"`：这就是[梯度消失](../nonlinearity.md#vanishing)。ReLU 剩 `{python} f"{measured['ReLU']:.0%}"`：导数一半是 1、一半是 0，均方根是 $\sqrt{1/2}$，再乘以 0.58。“不用”也只剩 `{python} f"{measured['none']:.0%}"`，可见默认的初始化本身就使梯度缩小。这与上面五层的名次一致：四个函数里，tanh 的系数最大，损失最低，五个种子都是这样；ReLU 两样都排第二；GELU 和 sigmoid 在五轮里几乎没有进展（换几个种子，GELU 有时也有进展，有一次超过了 ReLU）。
#
# ## 是函数的原因，还是初始值的原因 {#start}
#
# 公式也给出了解决办法：把第二层起的权重都除以系数 $r$，每一层就应当原样传递梯度。函数不变，只改初始值，再训练五层的网络。


# %%
# --8<-- "experiments/activations.py:start"

# %% [markdown]
# sigmoid 从 `{python} f"{best['sigmoid', 5][0]:.2f}"` 降到 `{python} f"{again['sigmoid'][0]:.2f}"`，GELU 和 ReLU 也好了很多。五层 sigmoid 不能学习，主要不是函数的原因，而是初始值不适合它。对 ReLU，$1/r$ 把标准差变成 $\sqrt{2/n}$，这正是 He 初始化（`nn.init.kaiming_normal_`）的标准差；对“不用”，变成 $1/\sqrt n$，也就是 Xavier 初始化在输入和输出一样多时的值。
#
# ## 哪些会死亡 {#dead}
#
# 学习率太大时，[大量 ReLU 死亡](learning-rates.py#dead-units)。其他函数呢？一个单元的导数如果对每张图片绝对值都小于 0.01，梯度就几乎传不过去，算作死亡。在一个隐藏层的网络里，统计五轮之后死亡的比例：


# %%
# --8<-- "experiments/activations.py:dead"

# %% [markdown]
# 学习率 1 时，死亡的比例是 ReLU `{python} f"{dead['ReLU', 1.0]:.0%}"`，tanh `{python} f"{dead['tanh', 1.0]:.0%}"`，GELU `{python} f"{dead['GELU', 1.0]:.0%}"`，sigmoid `{python} f"{dead['sigmoid', 1.0]:.0%}"`。ReLU 一旦到了负半轴，导数就恰好是 0；其他函数的导数只是逐渐变小，要偏得更远才算死亡。这时梯度小反而有好处：同样的学习率，sigmoid 的步长也小。
#
# ## 一句话 {#answer}
#
# > 一个隐藏层时，sigmoid 用自己最好的学习率 `{python} f"{best['sigmoid', 1][1]:g}"`，损失是 `{python} f"{best['sigmoid', 1][0]:.2f}"`，ReLU 是 `{python} f"{best['ReLU', 1][0]:.2f}"`；五层时 sigmoid 每层只让 `{python} f"{measured['sigmoid']:.0%}"` 的梯度通过，损失停在 `{python} f"{best['sigmoid', 5][0]:.2f}"`，把权重按这个系数放大之后，降到 `{python} f"{again['sigmoid'][0]:.2f}"`：激活函数、学习率和初始值要一起选择。
#
# ## 动手试试 {#questions}
#
# 1. 给 `functions` 加上 `nn.SiLU` 和 `nn.LeakyReLU`。先用公式估计它们的系数，再运行。
# 2. 加到十层，初始值不变，ReLU 还能学习吗？改了初始值呢？
# 3. sigmoid 的输出都是正的，均值约 0.5。从第二层起，给偏置减去这一层每行权重之和的一半，再训练，有没有更好？
# 4. 把优化器换成 `torch.optim.Adam`，它按每个参数自己的梯度大小调整步长。五层 sigmoid 从默认的初始值能学习吗？
# 5. 换三个种子，五层时的名次变不变？
