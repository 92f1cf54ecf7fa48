# ---
# title: What transforms change
# description: Do v1 and v2 transforms give the same numbers, and which is faster? What does Normalize do to training? And why do random flips matter for shoes only?
# synonyms: # what readers may type for a section
#   transforms: transforms v1 or v2, effect of transforms, what do transforms do, does augmentation matter, transform experiments, what transforms change
#   same-numbers: ToImage, v2, v1 vs v2, replace ToTensor by v2, difference between transforms v1 and v2, transforms.v2 vs transforms, ToTensor deprecated, migrate to v2
#   speed: transform a whole batch, fast augmentation, faster transforms, transform batches, slow augmentation, transform on gpu, batch transform speed
#   one-coin: same flip for the whole batch, random transform on a batch, RandomFlip, whole batch flipped together, per-image randomness, same random for all images
#   normalize: does normalisation help, effect of normalisation, is Normalize needed, normalising input, effect of standardisation, does Normalize improve accuracy, normalised inputs
#   flips: RandomHorizontalFlip, hflip, random flip, random horizontal flip, flip images, mirror images, does augmentation help, RandomFlip, flip horizontally, fliplr, left-right flip, is flipping useful, augmentation makes it worse, mirror
# ---

# %% [markdown]
# # What transforms change {#transforms}
#
# In the lesson on [data](../data.md#transforms) a transform was just the step from picture to tensor. Here are three questions. Does v2 change the numbers, and is it faster? What is different in training after [normalisation](../data.md#normalize)? And since a mirrored garment is still a garment: does a model get better if training images are flipped at random? Guess an answer to each.

# %%
# --8<-- "experiments/transforms.py:transforms"

# %% [markdown]
# ## v1 and v2: the same numbers? {#same-numbers}
#
# For the step to a tensor, [all 256 pixel values were compared](../data.md#transforms): one rounding at most. And with normalisation on top? Resizing? Random transforms, always from the same seed? Applied to the same 100 images, how far apart are v1 and v2?

# %%
# --8<-- "experiments/transforms.py:same-numbers"

# %% [markdown]
# Up to `RandomRotation` the largest difference is `{python} f"{most_apart:.0e}"`, mere rounding; even the random ones use the same random numbers. `RandAugment` is another matter, and so are its relatives `AutoAugment`, `TrivialAugmentWide` and `AugMix`: they first choose at random what to do, and the same seed does not lead v1 and v2 to the same choice. `RandomChoice` and `RandomOrder` differ as well: in v1 they draw from Python's own random numbers, which `torch.manual_seed` does not set. So after changing from v1 to v2, results can be compared number by number only if none of these six is used.
#
# ## Speed: one by one, or the whole batch {#speed}
#
# The same 2000 images, from integers between 0 and 255 to normalised floats. First one by one, as a `Dataset` does it, then all at once. Three passes each, of which the fastest counts (the times depend on the machine):

# %% tags=["timing"]
# --8<-- "experiments/transforms.py:speed"

# %% [markdown]
# An image of 28 × 28 is so small that computing its 784 numbers takes little; the time goes into preparing each call: checking types, choosing an implementation. v2 handles more kinds of input, so it has more to check. On a whole batch this is done once. The `ToTensor` of v1 does not take a batch of tensors:

# %% raises="TypeError"
# --8<-- "experiments/transforms.py:speed-2"

# %% [markdown]
# ## One batch, one coin {#one-coin}
#
# Random transforms on a whole batch hide a trap, though. Give six minibatches of 256 images to `RandomHorizontalFlip`. How many images of each are flipped?


# %%
# --8<-- "experiments/transforms.py:one-coin"

# %% [markdown]
# It tosses one coin per call: the whole batch is flipped, or none of it. For one coin per image do as `flip_each` does: toss 256 at once and choose with `torch.where`, again without a loop. The rest of this page uses it.
#
# ## Normalize: other coordinates, the same model {#normalize}
#
# Normalisation replaces $x$ by $x' = (x - \mu)/\sigma$. To a linear layer this is only a change of coordinates:
#
# $$
# \mathbf w^\top \mathbf x' + b = \Bigl(\frac{\mathbf w}{\sigma}\Bigr)^{\!\top} \mathbf x + \Bigl(b - \frac{\mu}{\sigma} \sum_j w_j\Bigr)
# $$
#
# So the same functions can be represented before and after. Check it with a random linear layer:

# %%
# --8<-- "experiments/transforms.py:normalize"

# %% [markdown]
# They can represent the same, but they don't learn the same: the speed of gradient descent depends on the coordinates. In [the experiment on learning rates](learning-rates.py#linear-regression) it was governed by the eigenvalues of $\mathbf X^\top \mathbf X / n$; use them here to measure the inputs. Normalisation has two halves, subtracting $\mu$ and dividing by $\sigma$. What does each do? Four inputs, five epochs each with a learning rate of 0.03:


# %%
# --8<-- "experiments/transforms.py:normalize-2"

