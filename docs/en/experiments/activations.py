# ---
# title: Another activation function
# description: ReLU, GELU, tanh, sigmoid and none at all, with one to five hidden layers, each at its own best learning rate. Which get stuck when the network is deep, one factor that predicts it, and the remedy.
# synonyms: # what readers may type for a section
#   activations: compare activations, sigmoid in deep networks, deep network with sigmoid, replace relu by sigmoid, activation experiment, effect of the activation, sigmoid in a deep net, swap the activation, another activation function
#   rates: learning rate for each activation, activation and learning rate
#   factor: gradient shrinks per layer, vanishing in deep networks, gradient norm, gradient per layer, how much gradient is left, first layers get small gradients, gradient magnitude
#   start: activation or initialisation, initialisation for sigmoid, initialization or activation, glorot for tanh, nn.init.kaiming_normal_, nn.init.xavier_uniform_
#   dead: dead units, dead relu units, units that never fire, how many units die, fraction of dead units, inactive units, which units die
# ---

# %% [markdown]
# # Another activation function {#activations}
#
# In the [small experiments](../mlp-experiments.md#activation) sigmoid was the slowest. But there all functions shared one learning rate, and there was one hidden layer. If each may use its own best learning rate, how far behind is sigmoid? And with five layers? Guess first: how would you rank ReLU, GELU, tanh, sigmoid and no activation at all?

# %%
# --8<-- "experiments/activations.py:activations"

# %% [markdown]
# ## To each its own learning rate {#rates}
#
# Every hidden layer has 64 units and PyTorch's default initialisation. The data are the first 3000 images in minibatches of 128, for five epochs. Five functions, three depths, four learning rates: sixty runs.


# %%
# --8<-- "experiments/activations.py:rates"

# %% alt="Three charts, for 1, 3 and 5 hidden layers: training loss over the learning rate. With one layer sigmoid is the highest at 0.1 and the lowest at 1; with three it is far behind; with five it is a flat line at 2.3."
# --8<-- "experiments/activations.py:rates-2"

# %% [markdown]
# Runs beyond the upper edge have a loss above 3 or have diverged to `nan`. The best loss of each function, with the learning rate that reached it in brackets:
#
# | | one layer, 0.1 for all | one layer, best | three layers, best | five layers, best |
# |---|---|---|---|---|
# | none | `{python} f"{losses['none', 1, 0.1]:.2f}"` | `{python} "{:.2f} ({:g})".format(*best["none", 1])` | `{python} "{:.2f} ({:g})".format(*best["none", 3])` | `{python} "{:.2f} ({:g})".format(*best["none", 5])` |
# | tanh | `{python} f"{losses['tanh', 1, 0.1]:.2f}"` | `{python} "{:.2f} ({:g})".format(*best["tanh", 1])` | `{python} "{:.2f} ({:g})".format(*best["tanh", 3])` | `{python} "{:.2f} ({:g})".format(*best["tanh", 5])` |
# | ReLU | `{python} f"{losses['ReLU', 1, 0.1]:.2f}"` | `{python} "{:.2f} ({:g})".format(*best["ReLU", 1])` | `{python} "{:.2f} ({:g})".format(*best["ReLU", 3])` | `{python} "{:.2f} ({:g})".format(*best["ReLU", 5])` |
# | GELU | `{python} f"{losses['GELU', 1, 0.1]:.2f}"` | `{python} "{:.2f} ({:g})".format(*best["GELU", 1])` | `{python} "{:.2f} ({:g})".format(*best["GELU", 3])` | `{python} "{:.2f} ({:g})".format(*best["GELU", 5])` |
# | sigmoid | `{python} f"{losses['sigmoid', 1, 0.1]:.2f}"` | `{python} "{:.2f} ({:g})".format(*best["sigmoid", 1])` | `{python} "{:.2f} ({:g})".format(*best["sigmoid", 3])` | `{python} "{:.2f} ({:g})".format(*best["sigmoid", 5])` |
#
# - **One layer**: at 0.1 for all, sigmoid is far behind; at its own best learning rate it is about as good as the others. A comparison at one learning rate mostly shows which function that learning rate happens to suit.
# - **Five layers**: sigmoid stays near $\ln 10 \approx 2.30$ at all four learning rates; tuning does not help. At its best one GELU ends at `{python} f"{best['GELU', 5][0]:.2f}"` and ReLU at `{python} f"{best['ReLU', 5][0]:.2f}"` (with five seeds ReLU always gets about that far, GELU only sometimes). All of them learn more slowly than with one layer.
# - **None**, with one layer, is no worse than ReLU in these five epochs: [what limits it is what it can represent](../nonlinearity.md#collapse), not how fast it learns.
#
# ## What a layer leaves of the gradient {#factor}
#
# A layer turns its input $\mathbf h$ into $\mathbf z = \mathbf W \mathbf h + \mathbf b$, where $\mathbf h = \phi(\mathbf z')$ and $\mathbf z'$ came out of the layer before. Backpropagation turns the gradient of $\mathbf z$ into that of $\mathbf z'$: multiply by $\mathbf W^\top$, then entry by entry by $\phi'(\mathbf z')$. If the weights are independent with mean 0 and standard deviation $\sigma$, and $\mathbf h$ has $n$ entries, the length of the gradient is multiplied by about
#
# $$
# r = \sigma \sqrt n \cdot \sqrt{\overline{\phi'(\mathbf z')^2}}
# $$
#
# The initialisation sets the first half: PyTorch's default has $\sigma = 1/\sqrt{3n}$, so $\sigma\sqrt n = 1/\sqrt 3 \approx 0.58$. The second half is the root mean square of the derivative, which depends on the activation function. Before any training, measure the gradient's length at each layer of the networks with five hidden layers and compare it with the formula, averaged over ten seeds.


