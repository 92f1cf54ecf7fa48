# ---
# title: 一次训练能比较两个模型吗
# description: 同一个模型换一个随机种子，准确率就不同。用标准误、同种子配对和重抽样，估计要训练几次才能区分两个模型。
# labels:
#   seed: 种子
#   test accuracy: 测试准确率
#   softmax regression: softmax 回归
#   multilayer perceptron: 多层感知机
#   mean: 平均
#   number of runs of each model: 每个模型训练几次
#   share of wrong rankings: 排错名次的比例
#   different seeds: 种子不同
#   same seeds: 种子相同
# synonyms: # what readers may type for a section
#   seeds: 两个模型谁好, 显著性, 运气, 比较模型, 显著差异, 差异显著, 跑一次够吗, 一次训练够不够, 结果是不是巧合, 两个模型比较, 差 0.5% 算好吗, 是不是运气, 提升是真的吗, 统计检验
#   five-seeds: 多个种子, 换种子, 多跑几次, 多次实验, 换几个种子, 不同种子结果, 跑五次
#   error-bars: 标准差, 标准误, 置信区间, 误差棒, 误差条, 标准差和标准误的区别, 误差条画什么, 平均值加减标准差, 不确定性
#   pairs: 配对, 配对比较, 配对检验, 成对 t 检验, 同一个种子比较, 配对 t
#   source: 随机性来源, 随机性从哪里来, 为什么每次结果不同, 随机来自哪里, 初始化还是打乱
#   how-many: 几个种子, 要跑几次, 随机性, 跑几次, 重复几次, 要几个种子, 实验重复次数, 跑几次才够, 要跑多少次, 几次实验, 样本量
#   best-run: 挑最好的结果, 刷种子, 挑种子, 最好的一次, 只报告最好的结果, 选最好的种子, 挑结果
#   test-images: 测试集大小, 自助法, 准确率的误差, 重抽样, 测试集有多准, 测试集够大吗, 准确率的置信区间
# ---

# %% [markdown]
# # 一次训练能比较两个模型吗 {#seeds}
#
# softmax 回归和多层感知机各训练一次，有时是多层感知机的测试准确率较低。是多一层反而更差，还是偶然？[五个种子的比较](../mlp-experiments.md#comparison)已经看到，种子的影响与模型之间的差距在同一个量级。这里继续问：平均值有多准？误差条重叠说明什么？怎样用更少的训练得到结论？先猜一猜：要使名次排错的概率小于 5%，每个模型要训练几次？

# %%
# --8<-- "experiments/seeds.py:seeds"

# %% [markdown]
# ## 五个种子 {#five-seeds}
#
# 随机数用在两处：起点（初始权重）和次序（小批量怎样打乱）。给它们各自的种子。创建模型之后**重新**设定种子，两个模型才会有同样的次序，因为创建模型用掉的随机数不一样多（[为什么](../data.md#seed)）。6000 张图片，小批量 128，学习率 0.2，训练十轮：


# %%
# --8<-- "experiments/seeds.py:five-seeds"

# %% [markdown]
# 如果两个人各训练一个模型，种子任取，就相当于从两列准确率里各抽一个数。25 种组合里，多层感知机较低的有 `{python} mlp_below` 种。只训练一次，名次由运气决定。
#
# ## 误差条：标准差还是标准误 {#error-bars}
#
# $n$ 次的准确率 $a_1, \dots, a_n$ 有平均 $\bar a$ 和标准差（standard deviation）$s$。标准差表示**再训练一次**会偏离多少，训练次数再多，它也不会变小。平均值有多准，要看标准误（standard error）：
#
# $$
# \text{SE} = \frac{s}{\sqrt n}, \qquad s^2 = \frac{1}{n-1} \sum_{i=1}^{n} (a_i - \bar a)^2
# $$
#
# 论文里的“±”两种都有，所以要写明是哪一种、$n$ 是多少。比较两组互相独立的训练的平均时，差的标准误不是两个误差条相加，而是
#
# $$
# \text{SE}_\text{diff} = \sqrt{\text{SE}_1^2 + \text{SE}_2^2}
# $$


# %%
# --8<-- "experiments/seeds.py:error-bars"

# %% alt="横轴是五个种子和右边的平均，纵轴是测试准确率。圆点是 softmax 回归，方块是多层感知机，两者随种子一起升降；右边的平均带误差条，表示一个标准误。"
# --8<-- "experiments/seeds.py:error-bars-2"

# %% [markdown]
# 差是 `{python} f"{gap:+.4f}"`，是它的标准误的 `{python} f"{abs(gap) / error:.1f}"` 倍：这里先当两组互相独立，其实它们用了同样的种子，后面再说。按惯例，小于大约 2 倍就认为不能区分，$n$ 这么小时还要更严格（查 $t$ 分布表）。不能区分不等于相同，只是五次还不够。误差条是否重叠也不是判据：±1 SE 的两条刚好分开时，差只有它自己的标准误的 1.4 倍左右；±SD 的两条即使大半重叠，训练次数足够多，差也能区分。
#
# ## 相同的种子：成对比较 {#pairs}
#
# 再看这幅图：两种点随种子**一起**升降。次序相同，最后几个小批量对两个模型的影响也相近，运气好坏对两者一样。所以不要比较两个平均值，而是逐个种子求差，再对差求平均和标准误。差的方差是
#
# $$
# s_d^2 = s_1^2 + s_2^2 - 2 \rho\, s_1 s_2
# $$
#
# 其中 $\rho$ 是两列的相关系数。$\rho > 0$ 时，配对有好处。再训练 10 个种子，共 15 个：

