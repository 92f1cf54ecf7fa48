# ---
# title: 批量大小与最后一批
# description: 梯度的噪声与批量大小的平方根成反比；学习率可以随批量大小增大，但有限度；一轮要多少时间；只有一张图片的最后一批，能使损失增大几倍。
# labels:
#   batch size: 批量大小
#   noise of the gradient: 梯度的噪声
#   measured: 测量
#   sqrt law: 平方根公式
#   without replacement: 不放回
#   learning rate per example: 每个样本的学习率
#   training loss: 训练损失
#   epoch: 轮次
#   keep: 保留
#   drop: 丢掉
# synonyms: # what readers may type for a section
#   batch-size: 批量大小, batch size 选多大, batch_size 怎么选, 批量多大
#   noise: 梯度噪声, 梯度方差, 小批量噪声, 小批量的梯度, gradient noise, noisy gradients
#   scaling: 批量和学习率, batch size 和学习率, 学习率随批量, 线性缩放
#   time: 批量与速度, 一轮多长时间
#   last-batch: drop_last, 最后一批只有一个, 丢掉最后一批, the last batch
#   mean-of-means: 平均的平均
# ---

# %% [markdown]
# # 批量大小与最后一批 {#batch-size}
#
# 批量大小（batch size）常常随手一写：32、64、256。它改变了什么？先猜一猜：批量大小增大到 16 倍，梯度准确多少倍？学习率要随之改变吗？一轮会快多少？还有一个容易忽略的细节：样本数不是批量大小的倍数，最后一批只剩一张图片，会怎样？

# %%
# --8<-- "experiments/batch_size.py:batch-size"

# %% [markdown]
# ## 梯度的噪声 {#noise}
#
# 小批量的梯度是全部样本梯度的估计。设各个样本的梯度在平均值附近变动，方差之和（对所有参数求和）是 $s^2$。独立地抽取 $n$ 个取平均，误差长度的均方根是
#
# $$
# \frac{s}{\sqrt n}
# $$
#
# 一轮之内抽过的不再抽，是不放回抽样。设一共有 $N$ 个样本，误差还要小一点：
#
# $$
# \frac{s}{\sqrt n} \sqrt{\frac{N - n}{N - 1}}
# $$
#
# 拿刚初始化的 softmax 回归来验证，参数不动。$s$ 不必估计，可以精确算出：一个样本的梯度是 $\mathbf p - \mathbf e_y$（概率减去独热标签）与输入（添上一个给偏置的 1）的外积，长度是两者长度之积。


# %%
# --8<-- "experiments/batch_size.py:noise"

# %% alt="梯度的噪声随批量大小变化，两个坐标轴都是对数。测量的点落在不放回公式的虚线上；它在批量小时与斜率为负二分之一的直线重合，批量接近全部样本时弯到直线下方。"
# --8<-- "experiments/batch_size.py:noise-2"

# %% [markdown]
# 每种批量抽 100 次，测量与精确公式最多差 `{python} f"{error:.0%}"`。批量从 1 加到 16，计算量是 16 倍，噪声只降到约四分之一：`{python} f"{noise[1]:.1f}"` 降到 `{python} f"{noise[16]:.1f}"`。真正的梯度长 `{python} f"{full.norm().item():.2f}"`，批量 1 的噪声是它的 `{python} f"{noise[1] / full.norm().item():.0f}"` 倍，批量 256 只有它的 `{python} f"{noise[256] / full.norm().item():.2f}"` 倍。再增大时，方向已经足够准确，多出的计算就不太值得。
#
# ## 学习率与批量大小 {#scaling}
#
# 批量 $n$、学习率 $\eta$ 走 $k$ 步，每步的参数变化是 $\eta$ 乘小批量的平均梯度。如果这 $k$ 步里参数变动不大，梯度就几乎不变，加起来等于批量 $kn$、学习率 $k\eta$ 的一步。所以起作用的是 $\eta / n$，可以看作每个样本的学习率：批量加倍，学习率也加倍（线性缩放，linear scaling）。
#
# 多层感知机，64 个隐藏单元，各训练三轮。四种批量，横轴用 $\eta / n$。如果上面的说法对，四条曲线应当重合。在哪里会分开？


# %%
# --8<-- "experiments/batch_size.py:scaling"

# %% alt="训练损失随每个样本的学习率变化，四条曲线是批量 16、64、256、1024。左边四条曲线几乎重合，一起下降；批量越大，越早离开，向上拐到 2.3 附近，批量 16 的降得最低。"
# --8<-- "experiments/batch_size.py:scaling-2"

