# ---
# title: Where to start
# description: One network, trained for ten epochs from zeros, from a constant, from small random numbers and from PyTorch's default. Which learn, which learn fast, and why.
# synonyms: # what readers may type for a section
#   initialization: Xavier, Kaiming, weight initialization, initialize weights, nn.init, kaiming_normal_, xavier_uniform_, He, Glorot, initialisation, kaiming init, xavier init, how to initialise weights, glorot_uniform, he_normal, kernel_initializer, difference between Xavier and Kaiming, Xavier vs Kaiming, weight init, random initialisation, effect of initialisation, which initialisation, starting values, initial values of the weights, He initialization, default initialization of nn.Linear, where to start
#   starts: compare initialisations, comparison of initialisations, five ways to start, five starts
#   zeros: initialise with zeros, zero weights no gradient, all weights initialised to zero, zeros do not learn, network with zero weights, why random weights, zeros instead of random
#   symmetry: constant initialisation, same weights for all units, same value for all weights, identical weights, symmetry problem, constant weights
#   scale: gain, std, variance of the weights, scale of the weights, fan in, weights too large, initial weights too large, how large should random weights be, std of the weights, why 0.01, initial scale, weights too small
#   bias: initialise the bias, bias zero, should bias be zero, bias initialization, random bias
# ---

# %% [markdown]
# # Where to start {#initialization}
#
# The weights of the [multilayer perceptron](../mlp.md#parameters) were drawn from $N(0, 0.01^2)$ and its biases were zero, but `nn.Linear` in PyTorch uses another distribution by default. Does the start matter? Make a guess first: will zeros do? Will one number for all? Data, learning rate and the order of the minibatches stay the same; only the start changes.

# %%
# --8<-- "experiments/initialization.py:initialization"

# %% [markdown]
# ## Five starts {#starts}
#
# Each start is a function, and `apply` calls it on every submodule. `init_weights` is the lesson's: weights from $N(0, 0.01^2)$, biases zero. The last one does nothing and leaves PyTorch's default.


# %%
# --8<-- "experiments/initialization.py:starts"

# %% [markdown]
# Train for ten epochs from each on the first 6000 images of Fashion-MNIST, with minibatches of 256 and a learning rate of 0.1. Note the loss over all training examples after each epoch; the first entry is from before training.


# %%
# --8<-- "experiments/initialization.py:starts-2"

# %% alt="Training loss per epoch from the five starts, on a logarithmic axis. Zeros is a flat line; constant falls slowly; N(0, 1) starts above two hundred, off the chart, and enters it after the first epoch; N(0, 0.01²) is slow at first, then fast; PyTorch's default falls from the beginning and is below the others nearly everywhere."
# --8<-- "experiments/initialization.py:starts-3"

# %% [markdown]
# $N(0, 1)$ starts at `{python} f"{losses['N(0, 1)'][0]:.0f}"`, far above the chart. Five curves, all different; here are the reasons, one at a time.
#
# ## Zeros: no gradient {#zeros}
#
# From zeros the loss stays at `{python} f"{losses['zeros'][-1]:.3f}"`, which is practically $\ln 10$ = `{python} f"{math.log(10):.3f}"`: for every image the ten classes seem about equally likely. In the first step, how large is the largest entry of each parameter's gradient?

# %%
# --8<-- "experiments/initialization.py:zeros"

# %% [markdown]
# Only the bias of the output layer, `3.bias`, has a gradient. The outputs of the hidden layer are zero, so the weights of the output layer, `3.weight`, get no gradient; and as `3.weight` is zero, nothing flows back into the hidden layer. Ten biases can move, and all they can learn is how common each class is.
#
# ## A constant: 256 units, but really one {#symmetry}
#
# If every weight is 0.01, there is a gradient, and the loss falls, but after ten epochs it is still `{python} f"{losses['constant'][-1]:.2f}"`. Look at the weight matrix of the hidden layer (256 × 784) by then: how far apart are its rows, and what is its rank?

# %%
# --8<-- "experiments/initialization.py:symmetry"

# %% [markdown]
# The three numbers are the largest difference between rows, `{python} f"{spread:.1g}"`, the rank, `{python} rank`, and the standard deviation within the first row. Every row learns, but all 256 learn the same: equal starts have equal gradients and are still equal after the step. This is symmetry. Gradient descent cannot break it by itself; a random start can.
#
# ## How large the random numbers are {#scale}
#
# Random numbers break the symmetry; what is left to choose is their scale. Compare the three random starts: before training, how large are the hidden layer's outputs and the class scores? In the table below, the first three numbers of a row are standard deviations; the last three are losses, before training and after one and ten epochs.


