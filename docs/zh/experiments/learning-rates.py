# ---
# title: 学习率太大会怎样
# description: 把学习率从 0.01 逐步提高到 100：线性回归发散，softmax 回归损失大增，准确率却大部分还在，多层感知机的隐藏单元几乎全部死亡。
# labels:
#   learning rate: 学习率
#   training loss: 训练损失
#   training accuracy: 训练准确率
#   softmax regression: softmax 回归
#   multilayer perceptron: 多层感知机
# synonyms: # what readers may type for a section
#   learning-rates: 学习率太大, 损失爆炸, loss 爆炸, 发散, 学习率过大, 损失越来越大, loss 越来越大, 损失发散, 损失飞了, 学习率大了会怎样, loss 突然变大, 训练不稳定, 步子太大
#   linear-regression: 最大学习率, 学习率上限, 收敛条件, 学习率最大能多大, 临界学习率, 收敛的条件, 特征值, loss 飞了, 学习率调大
#   classification: 损失上升准确率也上升, 损失和准确率不一致, loss 上升, 损失变大但准确率也变高, 准确率和损失矛盾, 损失涨准确率也涨
#   dead-units: 神经元死亡, 死神经元, relu 死亡, 输出全是零, relu 死了, 神经元不激活, 训练突然不动了, 输出都是同一类, 死亡神经元, 损失突然停在 2.303, 输出全一样
# ---

# %% [markdown]
# # 学习率太大会怎样 {#learning-rates}
#
# 前几课的学习率都是给定的：0.03 或 0.1，训练顺利。如果不断提高呢？先猜一猜：损失会变成 `nan` 吗？准确率会怎样？下面三个模型，失败的方式各不相同。

# %%
# --8<-- "experiments/learning_rates.py:learning-rates"

# %% [markdown]
# ## 线性回归：界限可以算出来 {#linear-regression}
#
# 平方损失是参数的二次函数，所以梯度下降的每一步都可以精确地算出来：沿着[黑塞矩阵](../gradients.md#higher-order)（Hessian）的一个特征方向，离最优点的距离每步乘以 $1 - \eta\lambda$，其中 $\eta$ 是学习率，$\lambda$ 是这个方向的特征值。要让每个方向都缩小，必须
#
# $$
# |1 - \eta\lambda_{\max}| < 1, \qquad \text{也就是}\ \eta < \frac{2}{\lambda_{\max}}
# $$
#
# 把偏置并入权重（给 $\mathbf X$ 加一列 1），黑塞矩阵就是 $\mathbf X^\top \mathbf X / n$（损失里的 ½ 消去了平方带来的 2）。这份数据的界限是多少？

# %%
# --8<-- "experiments/learning_rates.py:linear-regression"

# %% [markdown]
# 理论说学习率超过 `{python} f"{limit:.3f}"` 就发散。用全部样本走 200 步，从界限的一半试到两倍：


# %%
# --8<-- "experiments/learning_rates.py:linear-regression-2"

# %% [markdown]
# 界限很准确：低 1%，收敛；高 1%，损失不断增大。两倍时损失先溢出为 `inf`，再过几十步，某一步算出 `inf - inf`，得到 `nan`，此后一直是 `nan`。
#
# ## 分类：损失与准确率不同步 {#classification}
#
# 换成 Fashion-MNIST 的前 6000 张图片，小批量 256，训练五轮。两个模型从同样的小权重 $N(0, 0.01^2)$ 出发，只有学习率不同，从 0.01 起每次乘以 $\sqrt[3]{10}$，直到 100。

# %%
# --8<-- "experiments/learning_rates.py:classification"

# %% [markdown]
# 每个学习率各训练一次，记下最后的训练损失和训练准确率：

# %%
# --8<-- "experiments/learning_rates.py:classification-2"

# %% alt="左图是五轮之后的训练损失，右图是训练准确率，横轴都是学习率的对数。学习率小时两条损失曲线先降到谷底；再加大，softmax 回归的损失升到一百以上，准确率降得少得多；多层感知机的准确率跌到百分之十左右。"
# --8<-- "experiments/learning_rates.py:classification-3"

# %% [markdown]
# - **太小**：损失还没降下来，五轮就结束了。0.01 时两个模型的损失是 `{python} f"{softmax_results[0][0]:.2f}"` 和 `{python} f"{mlp_results[0][0]:.2f}"`，在学习，只是慢。
# - **正好**：损失最低处，softmax 回归在 `{python} f"{rates[best_softmax]:.2g}"`，多层感知机在 `{python} f"{rates[best_mlp]:.2g}"`。
# - **太大，softmax 回归**：损失大体上随学习率增大，到 100 时是 `{python} f"{softmax_results[-1][0]:.0f}"`，准确率却还有 `{python} f"{softmax_results[-1][1]:.0%}"`。分数太大，所以错一张图片损失就很大；但预测只看哪个分数最大，整体放大并不改变它。
# - **太大，多层感知机**：准确率降到 `{python} f"{mlp_results[-1][1]:.0%}"`，与随机猜测相同。
#
# 没有一次出现 `nan`：`nn.CrossEntropyLoss` 在内部减去了最大的分数，分数再大，只要有限，取指数时就不会溢出。所以不要等出现 `nan` 才警觉，要看准确率。
#
# ## 死亡 ReLU {#dead-units}
#
# 一个 ReLU 如果对每张图片都输出 0，它的导数处处是 0，梯度传不到它的权重：这叫死亡 ReLU（dying ReLU），之后的训练不能使它恢复。统计五轮之后有多少隐藏单元死亡。


# %%
# --8<-- "experiments/learning_rates.py:dead-units"

# %% [markdown]
# 学习率 0.1 时死亡的有 `{python} f"{dead[3]:.0%}"`，1 时 `{python} f"{dead[6]:.0%}"`，10 时 `{python} f"{dead[9]:.0%}"`。隐藏单元全部死亡之后，只有输出层的偏置还能变，网络对每张图片的输出都相同。softmax 回归没有 ReLU，不会这样。
#
# ## 一句话 {#answer}
#
# > 在这次实验里，多层感知机最好的学习率是 `{python} f"{rates[best_mlp]:.2g}"`，损失 `{python} f"{mlp_results[best_mlp][0]:.2f}"`；到 10 时，`{python} f"{dead[9]:.0%}"` 的隐藏单元死亡，准确率只有 `{python} f"{mlp_results[9][1]:.0%}"`，而损失 `{python} f"{mlp_results[9][0]:.2f}"` 看上去还正常（$\ln 10$ = `{python} f"{math.log(10):.2f}"`）。
#
# ## 动手试试 {#questions}
#
# 1. 换一个随机种子再训练一次。合适的范围变了吗？大量死亡的界限呢？
# 2. 把优化器换成带动量 0.9 的 SGD，两条曲线会往左还是往右移？
# 3. 线性回归把一列特征乘以 10，界限变成原来的几分之一？先用公式计算，再运行。
# 4. 用 PyTorch 默认的初始化（去掉 `.apply(init_weights)`），多层感知机能承受的学习率变大还是变小？另一个实验：[参数的初始值](initialization.py)。