# %% [markdown]
# 最左边的 $\eta / n = 2^{-14}$，四种批量的学习率从 `{python} f"{rates[16][0]:.5f}"` 到 `{python} f"{rates[1024][0]:.4f}"`，相差 64 倍，三轮后的损失却只从 `{python} f"{min(losses[n][0] for n in losses):.2f}"` 到 `{python} f"{max(losses[n][0] for n in losses):.2f}"`。再看批量大小从 16 增大到 256，学习率随之增大或不变：
#
# | 批量 | 学习率 | 步数 | 损失 |
# |---|---|---|---|
# | 16 | `{python} f"{rates[16][4]:.4f}"` | `{python} 3 * math.ceil(6000 / 16)` | `{python} f"{losses[16][4]:.2f}"` |
# | 256 | `{python} f"{rates[256][0]:.4f}"` | `{python} 3 * math.ceil(6000 / 256)` | `{python} f"{losses[256][0]:.2f}"` |
# | 256 | `{python} f"{rates[256][4]:.4f}"` | `{python} 3 * math.ceil(6000 / 256)` | `{python} f"{losses[256][4]:.2f}"` |
#
# 批量大了而学习率不变，步数只有十六分之一，每步又不更长，三轮远远不够；学习率也乘以 16，就弥补了大部分。
#
# 线性缩放有个限度。[学习率的实验](learning-rates.py#linear-regression)里说过，步长太大就会越过谷底，方向再准确也一样。这个界限是对学习率本身的，批量增大时它也提高，但远远跟不上批量的倍数，所以批量越大，用 $\eta / n$ 衡量就越早达到：$2^{-8}$ 处，批量 16 的学习率才 `{python} f"{rates[16][6]:.2f}"`，损失 `{python} f"{losses[16][6]:.2f}"`；批量 1024 的已经是 `{python} f"{rates[1024][6]:g}"`，损失 `{python} f"{losses[1024][6]:.2f}"`。这就是为什么同样多的轮次，大批量往往学得少一些。
#
# ## 一轮要多久 {#time}
#
# 既然小批量一轮学得多，为什么不都用小批量？因为慢。测量一轮的时间（与机器有关）：


# %% tags=["timing"]
# --8<-- "experiments/batch_size.py:time"

# %% [markdown]
# 批量很小时，每一步都有固定的开销（调用函数、分配内存、更新参数），步数多时，时间都花在这上面；批量足够大时，固定开销可以忽略，剩下的是计算本身，再增大也节省不了多少。在 GPU 上，要到大得多的批量才如此，因为它能同时计算许多样本。常用的 32 到 256 是两者的折中。
#
# ## 最后一批 {#last-batch}
#
# 6000 张图片，批量 857：七个整批，剩下一张。这一张自成一批，按平均损失走出完整的一步，噪声照平方根公式是整批的 $\sqrt{857} \approx 29$ 倍。学习率 0.1，训练五轮，在最后一批之前和之后各记一次全部图片上的损失。比较三种做法：保留它；丢掉它（`drop_last=True`）；保留，但把它的损失乘以 1/857，使每张图片的权重相同。


# %%
# --8<-- "experiments/batch_size.py:last-batch"

# %% alt="五轮中的训练损失，每轮两个点：最后一批之前和之后，三个种子的平均。丢掉最后一批的线平稳下降；保留的线在每轮末尾陡然升高，下一轮再降下来，成锯齿形。"
# --8<-- "experiments/batch_size.py:last-batch-2"

# %% [markdown]
# 第五轮，只看了一张图片的那一步，把平均损失从 `{python} f"{before:.2f}"` 推到 `{python} f"{after:.2f}"`，抵消了前面七步。丢掉它，损失是 `{python} f"{final['drop']:.2f}"`；按张数加权，是 `{python} f"{final['weigh']:.2f}"`：后两种没有区别，因为一张图片本来无关紧要，是取平均使它有了整批的权重。批量 256 时最后一批有 112 张，三种做法的损失是 `{python} f"{usual['keep']:.3f}"`、`{python} f"{usual['drop']:.3f}"` 和 `{python} f"{usual['weigh']:.3f}"`，不必担心。要当心的是余数很小的时候；一张图片的批量，展平之后还会让[批量归一化报错](../data.md#dataloader)。训练时打乱了次序，每轮丢掉的就不是同样几张，丢掉无妨；不打乱，就总是那几张。评估时一张都不能丢。
#
# ## 平均的平均 {#mean-of-means}
#
# 把各批的平均损失再平均，也会使最后那张图片有整批的权重，[数字就不对了](../pipeline.md#batch-means)。差多少可以算出来。记全部样本的平均损失为 $\mu$，最后一张的损失为 $\ell$，八批的平均的平均是
#
# $$
# \frac18 \left( \frac{6000\mu - \ell}{857} + \ell \right) = \mu + \frac18 \left(1 - \frac{1}{857}\right) (\ell - \mu)
# $$
#
# 打乱次序时，$\ell$ 的平均值就是 $\mu$，所以它平均起来不偏，只是每次都不准，标准差约为单个样本损失的标准差的八分之一。不打乱，就是一个固定的错误。打乱两千次看看：

# %%
# --8<-- "experiments/batch_size.py:mean-of-means"

# %% [markdown]
# ## 一句话 {#answer}
#
# > 批量从 1 加到 256，梯度的噪声从 `{python} f"{noise[1]:.1f}"` 降到 `{python} f"{noise[256]:.2f}"`，正如 $1/\sqrt n$ 所说；批量乘 16、学习率也乘 16，三轮后的损失是 `{python} f"{losses[16][4]:.2f}"` 和 `{python} f"{losses[256][4]:.2f}"`，学习率不变则是 `{python} f"{losses[256][0]:.2f}"`；最后一批若只有一张图片，这一步能把损失从 `{python} f"{before:.2f}"` 推到 `{python} f"{after:.2f}"`，训练时请用 `drop_last=True` 或按张数加权。
#
# ## 动手试试 {#questions}
#
# 1. 在训练好的模型上再测量梯度的噪声。$s$ 变大还是变小？与真正的梯度相比呢？
# 2. 有放回地抽样（`torch.randint`），批量 4096 的噪声落在哪条线上？
# 3. 加上动量 0.9，曲线在哪里分开？
# 4. 批量 856 和 858，最后一批各剩几张？重复上面的实验，锯齿还在吗？
# 5. 显存不够用批量 256 时，可以算四个批量 64 的梯度，累加起来再走一步。每个的损失要除以几？最后一组不满四个时呢？