# %%
# --8<-- "experiments/initialization.py:scale"

# %% [markdown]
# | start | `1.weight` | hidden | scores | before | one epoch | ten epochs |
# |---|---|---|---|---|---|---|
# | $N(0, 0.01^2)$ | `{python} f"{small[0]:.3f}"` | `{python} f"{small[1]:.2f}"` | `{python} f"{small[2]:.3f}"` | `{python} f"{losses['N(0, 0.01²)'][0]:.2f}"` | `{python} f"{losses['N(0, 0.01²)'][1]:.2f}"` | `{python} f"{losses['N(0, 0.01²)'][-1]:.2f}"` |
# | PyTorch's default | `{python} f"{default[0]:.3f}"` | `{python} f"{default[1]:.2f}"` | `{python} f"{default[2]:.3f}"` | `{python} f"{losses['PyTorch default'][0]:.2f}"` | `{python} f"{losses['PyTorch default'][1]:.2f}"` | `{python} f"{losses['PyTorch default'][-1]:.2f}"` |
# | $N(0, 1)$ | `{python} f"{wide[0]:.3f}"` | `{python} f"{wide[1]:.2f}"` | `{python} f"{wide[2]:.0f}"` | `{python} f"{losses['N(0, 1)'][0]:.0f}"` | `{python} f"{losses['N(0, 1)'][1]:.2f}"` | `{python} f"{losses['N(0, 1)'][-1]:.2f}"` |
#
# - $N(0, 0.01^2)$ is too small: the scores are nearly zero, and the gradient that flows back is multiplied by the output layer's weights, so it is small too. The first epoch makes slow progress.
# - $N(0, 1)$ is too large: the scores are in the hundreds, the network is wrong and very confident from the start, and the first epochs are spent on correcting that.
# - PyTorch's default depends on the number of inputs $n$: weights and biases are uniform between $-1/\sqrt n$ and $1/\sqrt n$, with standard deviation $1/\sqrt{3n}$. For the hidden layer, $n = 784$, this is `{python} f"{1 / math.sqrt(3 * 784):.3f}"`, as measured in the table; for the output layer, $n = 256$, it is `{python} f"{1 / math.sqrt(3 * 256):.3f}"`.
#
# To bring the loss below 1, the default took `{python} default_epochs` epochs and $N(0, 0.01^2)$ took `{python} small_epochs`.
#
# ## Must biases be random? {#bias}
#
# Write only `nn.init.normal_(module.weight, std=0.01)`, forget the bias, and it keeps its uniform default. Does it matter? Three seeds, five epochs each:


# %%
# --8<-- "experiments/initialization.py:bias"

# %% [markdown]
# With the same seed, the two kinds of bias differ by at most `{python} f"{gap:.3f}"` in the loss; changing only the seed makes a difference of `{python} f"{max(zero_bias) - min(zero_bias):.3f}"`. The weights break the symmetry, so biases may well start at zero. Forgetting them does little harm, but then the start is not the one you think it is: before you compare two models, make sure that they start in the same way.
#
# ## In one sentence {#answer}
#
# > With the same data, the same learning rate and ten epochs, the loss ends at `{python} f"{losses['zeros'][-1]:.2f}"` from zeros, `{python} f"{losses['constant'][-1]:.2f}"` from a constant, `{python} f"{losses['N(0, 0.01²)'][-1]:.2f}"` from $N(0, 0.01^2)$ and `{python} f"{losses['PyTorch default'][-1]:.2f}"` from PyTorch's default: a start must be random, so that the units differ, and of the right size, so that training is fast.
#
# ## Your turn {#questions}
#
# 1. Zero weights and random biases: is the symmetry broken? Follow the chain rule first, then run it.
# 2. Make only the output layer's weights zero and leave the hidden layer at the default. Which parameters have a gradient in the first step, and which in the second?
# 3. [Softmax regression](../softmax-regression.md) starts from zeros without any trouble. Why?
# 4. Give the network five hidden layers. Does it still learn from $N(0, 0.01^2)$? Measure the standard deviation of each layer's output.
# 5. Does the largest possible learning rate depend on the start? Take these starts to [the experiment on learning rates](learning-rates.py).
