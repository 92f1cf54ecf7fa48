# ---
# title: Softmax twice
# description: A softmax at the end of the model and another in the loss function. The loss cannot fall below 1.46, the gradient shrinks to a tenth, little is learned from confident mistakes, and still the accuracy rises.
# synonyms: # what readers may type for a section
#   double-softmax: one softmax too many, cross entropy after softmax, two softmaxes, softmax applied two times, what happens with a second softmax, extra softmax, softmax twice
#   bounds: loss does not go below 1.46, loss stuck at 1.46, lowest loss with softmax twice, loss 1.46, loss will not go below, loss has a lower bound, minimum 1.4612, loss never goes below 1.46, loss stops at 1.46, loss is stuck above 1.46
#   gradient: smaller gradient with softmax twice, learns slowly with double softmax, gradients with two softmaxes
#   probabilities: underconfident probabilities, wrong probabilities, probabilities after a second softmax
#   notice: detect double softmax, how to detect softmax twice, symptoms of double softmax, how to notice, nn.LogSoftmax with NLLLoss, LogSoftmax and NLLLoss
# ---

# %% [markdown]
# # Softmax twice {#double-softmax}
#
# `nn.CrossEntropyLoss` contains a softmax. Put another one at the end of the model and [nothing complains](../softmax-regression.md#softmax-twice): the loss falls, the accuracy rises, and everything seems fine. Guess first: with one softmax too many, how low can the loss get? What does it cost in accuracy? Can a larger learning rate make up for that?

# %%
# --8<-- "experiments/double_softmax.py:double-softmax"

# %% [markdown]
# ## One as it should be, one with a layer too many {#runs}
#
# Two models that differ only in a final `nn.Softmax(dim=1)`: softmax regression, minibatches of 256, ten epochs. The proper one is trained at a learning rate of 0.1, the other at 0.1 and at 1. Three seeds each, averaged.


# %%
# --8<-- "experiments/double_softmax.py:runs"

# %% alt="Left, training loss, and right, test accuracy, per epoch. With one softmax the loss falls to about 0.6; with two it stays above a horizontal line at 1.46. All three accuracies rise on the whole: with one softmax it is the highest, with two the lowest, with two and ten times the learning rate in between."
# --8<-- "experiments/double_softmax.py:runs-2"

# %% [markdown]
# | | training loss | test accuracy |
# |---|---|---|
# | one softmax, learning rate 0.1 | `{python} f"{loss:.2f}"` | `{python} f"{accuracy:.1%}"` |
# | two, learning rate 0.1 | `{python} f"{loss_twice:.2f}"` | `{python} f"{accuracy_twice:.1%}"` |
# | two, learning rate 1 | `{python} f"{loss_fast:.2f}"` | `{python} f"{accuracy_fast:.1%}"` |
#
# This is why nobody notices: if you only see your own line on the right, the accuracy climbs from the 10% of blind guessing like that of any ordinary model. Without the other line you cannot tell that it should be higher. A larger learning rate makes up for much of it, but not for all. The grey line on the left is a limit that the loss with two softmaxes cannot cross; here is where it comes from.
#
# ## The loss is locked in a window of width 1 {#bounds}
#
# Let the outputs of the model be probabilities $\mathbf p$, and let the label be $y$. The loss function takes $\mathbf p$ as scores and applies softmax again:
#
# $$
# \ell(\mathbf p) = -\log \frac{e^{p_y}}{\sum_k e^{p_k}} = \log \sum_k e^{p_k} - p_y
# $$
#
# Every $p_k$ is between 0 and 1, and they sum to 1. Fix $p_y$ first; the other 9 classes share the remaining $1 - p_y$. The exponential function is convex, so $\sum_k e^{p_k}$ is smallest if they share it equally (Jensen's inequality):
#
# $$
# \ell(\mathbf p) \ge \log\left(e^{p_y} + 9\, e^{(1 - p_y)/9}\right) - p_y = \log\left(1 + 9\, e^{(1 - 10 p_y)/9}\right)
# $$
#
# The right-hand side falls as $p_y$ grows and is smallest at $p_y = 1$, when the prediction is perfect and completely certain:
#
# $$
# \ell_{\min} = \log\left(1 + 9\, e^{-1}\right) = \log(e + 9) - 1 \approx 1.4612
# $$
#
# And the largest? $\ell$ is a convex function of $\mathbf p$, so its maximum is at a corner, where the model is completely certain and wrong: $\log(e + 9) \approx 2.4612$. From best to worst it is exactly 1. Check it with a hundred thousand random $\mathbf p$, from uncertain to certain, and with the two corners:

# %%
# --8<-- "experiments/double_softmax.py:bounds"