# %%
# --8<-- "experiments/activations.py:factor"

# %% alt="Size of the gradient at each hidden layer, on a logarithmic axis. All five lines fall towards the input, on the left, nearly straight: none and tanh the least, then ReLU, then GELU, and sigmoid the steepest."
# --8<-- "experiments/activations.py:factor-2"

# %% [markdown]
# Here the gradient at the output layer counts as 1. The predicted factors are almost exactly the measured ones. A layer of sigmoids leaves `{python} f"{measured['sigmoid']:.0%}"`, five of them `{python} f"{measured['sigmoid'] ** 5:.0e}"`: this is the [vanishing gradient](../nonlinearity.md#vanishing). ReLU leaves `{python} f"{measured['ReLU']:.0%}"`: half its derivatives are 1 and half are 0, which makes a root mean square of $\sqrt{1/2}$, times 0.58. Even "none" leaves only `{python} f"{measured['none']:.0%}"`, so the default initialisation shrinks gradients by itself. The factors fit the ranking with five layers: of the four functions tanh has the largest factor and the lowest loss, with each of five seeds; ReLU comes second in both, and GELU and sigmoid make hardly any progress in five epochs (with some other seeds GELU does, once more than ReLU).
#
# ## The function or the start? {#start}
#
# The formula also names a remedy: divide all weights from the second layer on by the function's factor $r$, and every layer should pass the gradient on unchanged. Keep the functions, change only the start, and train the five-layer networks again.


# %%
# --8<-- "experiments/activations.py:start"

# %% [markdown]
# Sigmoid went from `{python} f"{best['sigmoid', 5][0]:.2f}"` to `{python} f"{again['sigmoid'][0]:.2f}"`, and GELU and ReLU gained a lot as well. Five layers of sigmoid fail not so much because of the function as because of a start that does not suit it. For ReLU, $1/r$ turns the standard deviation into $\sqrt{2/n}$, that of He initialisation (`nn.init.kaiming_normal_`); for "none" it becomes $1/\sqrt n$, that of Xavier initialisation for a layer with as many inputs as outputs.
#
# ## Which units die {#dead}
#
# With too large a learning rate ReLUs [die in large numbers](learning-rates.py#dead-units). What about the other functions? Call a unit dead if its derivative is below 0.01 in absolute value for every image, so that hardly any gradient passes. In the networks with one hidden layer, count the dead after five epochs:


# %%
# --8<-- "experiments/activations.py:dead"

# %% [markdown]
# At a learning rate of 1, `{python} f"{dead['ReLU', 1.0]:.0%}"` of the ReLUs are dead, `{python} f"{dead['tanh', 1.0]:.0%}"` of the tanh, `{python} f"{dead['GELU', 1.0]:.0%}"` of the GELU and `{python} f"{dead['sigmoid', 1.0]:.0%}"` of the sigmoid units. For negative inputs a ReLU's derivative is exactly 0; the derivatives of the others shrink only gradually, so they have to be pushed further before they count as dead. Here a small gradient is even an advantage: at the same learning rate sigmoid takes smaller steps.
#
# ## In one sentence {#answer}
#
# > With one hidden layer and its own best learning rate, `{python} f"{best['sigmoid', 1][1]:g}"`, sigmoid reaches a loss of `{python} f"{best['sigmoid', 1][0]:.2f}"` and ReLU `{python} f"{best['ReLU', 1][0]:.2f}"`; with five layers, each sigmoid layer lets `{python} f"{measured['sigmoid']:.0%}"` of the gradient through and the loss stays at `{python} f"{best['sigmoid', 5][0]:.2f}"`, until the weights are divided by that factor; then it falls to `{python} f"{again['sigmoid'][0]:.2f}"`: choose activation function, learning rate and start together.
#
# ## Your turn {#questions}
#
# 1. Add `nn.SiLU` and `nn.LeakyReLU` to `functions`. Estimate their factors by the formula first, then run it.
# 2. With ten layers and the start unchanged, does ReLU still learn? And with the new start?
# 3. Sigmoid's outputs are all positive, with a mean of about 0.5. From the second layer on, subtract from each bias half the sum of its row of weights, and train. Is it better?
# 4. Make the optimizer `torch.optim.Adam`, which adapts the step to the gradient size of each parameter. Do five layers of sigmoid learn from the default start?
# 5. Take three other seeds. Does the ranking with five layers change?
