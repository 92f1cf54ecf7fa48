# ---
# title: When the learning rate is too large
# description: Turn the learning rate up from 0.01 to 100. Linear regression diverges, softmax regression keeps most of its accuracy while its loss soars, and nearly all hidden units of the multilayer perceptron die.
# synonyms: # what readers may type for a section
#   learning-rates: loss explodes, loss diverges, divergence, learning rate too high, loss gets bigger, loss grows, loss goes up, diverges, learning rate too large, unstable training, loss blows up, what if the learning rate is too high, J(theta) grows, steps too large, gradient descent diverges
#   linear-regression: largest learning rate, stability limit, divergence limit, critical learning rate, maximum step size, convergence condition, eigenvalue, how large may the learning rate be, stability, loss blows up, loss flies off
#   classification: loss rises but accuracy improves, loss and accuracy disagree, loss increases, loss up accuracy up, loss and accuracy contradict, accuracy improves although loss rises
#   dead-units: dead relu, dying relu, dead neurons, relu dies, all outputs zero, stuck network, network stops learning, relu units die, units are dead, neurons stopped, always predicts one class, dying neurons, loss suddenly stuck at 2.303
# ---

# %% [markdown]
# # When the learning rate is too large {#learning-rates}
#
# In the lessons the learning rate is given, 0.03 or 0.1, and training goes well. What if you keep raising it? Make a guess first: does the loss become `nan`? What happens to the accuracy? Below are three models, and each fails in its own way.

# %%
# --8<-- "experiments/learning_rates.py:learning-rates"

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
# --8<-- "experiments/learning_rates.py:linear-regression"

# %% [markdown]
# In theory, a learning rate above `{python} f"{limit:.3f}"` diverges. Take 200 steps on all the examples, from half the limit to twice the limit:


# %%
# --8<-- "experiments/learning_rates.py:linear-regression-2"

# %% [markdown]
# The limit is exact: one per cent below, it converges; one per cent above, the loss keeps growing. At twice the limit it first overflows to `inf`; then a step computes `inf - inf`, which is `nan`, and it stays `nan`.
#
# ## Classification: loss and accuracy disagree {#classification}
#
# Now the first 6000 images of Fashion-MNIST, minibatches of 256, five epochs. Two models start from the same small weights, $N(0, 0.01^2)$, and only the learning rate differs: from 0.01 to 100, each $\sqrt[3]{10}$ times the one before.

# %%
# --8<-- "experiments/learning_rates.py:classification"

# %% [markdown]
# Train once with each learning rate and note the final training loss and training accuracy:

# %%
# --8<-- "experiments/learning_rates.py:classification-2"

# %% alt="Left, training loss after five epochs; right, training accuracy; both over the logarithm of the learning rate. Both losses first fall to a minimum. Beyond it the loss of softmax regression climbs above one hundred while its accuracy falls far less; the accuracy of the multilayer perceptron falls to about ten per cent."
# --8<-- "experiments/learning_rates.py:classification-3"

# %% [markdown]
# - **Too small**: five epochs are not enough. At 0.01 the two models have losses of `{python} f"{softmax_results[0][0]:.2f}"` and `{python} f"{mlp_results[0][0]:.2f}"`: they do learn, only slowly.
# - **Right**: the loss is lowest at `{python} f"{rates[best_softmax]:.2g}"` for softmax regression and at `{python} f"{rates[best_mlp]:.2g}"` for the multilayer perceptron.
# - **Too large, softmax regression**: by and large the loss grows with the learning rate, to `{python} f"{softmax_results[-1][0]:.0f}"` at 100, and yet the accuracy is still `{python} f"{softmax_results[-1][1]:.0%}"`. The scores are so large that a single mistake adds a lot to the loss; but a prediction only asks which score is the largest, and scaling all of them does not change that.
# - **Too large, multilayer perceptron**: the accuracy falls to `{python} f"{mlp_results[-1][1]:.0%}"`, no better than guessing.
#
# There was no `nan` in any of these runs: `nn.CrossEntropyLoss` subtracts the largest score inside, so none of its exponentials overflows, however large the scores, as long as they are finite. Don't wait for `nan` to warn you; watch the accuracy.
#
# ## How the multilayer perceptron dies {#dead-units}
#
# If a ReLU gives 0 for every image, its derivative is 0 everywhere and no gradient reaches its weights: it is dead (a *dying ReLU*), and further training cannot revive it. Count the hidden units that are dead after five epochs.


# %%
# --8<-- "experiments/learning_rates.py:dead-units"

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