# %%
# --8<-- "experiments/seeds.py:pairs"

# %% [markdown]
# 同样的 30 个数，同样的差 `{python} f"{gap:+.4f}"`，只是计算方法不同：标准误从 `{python} f"{unpaired:.4f}"` 变成 `{python} f"{paired:.4f}"`，差是它的 `{python} f"{abs(gap) / paired:.1f}"` 倍，不配对时是 `{python} f"{abs(gap) / unpaired:.1f}"` 倍。配对不需要更多的训练。
#
# ## 差异从哪里来 {#source}
#
# 配对有效，是因为次序相同。那么差异是否主要来自次序？固定次序，只改变起点：

# %%
# --8<-- "experiments/seeds.py:source"

# %% [markdown]
# softmax 回归几乎不受起点影响：它的损失是凸的，从任何起点都走向同一个谷底，差异来自最后几步用到的图片。多层感知机的损失不是凸的，起点不同，到达的地方也不同；配对消除不了这部分差异。
#
# ## 要训练几次 {#how-many}
#
# 设每次的差的标准差是 $s$，真正的差距是 $\Delta$。要让差距至少是标准误的两倍，
#
# $$
# \frac{\Delta}{s/\sqrt n} \ge 2 \quad\Longrightarrow\quad n \ge \Bigl(\frac{2s}{\Delta}\Bigr)^2
# $$
#
# 差距小一半，次数要增加到四倍。不配对时 $s$ 取 $\sqrt{s_1^2 + s_2^2}$，配对时取 $s_d$。用这 15 次的数估计 $s$ 和 $\Delta$，再用重抽样检验：每次从 15 个种子里抽 $n$ 个（可以重复），看平均值的名次是否与全部 15 个的相反，共抽 4000 次。

# %%
# --8<-- "experiments/seeds.py:how-many"

# %% alt="排错名次的比例随训练次数下降，横轴是每个模型训练的次数，取对数。种子相同的实线比种子不同的虚线下降得快。"
# --8<-- "experiments/seeds.py:how-many-2"

# %% [markdown]
# 各训练一次、种子不同，名次排错的占 `{python} f"{wrong_unpaired[0]:.0%}"`；各训练五次，占 `{python} f"{wrong_unpaired[3]:.0%}"`；五次而且种子相同，占 `{python} f"{wrong_paired[3]:.0%}"`。开头的问题是几次才能低于 5%：试过的次数里，种子相同的 `{python} next((n for n, share in zip(sizes, wrong_paired) if share < 0.05), f"> {sizes[-1]}")` 次就够，种子不同的要 `{python} next((n for n, share in zip(sizes, wrong_unpaired) if share < 0.05), f"> {sizes[-1]}")` 次。
#
# 还有一种常见的错误：只报告最好的一次。
#
# ## 最好的一次是运气最好的一次 {#best-run}
#
# 从 15 次里抽五次，取其中最高的，平均会比这个模型的平均高多少？

# %%
# --8<-- "experiments/seeds.py:best-run"

# %% [markdown]
# softmax 回归平白高出 `{python} f"{best_softmax - softmax.mean().item():.4f}"`，而两个模型的差距是 `{python} f"{gap:+.4f}"`。自己的方法取五次里最好的，别人的方法只训练一次，即使两者一样好，六次里也有五次是自己胜出：六次同样的训练，哪一次最好，机会均等。
#
# ## 种子看不见的误差 {#test-images}
#
# 种子无穷多时，标准误为零，但准确率仍有误差：测试图片也是一个样本。准确率 $p$ 在 $N$ 张测试图片上的标准误是
#
# $$
# \sqrt{\frac{p(1-p)}{N}}
# $$

# %%
# --8<-- "experiments/seeds.py:test-images"

# %% [markdown]
# 上面的结论因此都只对**这些**测试图片而言。换一批图片，单个准确率会变动 `{python} f"{test_error:.4f}"` 左右；两个模型用同一批测试图片，与用同一个种子的道理相同，难的图片对两者都难，差的变动会小一些。
#
# ## 一句话 {#answer}
#
# > 各训练一次，种子不同，名次有 `{python} f"{wrong_unpaired[0]:.0%}"` 的机会排错；要把差距 `{python} f"{gap:+.4f}"` 与零分清，估计每个模型要训练 `{python} runs_unpaired` 次，用同样的种子配对只要 `{python} runs_paired` 次。
#
# ## 动手试试 {#questions}
#
# 1. 把 `torch.manual_seed(1000 + order)` 删掉，种子虽然相同，次序却不同了。相关系数变成多少？
# 2. 学习率改成 0.05 再做一遍。标准差变大还是变小？为什么？
# 3. 不比最后一轮，而比最后三轮准确率的平均。标准差减小了多少？
# 4. 用 [t 检验](https://docs.scipy.org/doc/scipy/reference/generated/scipy.stats.ttest_rel.html)重做五个种子的配对比较，结论一样吗？
# 5. 训练损失也配对比较：区分两个模型要几次？
