# ---
# title: When the learning rate is too large
# description: Turn the learning rate up from 0.01 to 100. Linear regression diverges, softmax regression keeps its accuracy while its loss soars, and nearly all hidden units of the multilayer perceptron die.
# ---

# %% [markdown]
# # When the learning rate is too large {#learning-rates}
#
# In the lessons the learning rate is given, 0.03 or 0.1, and training goes well. What if you keep raising it? Make a guess first: does the loss become `nan`? What happens to the accuracy? Below are three models, and each fails in its own way.

# %%
import math

import matplotlib.pyplot as plt
import torch
from torch import nn

from snippets.fashion_mnist import load_fashion_mnist
from snippets.linear_regression import data_iter, linreg, squared_loss, synthetic_data
from snippets.mlp import init_weights, sequential_mlp
from snippets.pipeline import evaluate, train_epoch

# %% [markdown]
# ## Linear regression: a limit you can compute {#linear-regression}
#
# The squared loss is a quadratic function of the parameters, so every step of gradient descent can be worked out exactly: along an eigenvector of the [Hessian](../gradients.md#higher-order), each step multiplies the distance to the best point by $1 - \eta\lambda$, where $\eta$ is the learning rate and $\lambda$ the eigenvalue. For every direction to shrink,
#
# $$
# |1 - \eta\lambda_{\max}| < 1, \qquad \text{that is}\ \eta < \frac{2}{\lambda_{\max}}
# $$
#
# Put the bias among the weights (add a column of ones to $\mathbf X$), and the Hessian is $\mathbf X^\top \mathbf X / n$ (the ½ in the loss cancels the 2 from the square). Where is the limit for this data?

# %%
torch.manual_seed(0)
X, y = synthetic_data(torch.tensor([2.0, -3.4]), 4.2, 1000)
X_one = torch.cat([X, torch.ones(len(X), 1)], dim=1)
limit = 2 / torch.linalg.eigvalsh(X_one.T @ X_one / len(X)).max().item()
limit

# %% [markdown]
# In theory, a learning rate above `{python} f"{limit:.3f}"` diverges. Take 200 steps on all the examples, from half the limit to twice the limit:


# %%
def loss_after_descent(lr, num_steps=200):
    w, b = torch.zeros(2, 1, requires_grad=True), torch.zeros(1, requires_grad=True)
    optimizer = torch.optim.SGD([w, b], lr=lr)
    for _ in range(num_steps):
        loss = squared_loss(linreg(X, w, b), y).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return squared_loss(linreg(X, w, b), y).mean().item()


for ratio in [0.5, 0.9, 0.99, 1.01, 1.1, 2.0]:
    print(f"{ratio:4.2f} x limit: loss {loss_after_descent(ratio * limit):.3g}")

# %% [markdown]
# The limit is exact: one per cent below, it converges; one per cent above, the loss keeps growing. At twice the limit it first overflows to `inf`; then a step computes `inf - inf`, which is `nan`, and it stays `nan`.
#
# ## Classification: loss and accuracy disagree {#classification}
#
# Now the first 6000 images of Fashion-MNIST, minibatches of 256, five epochs. Two models start from the same small weights, $N(0, 0.01^2)$, and only the learning rate differs: from 0.01 to 100, each $\sqrt[3]{10}$ times the one before.

# %%
images, labels = load_fashion_mnist(train=True)
train_data = images[:6000], labels[:6000]
loss_fn = nn.CrossEntropyLoss()


def softmax_regression():
    return nn.Sequential(nn.Flatten(), nn.Linear(784, 10))


def train_with(lr, make_model, num_epochs=5):
    torch.manual_seed(0)
    model = make_model().apply(init_weights)
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    for _ in range(num_epochs):
        train_epoch(model, loss_fn, optimizer, data_iter(256, *train_data))
    return model


# %% [markdown]
# Train once with each learning rate and note the final training loss and training accuracy:

# %%
rates = [10 ** (k / 3) for k in range(-6, 7)]
linear_models = [train_with(lr, softmax_regression) for lr in rates]
softmax_results = [evaluate(model, loss_fn, [train_data]) for model in linear_models]
mlps = [train_with(lr, sequential_mlp) for lr in rates]
mlp_results = [evaluate(model, loss_fn, [train_data]) for model in mlps]
best_softmax = min(range(len(rates)), key=lambda i: softmax_results[i][0])
best_mlp = min(range(len(rates)), key=lambda i: mlp_results[i][0])

