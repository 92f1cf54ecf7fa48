# ---
# title: 变换改变了什么
# description: v1 与 v2 的变换算出的数一样吗，哪个快？Normalize 对训练意味着什么？随机翻转为什么只对鞋有用？
# labels:
#   learning rate: 学习率
#   training loss: 训练损失
#   softmax regression: softmax 回归
#   multilayer perceptron: 多层感知机
#   pixels from 0 to 1: 0 到 1 的像素
#   normalised: 标准化之后
#   Dress: 连衣裙
#   Sneaker: 运动鞋
#   Ankle boot: 短靴
#   mirrored: 镜像
# synonyms: # what readers may type for a section
#   transforms: 变换的影响, 图像变换的效果, 变换有什么影响, 数据增强有用吗, 增强实验
#   same-numbers: v1 和 v2 的区别, v1 v2 结果一样吗, transforms v1 和 v2 的区别, v2 替换 v1, ToTensor 弃用
#   speed: 整批变换, 变换速度, 数据增强太慢, 批量做变换, 变换太慢, 增强太慢
#   one-coin: 整批一起翻转, 同一批翻转相同, 同一批里翻转都一样, 每张图不同的随机, 随机变换一整批
#   normalize: 标准化有用吗, 归一化有用吗, 为什么要归一化, 标准化能提高准确率吗, Normalize 有用吗, 标准化的效果
#   flips: 随机翻转, 水平翻转, 翻转图片, 镜像, 图片翻转, 左右翻转有用吗, 水平翻转增强, 翻转后变差
# ---

# %% [markdown]
# # 变换改变了什么 {#transforms}
#
# [数据](../data.md#transforms)一课里，变换只是把图片变成张量的一步。这里问三件事：换成 v2，数会变吗，会快吗？[标准化](../data.md#normalize)之后，训练有什么不同？衣服左右翻转还是衣服，训练时随机翻转图片，模型会更好吗？先各猜一个答案。

# %%
# --8<-- "experiments/transforms.py:transforms"

# %% [markdown]
# ## v1 与 v2：结果相同吗 {#same-numbers}
#
# 转成张量那一步，[比较过全部 256 种像素值](../data.md#transforms)，最多相差一次舍入。再加上标准化呢？改变大小呢？随机的变换呢？随机的变换每次都从同样的种子开始。v1 和 v2 用在同样的 100 张图片上，最多差多少？

# %%
# --8<-- "experiments/transforms.py:same-numbers"

# %% [markdown]
# 到 `RandomRotation` 为止，最大的差是 `{python} f"{most_apart:.0e}"`，只是舍入；其中随机的变换，用的随机数也相同。`RandAugment` 却不同，它的同类 `AutoAugment`、`TrivialAugmentWide`、`AugMix` 也一样：它们先随机决定做什么，同一个种子，v1 和 v2 作出的选择并不相同。`RandomChoice` 和 `RandomOrder` 也不同：v1 里的这两种用 Python 自己的随机数，`torch.manual_seed` 管不到。所以从 v1 换到 v2，只有不用这六种时，新旧结果才能逐个数地比较。
#
# ## 速度：逐张与整批 {#speed}
#
# 同样 2000 张图片，从 0 到 255 的整数出发，变成标准化的浮点数。先像 `Dataset` 那样逐张变换，再整批变换一次。各做三遍，取最快的一遍（耗时因机器而异）：

# %% tags=["timing"]
# --8<-- "experiments/transforms.py:speed"

# %% [markdown]
# 一张 28 × 28 的图片很小，计算 784 个数用不了多少时间，时间花在每次调用的准备上：检查类型、选择实现。v2 能处理的输入更多，每次调用要检查的也更多。整批做时，这些准备只做一次。v1 的 `ToTensor` 不接受整批的张量：

# %% raises="TypeError"
# --8<-- "experiments/transforms.py:speed-2"

# %% [markdown]
# ## 一整批，一枚硬币 {#one-coin}
#
# 整批做随机变换却有一个陷阱。6 个小批量，每批 256 张，交给 `RandomHorizontalFlip`，各有多少张被翻转？


# %%
# --8<-- "experiments/transforms.py:one-coin"

# %% [markdown]
# 它每调用一次只掷一枚硬币：整批都翻，或者都不翻。想给每张图片一枚硬币，就像 `flip_each` 那样，一次掷 256 枚，再用 `torch.where` 挑选，同样没有循环。后面用的就是它。
#
# ## Normalize：坐标不同，模型相同 {#normalize}
#
# 标准化把 $x$ 换成 $x' = (x - \mu)/\sigma$。对线性层来说，这只是换了坐标：
#
# $$
# \mathbf w^\top \mathbf x' + b = \Bigl(\frac{\mathbf w}{\sigma}\Bigr)^{\!\top} \mathbf x + \Bigl(b - \frac{\mu}{\sigma} \sum_j w_j\Bigr)
# $$
#
# 所以标准化前后能表示的函数完全一样。用一个随机的线性层验证：

# %%
# --8<-- "experiments/transforms.py:normalize"

# %% [markdown]
# 能表示的相同，学习的快慢却不同：梯度下降的快慢取决于坐标。[学习率的实验](learning-rates.py#linear-regression)里，快慢由 $\mathbf X^\top \mathbf X / n$ 的特征值决定；这里用它衡量输入。标准化有两半，减去 $\mu$ 和除以 $\sigma$，各起什么作用？四种输入，学习率都是 0.03，各训练五轮：


# %%
# --8<-- "experiments/transforms.py:normalize-2"