# %% [markdown]
# Not one random loss is outside. The more classes, the farther the window is from 0, and the loss of blind guessing, $\ln C$, is always inside, so the start looks normal:
#
# | classes $C$ | blind guessing $\ln C$ | lowest $\ln(e + C - 1) - 1$ |
# |---|---|---|
# | 2 | `{python} f"{math.log(2):.3f}"` | `{python} f"{math.log(math.e + 1) - 1:.3f}"` |
# | 10 | `{python} f"{math.log(10):.3f}"` | `{python} f"{math.log(math.e + 9) - 1:.3f}"` |
# | 100 | `{python} f"{math.log(100):.3f}"` | `{python} f"{math.log(math.e + 99) - 1:.3f}"` |
# | 1000 | `{python} f"{math.log(1000):.3f}"` | `{python} f"{math.log(math.e + 999) - 1:.3f}"` |
#
# ## Where the gradient goes {#gradient}
#
# Let $\mathbf o$ be the scores, $\mathbf p = \text{softmax}(\mathbf o)$, $\mathbf q = \text{softmax}(\mathbf p)$, and $\mathbf e_y$ the one-hot vector of the label. With one softmax the gradient of the loss with respect to $\mathbf o$ is $\mathbf p - \mathbf e_y$; with two, there is the Jacobian of softmax to multiply by:
#
# $$
# \mathbf J (\mathbf q - \mathbf e_y), \qquad \mathbf J = \text{diag}(\mathbf p) - \mathbf p \mathbf p^\top
# $$
#
# At the start the ten classes are about equally likely, and all entries of $\mathbf p$ and $\mathbf q$ are $1/10$. The entries of $\mathbf q - \mathbf e_y$ sum to 0, so $\mathbf p \mathbf p^\top$ makes 0 of it and only $\text{diag}(\mathbf p)$ is left: the gradient is exactly a tenth of that with one softmax. Hence the tenfold learning rate above. And later? Let one rival class have the score 0, the eight others $-5$, and vary the score of the label, from very wrong to safely right:

# %%
# --8<-- "experiments/double_softmax.py:gradient"

# %% alt="Left, the loss, and right, the size of the gradient, over the label's score minus the rival's, from -10 to 10. With one softmax the loss rises in a straight line to the left and the gradient stays near 1.4 there; with two the loss is flat on both sides, and the gradient has only a small bump near 0 and vanishes on both sides."
# --8<-- "experiments/double_softmax.py:gradient-2"

# %% [markdown]
# Look at the left of both charts. With one softmax, the worse the mistake the larger the loss, and a gradient of good size pulls it back. With two, the loss goes flat and the gradient vanishes: with the label 10 behind its rival, it is `{python} f"{twice:.1g}"`, which is 1/`{python} f"{once / twice:.0f}"` of that with one softmax. The more confident the mistake, the less the model learns from it, although these are the examples it should learn most from. A larger learning rate makes up for the constant tenth but not for this, and its larger steps may push examples onto the flat parts.
#
# ## Its probabilities cannot be trusted {#probabilities}
#
# The second softmax also changes what the model aims for. Suppose some images have exactly the same features, a share $\pi$ of them is labelled A and the others B. With one softmax, the mean loss is lowest at $p = \pi$: the stated probability is the true share. With two, and only two classes, the mean loss is $\log(e^{p} + e^{1-p}) - \pi p - (1 - \pi)(1 - p)$; its derivative is zero where
#
# $$
# \tanh\left(p - \tfrac12\right) = 2\pi - 1, \qquad\text{that is}\ p = \tfrac12 + \text{artanh}(2\pi - 1)
# $$
#
# Where this exceeds 1, the minimum is at $p = 1$. Find the minimum on a fine grid and compare:

# %%
# --8<-- "experiments/double_softmax.py:probabilities"

# %% [markdown]
# If the true share is 0.7 it says `{python} f"{0.5 + math.atanh(0.4):.2f}"`; above $(1 + \tanh\frac12)/2$ = `{python} f"{(1 + math.tanh(0.5)) / 2:.3f}"` it says 1. Measure it on the test images: how confident is a model on average, and how often is it right?


# %%
# --8<-- "experiments/double_softmax.py:probabilities-2"

# %% [markdown]
# With two softmaxes, both models are more confident than they are accurate; with one, the model is not overconfident, and after ten epochs still a little underconfident.
#
# ## How to notice {#notice}
#
# A loss stuck above `{python} f"{floor:.2f}"` with a decent accuracy is suspicious. More directly, look at the model's outputs:

# %%
# --8<-- "experiments/double_softmax.py:notice"

# %% [markdown]
# Scores are positive and negative, and their row sums can be anything; if all row sums are 1, they are probabilities already and must not go into `nn.CrossEntropyLoss`. If the model itself has to normalise, end it with `nn.LogSoftmax`, use `nn.NLLLoss` as the loss function, and take the exponential where you want to see probabilities. Another way does not need the model's outputs: [let it memorise a few images](../common-errors.md#three-checks); if the loss does not go to 0, something is wrong.
#
# ## In one sentence {#answer}
#
# > With a second softmax the loss can never fall below `{python} f"{floor:.4f}"` and the first gradients are a tenth of their size; in the same ten epochs the test accuracy drops from `{python} f"{accuracy:.1%}"` to `{python} f"{accuracy_twice:.1%}"`, or, with ten times the learning rate, to `{python} f"{accuracy_fast:.1%}"`; yet it rises as training goes on, so you don't notice without a proper model to compare with.
#
# ## Your turn {#questions}
#
# 1. And softmax three times? What is the lowest possible loss? Compute first, then run.
# 2. Train with the extra softmax, but remove it for prediction. Does the accuracy change? Why?
# 3. Replace 20% of the training labels by random classes and compare one softmax with two. Could a bounded loss be an advantage here?
# 4. Put `nn.LogSoftmax(dim=1)` at the end of the model and keep `nn.CrossEntropyLoss`. How does it differ from one softmax? Think first what $\log\text{softmax}$ makes of a $\log\text{softmax}$.
# 5. With a multilayer perceptron, does the second softmax cost more or less?