# %% alt="Left, training loss after five epochs; right, training accuracy; both over the logarithm of the learning rate. Both losses first fall to a minimum. Beyond it the loss of softmax regression climbs above one hundred while its accuracy hardly changes; the accuracy of the multilayer perceptron falls to about ten per cent."
_, axes = plt.subplots(1, 2, figsize=(7.5, 3.2), layout="constrained")
for ax, values in zip(axes, zip(*softmax_results)):
    ax.plot(rates, values, "-o", label="softmax regression", markersize=4)
for ax, values in zip(axes, zip(*mlp_results)):
    ax.plot(rates, values, "--s", label="multilayer perceptron", markersize=4)
axes[0].set_yscale("log")
for ax, name in zip(axes, ["training loss", "training accuracy"]):
    ax.set_xscale("log")
    ax.minorticks_off()
    ax.set_xlabel("learning rate")
    ax.set_title(name)
    ax.grid(alpha=0.3)
axes[1].set_ylim(0, 1)
axes[0].legend()
plt.show()

# %% [markdown]
# - **Too small**: five epochs are not enough. At 0.01 the two models have losses of `{python} f"{softmax_results[0][0]:.2f}"` and `{python} f"{mlp_results[0][0]:.2f}"`: they do learn, only slowly.
# - **Right**: the loss is lowest at `{python} f"{rates[best_softmax]:.2g}"` for softmax regression and at `{python} f"{rates[best_mlp]:.2g}"` for the multilayer perceptron.
# - **Too large, softmax regression**: by and large the loss grows with the learning rate, to `{python} f"{softmax_results[-1][0]:.0f}"` at 100, and yet the accuracy is still `{python} f"{softmax_results[-1][1]:.0%}"`. The scores are so large that a single mistake adds a lot to the loss; but a prediction only asks which score is the largest, and scaling all of them does not change that.
# - **Too large, multilayer perceptron**: the accuracy falls to `{python} f"{mlp_results[-1][1]:.0%}"`, no better than guessing.
#
# There was no `nan` in any of these runs: `nn.CrossEntropyLoss` subtracts the largest score inside, so it does not overflow, however large the scores, as long as they are finite. Don't wait for `nan` to warn you; watch the accuracy.
#
# ## How the multilayer perceptron dies {#dead-units}
#
# If a ReLU gives 0 for every image, its derivative is 0 everywhere and no gradient reaches its weights: it is dead (a *dying ReLU*), and further training cannot revive it. Count the hidden units that are dead after five epochs.


# %%
def dead_share(model):
    with torch.no_grad():
        hidden = model[:3](train_data[0])
    return (hidden == 0).all(dim=0).float().mean().item()


dead = [dead_share(model) for model in mlps]
for lr, share in zip(rates[::3], dead[::3]):
    print(f"learning rate {lr:6.2f}: {share:4.0%} dead")

# %% [markdown]
# At a learning rate of 0.1, `{python} f"{dead[3]:.0%}"` are dead; at 1, `{python} f"{dead[6]:.0%}"`; at 10, `{python} f"{dead[9]:.0%}"`. Once all hidden units are dead, only the biases of the output layer can still move, and the network says the same about every image. Softmax regression has no ReLU, so nothing in it can die.
#
# ## In one sentence {#answer}
#
# > In this experiment the best learning rate for the multilayer perceptron was `{python} f"{rates[best_mlp]:.2g}"`, with a loss of `{python} f"{mlp_results[best_mlp][0]:.2f}"`; at 10, `{python} f"{dead[9]:.0%}"` of its hidden units were dead and its accuracy was `{python} f"{mlp_results[9][1]:.0%}"`, while a loss of `{python} f"{mlp_results[9][0]:.2f}"` still looked harmless ($\ln 10$ = `{python} f"{math.log(10):.2f}"`).
#
# ## Your turn {#questions}
#
# 1. Train again with another seed. Does the range that works change? Does the point where it dies?
# 2. Use SGD with a momentum of 0.9. Do the two curves move to the left or to the right?
# 3. In linear regression, multiply one feature by 10. By what factor does the limit shrink? Compute it first, then run it.
# 4. With PyTorch's default initialisation (drop `.apply(init_weights)`), can the multilayer perceptron take a larger learning rate, or only a smaller one? The next experiment: [where to start](initialization.py).