# %% [markdown]
# - **除以 $\sigma$** 把每个特征值都放大到 $1/\sigma^2$ 倍，约 `{python} f"{1 / std.item() ** 2:.0f}"` 倍，相当于给 softmax 回归的权重加大了学习率。它不改变各个方向之间的比例。而对最大的特征值来说，0.03 这时已经近乎太大：换一个种子，softmax 回归的这个损失可以高出一倍。
# - **减去 $\mu$** 改变的正是比例。像素都不是负数，所有图片共有的那个“平均方向”独占 `{python} f"{table['x'][1]:.0%}"`；减去之后只占 `{python} f"{table['x - mean'][1]:.0%}"`。最大的特征值限制学习率，小的特征值决定需要多少步，两者越接近，训练越快。单独减去 $\mu$，多层感知机在这里几乎没有变化；除以 $\sigma$ 之后再减，两个模型的损失都降低，五个种子都是这样。
#
# 如果选好学习率，标准化还有用吗？从 0.003 试到 1：

# %%
# --8<-- "experiments/transforms.py:normalize-3"

# %% alt="两幅图，左为 softmax 回归，右为多层感知机，横轴是学习率，纵轴是五轮之后的训练损失，都取对数。学习率小时，标准化的输入损失低得多；学习率大时，两条曲线靠近或交叉。"
# --8<-- "experiments/transforms.py:normalize-4"

# %% [markdown]
# 这次运行里，损失最低的学习率，softmax 回归标准化之前是 `{python} f"{best['softmax regression', 'pixels from 0 to 1']:g}"`，之后是 `{python} f"{best['softmax regression', 'normalised']:g}"`；多层感知机之前是 `{python} f"{best['multilayer perceptron', 'pixels from 0 to 1']:g}"`，之后是 `{python} f"{best['multilayer perceptron', 'normalised']:g}"`。换了种子会相差一档；五个种子里，标准化之后从不需要更大的学习率。各自的最低损失，前者是 `{python} f"{min(losses['softmax regression', 'pixels from 0 to 1']):.2f}"` 和 `{python} f"{min(losses['softmax regression', 'normalised']):.2f}"`，后者是 `{python} f"{min(losses['multilayer perceptron', 'pixels from 0 to 1']):.2f}"` 和 `{python} f"{min(losses['multilayer perceptron', 'normalised']):.2f}"`。标准化的好处在学习率小时最明显：0.01 时，softmax 回归的损失是 `{python} f"{losses['softmax regression', 'pixels from 0 to 1'][1]:.2f}"` 对 `{python} f"{losses['softmax regression', 'normalised'][1]:.2f}"`。在 0.03 及以下，五个种子、两个模型都是这样。所以加上或去掉标准化以后，要重新选择学习率；用同一个学习率比较，比的主要是学习率。
#
# ## 随机翻转：鞋几乎都朝左 {#flips}
#
# 训练时随机改变图片，使模型见到更多的变化，叫数据增强（data augmentation）。对衣物来说，左右翻转似乎理所当然。但先看数据：每一类的平均图片和它的镜像差多少？

# %% alt="上排是连衣裙、运动鞋和短靴各自的平均图片，下排是它们的镜像。连衣裙的两张几乎一样，两种鞋的鞋尖在平均图片里都朝左，在镜像里朝右。"
# --8<-- "experiments/transforms.py:flips"

# %% [markdown]
# 三种鞋排在最前面：商品照片里鞋尖都朝左。衣服本来就近乎对称。因此可以预料：翻转对衣服没有多少新信息，对鞋却是训练集里没有的样子。训练两个多层感知机，一个用随机翻转，一个不用，然后在测试集和测试集的镜像上各评估一次：

# %%
# --8<-- "experiments/transforms.py:flips-2"

# %% [markdown]
# 不用翻转时，鞋的准确率从 `{python} f"{without[1]:.0%}"` 降到镜像上的 `{python} f"{without[3]:.0%}"`：模型学会的是“朝左的鞋”。用翻转时，两者是 `{python} f"{with_flips[1]:.0%}"` 和 `{python} f"{with_flips[3]:.0%}"`。这份测试集里的鞋几乎全都朝左，所以测试准确率看不出这个好处，模型还要学习测试中不会出现的样子。（两行之间几个百分点的差别不必在意，[换一个种子就有这样的差别](seeds.py#five-seeds)；镜像鞋的差别大得多。）该不该翻转，要看模型将来会见到什么，而不是看图片能不能翻。
#
# ## 一句话 {#answer}
#
# > v1 与 v2 最多差 `{python} f"{most_apart:.0e}"`，例外的是 `RandAugment` 这类先随机决定做什么的变换；标准化没有扩大模型，但除以 $\sigma$ 相当于加大学习率，减去 $\mu$ 把最大特征值的占比从 `{python} f"{table['x'][1]:.0%}"` 降到 `{python} f"{table['(x - mean) / std'][1]:.0%}"`，所以小的学习率也有效；随机翻转把镜像鞋的准确率从 `{python} f"{without[3]:.0%}"` 提到 `{python} f"{with_flips[3]:.0%}"`，而原来的测试集看不见这一点。
#
# ## 动手试试 {#questions}
#
# 1. 用 softmax 回归重做翻转的实验。线性模型要同时认得朝左和朝右的鞋，代价更大还是更小？
# 2. 把 `flip_each` 换成对整批只掷一枚硬币的 `v2.RandomHorizontalFlip()`。15 轮之后，镜像鞋的准确率还一样吗？
# 3. 按像素标准化：784 个位置各减各的平均、各除各的标准差。有的位置几乎总是 0，会怎样？
# 4. 把 $\mu$ 和 $\sigma$ 换成测试集自己的，准确率变多少？为什么仍然不该这样做？