# %% [markdown]
# - **Dividing by $\sigma$** makes every eigenvalue $1/\sigma^2$ times as large, about `{python} f"{1 / std.item() ** 2:.0f}"` times: for the weights of softmax regression it works like a larger learning rate. It does not change the proportions between directions. And 0.03 is now nearly too large for the largest eigenvalue: with other seeds this loss of softmax regression can be twice as high.
# - **Subtracting $\mu$** changes just these proportions. No pixel is negative, so the one "mean direction" that all images share takes `{python} f"{table['x'][1]:.0%}"` of the total; afterwards the largest takes `{python} f"{table['x - mean'][1]:.0%}"`. The largest eigenvalue limits the learning rate, and the small ones decide how many steps it takes; the closer together they are, the faster the training. Subtracting alone makes next to no difference to the multilayer perceptron here; after the division it lowers the loss of both models, with each of five seeds.
#
# Then does normalisation still help once the learning rate is well chosen? Try from 0.003 to 1:

# %%
# --8<-- "experiments/transforms.py:normalize-3"

# %% alt="Two plots, softmax regression on the left and the multilayer perceptron on the right: training loss after five epochs over the learning rate, both logarithmic. At small learning rates the normalised inputs have a much lower loss; at large ones the curves meet or cross."
# --8<-- "experiments/transforms.py:normalize-4"

# %% [markdown]
# In this run the learning rate with the lowest loss was `{python} f"{best['softmax regression', 'pixels from 0 to 1']:g}"` on pixels and `{python} f"{best['softmax regression', 'normalised']:g}"` on normalised inputs for softmax regression, `{python} f"{best['multilayer perceptron', 'pixels from 0 to 1']:g}"` and `{python} f"{best['multilayer perceptron', 'normalised']:g}"` for the multilayer perceptron. With other seeds it may be a step away; in five seeds, normalised inputs never needed a larger one. The lowest losses themselves are `{python} f"{min(losses['softmax regression', 'pixels from 0 to 1']):.2f}"` and `{python} f"{min(losses['softmax regression', 'normalised']):.2f}"` for the former, `{python} f"{min(losses['multilayer perceptron', 'pixels from 0 to 1']):.2f}"` and `{python} f"{min(losses['multilayer perceptron', 'normalised']):.2f}"` for the latter. Normalisation helps most clearly at small learning rates: at 0.01 softmax regression has a loss of `{python} f"{losses['softmax regression', 'pixels from 0 to 1'][1]:.2f}"` against `{python} f"{losses['softmax regression', 'normalised'][1]:.2f}"`. With five seeds and both models, it was so at every learning rate up to 0.03. So choose the learning rate again after adding or removing normalisation; a comparison at one learning rate mostly compares learning rates.
#
# ## Random flips: nearly all shoes point left {#flips}
#
# Changing training images at random, so that a model sees more variety, is called data augmentation. For garments, mirroring seems natural. But look at the data first: how far is the mean image of each class from its mirror image?

# %% alt="In the upper row the mean images of dresses, sneakers and ankle boots, in the lower row their mirror images. The two of the dress are nearly the same; the shoes point left in the mean image and right in its mirror image."
# --8<-- "experiments/transforms.py:flips"

# %% [markdown]
# The three kinds of shoes come first: in these product photographs the toes point left. Clothes are nearly symmetric to begin with. So we can expect that flips add little for clothes, but for shoes they add views that are not in the training set. Train two multilayer perceptrons, one with flips and one without, and evaluate both on the test set and on its mirror image:

# %%
# --8<-- "experiments/transforms.py:flips-2"

# %% [markdown]
# Without flips, the accuracy on shoes falls from `{python} f"{without[1]:.0%}"` to `{python} f"{without[3]:.0%}"` on their mirror images: what the model learnt is "a shoe that points left". With flips it is `{python} f"{with_flips[1]:.0%}"` and `{python} f"{with_flips[3]:.0%}"`. In this test set nearly all shoes point left, so its accuracy does not show the benefit, and the model even has to learn what the test never asks. (Don't make much of a few points between the two rows: [a single run varies that much](seeds.py#five-seeds). The mirrored shoes differ by far more.) Whether to flip depends on what the model will meet later, not on whether an image can be flipped.
#
# ## In one sentence {#answer}
#
# > v1 and v2 differ by `{python} f"{most_apart:.0e}"` at most, except in transforms such as `RandAugment`, which choose at random what to do; normalisation makes the model no larger, but dividing by $\sigma$ works like a larger learning rate and subtracting $\mu$ brings the share of the largest eigenvalue from `{python} f"{table['x'][1]:.0%}"` to `{python} f"{table['(x - mean) / std'][1]:.0%}"`, so that small learning rates are enough; random flips raise the accuracy on mirrored shoes from `{python} f"{without[3]:.0%}"` to `{python} f"{with_flips[3]:.0%}"`, which the original test set cannot see.
#
# ## Your turn {#questions}
#
# 1. Repeat the flips with softmax regression. Does a linear model pay more or less for knowing shoes from both sides?
# 2. Replace `flip_each` by `v2.RandomHorizontalFlip()`, with one coin for the whole batch. After 15 epochs, is the accuracy on mirrored shoes still the same?
# 3. Normalise pixel by pixel: each of the 784 positions with its own mean and standard deviation. Some positions are nearly always 0; what goes wrong?
# 4. Use the $\mu$ and $\sigma$ of the test set for the test set. How much does the accuracy change, and why should you still not do it?
