# ---
# title: Batch size and the last batch
# description: The noise of the gradient falls with the square root of the batch size; the learning rate may grow with the batch, up to a limit; what an epoch costs in time; and how a last batch of one image can multiply the loss.
# synonyms: # what readers may type for a section
#   batch-size: choose the batch size, large or small batch, best batch size, batch size 32 or 256, how many per batch, batch_size=32, small vs large batch, which batch size, effect of the batch size, MiniBatchSize, larger batch, optimal batch size, batch size trade-off, how to pick the batch size, batch size selection, choosing a batch size, influence of the batch size
#   noise: gradient noise, noisy gradients, variance of the gradient, stochastic gradient noise, noisy loss with small batches, variance of minibatch gradients
#   scaling: linear scaling rule, larger batch larger learning rate, batch size and learning rate, double the batch size, learning rate for larger batches, scale the learning rate, batch size vs learning rate
#   time: batch size and speed, time per epoch, is a larger batch faster, speed and batch size, training time per epoch
#   last-batch: drop_last, last batch of one, batch of size 1, single example in the last batch, small last batch, should I drop the last batch, the last batch, loss jumps at the end of every epoch, spike at the end of an epoch, batch of one, spikes in the loss
#   mean-of-means: average of averages, mean of batch means, mean of batch means is wrong, average of averages differs
# ---

# %% [markdown]
# # Batch size and the last batch {#batch-size}
#
# The batch size is often picked without much thought: 32, 64, 256. What does it change? Guess first: with batches 16 times as large, how much more accurate is the gradient? Should the learning rate change too? How much faster is an epoch? And a detail that is easily overlooked: if the batch size does not divide the number of examples and the last batch has a single image, what happens?

# %%
# --8<-- "experiments/batch_size.py:batch-size"

# %% [markdown]
# ## The noise of the gradient {#noise}
#
# The gradient of a minibatch is an estimate of the gradient over all examples. Let the gradients of single examples scatter around their mean with a total variance, over all parameters, of $s^2$. If $n$ are drawn independently and averaged, the length of the error has the root mean square
#
# $$
# \frac{s}{\sqrt n}
# $$
#
# Within an epoch no example is drawn twice: this is sampling without replacement. With $N$ examples in all the error is a little smaller:
#
# $$
# \frac{s}{\sqrt n} \sqrt{\frac{N - n}{N - 1}}
# $$
#
# Check it on softmax regression, fresh from its initialisation, the parameters held fixed. There is no need to estimate $s$; it can be computed exactly. The gradient of one example is the outer product of $\mathbf p - \mathbf e_y$ (probabilities minus the one-hot label) and the input (with a 1 added for the bias), and its length is the product of their lengths.


# %%
# --8<-- "experiments/batch_size.py:noise"

# %% alt="Noise of the gradient over the batch size, both axes logarithmic. The measured points lie on the dashed line of the formula without replacement; for small batches it coincides with a straight line of slope minus one half, and near the whole data set it bends below it."
# --8<-- "experiments/batch_size.py:noise-2"

# %% [markdown]
# With 100 draws for each batch size, the measurements differ from the exact formula by at most `{python} f"{error:.0%}"`. From batch size 1 to 16 each step takes 16 times the work, but the noise only falls to about a quarter, from `{python} f"{noise[1]:.1f}"` to `{python} f"{noise[16]:.1f}"`. The true gradient has length `{python} f"{full.norm().item():.2f}"`: at batch size 1 the noise is `{python} f"{noise[1] / full.norm().item():.0f}"` times that, at 256 it is `{python} f"{noise[256] / full.norm().item():.2f}"` times. Beyond that the direction is good enough, and more work gains little.
#
# ## The learning rate and the batch size {#scaling}
#
# Take $k$ steps with batch size $n$ and learning rate $\eta$. Each moves the parameters by $\eta$ times the mean gradient of a minibatch. If the parameters move little in these $k$ steps, the gradient hardly changes, and together the steps make one step with batch size $kn$ and learning rate $k\eta$. So what matters is $\eta / n$, a learning rate per example, so to speak: twice the batch, twice the learning rate (linear scaling).
#
# A multilayer perceptron with 64 hidden units, three epochs each, four batch sizes, and $\eta / n$ along the axis. If the argument holds, the four curves coincide. Where do they separate?


# %%
# --8<-- "experiments/batch_size.py:scaling"

# %% alt="Training loss over the learning rate per example, for batch sizes 16, 64, 256 and 1024. On the left the four curves nearly coincide and fall together; the larger the batch, the earlier its curve leaves and turns up towards 2.3, while that of batch size 16 falls the furthest."
# --8<-- "experiments/batch_size.py:scaling-2"

# %% [markdown]
# On the far left, $\eta / n = 2^{-14}$, the learning rates of the four batch sizes run from `{python} f"{rates[16][0]:.5f}"` to `{python} f"{rates[1024][0]:.4f}"`, a factor of 64, and the losses after three epochs only from `{python} f"{min(losses[n][0] for n in losses):.2f}"` to `{python} f"{max(losses[n][0] for n in losses):.2f}"`. Now enlarge the batch from 16 to 256, with the learning rate scaled or not:
#
# | batch size | learning rate | steps | loss |
# |---|---|---|---|
# | 16 | `{python} f"{rates[16][4]:.4f}"` | `{python} 3 * math.ceil(6000 / 16)` | `{python} f"{losses[16][4]:.2f}"` |
# | 256 | `{python} f"{rates[256][0]:.4f}"` | `{python} 3 * math.ceil(6000 / 256)` | `{python} f"{losses[256][0]:.2f}"` |
# | 256 | `{python} f"{rates[256][4]:.4f}"` | `{python} 3 * math.ceil(6000 / 256)` | `{python} f"{losses[256][4]:.2f}"` |
#
# With a larger batch at the same learning rate there are a sixteenth of the steps, none of them longer, and three epochs are far too few. Multiply the learning rate by 16 as well, and most of the difference disappears.
#
# Linear scaling has its limit. As [the experiment on learning rates](learning-rates.py#linear-regression) showed, a step that is too long overshoots the valley, however good its direction. That limit is one on the learning rate itself; a larger batch raises it, but far less than in proportion, so in terms of $\eta / n$ a large batch reaches it sooner: at $2^{-8}$ the learning rate of batch size 16 is only `{python} f"{rates[16][6]:.2f}"` and its loss `{python} f"{losses[16][6]:.2f}"`; that of 1024 is already `{python} f"{rates[1024][6]:g}"`, and its loss `{python} f"{losses[1024][6]:.2f}"`. This is why, in the same number of epochs, large batches often learn less.
#
# ## How long an epoch takes {#time}
#
# If small batches learn more per epoch, why not always use them? Because they are slow. Time one epoch (it depends on the machine):


# %% tags=["timing"]
# --8<-- "experiments/batch_size.py:time"

# %% [markdown]
# With tiny batches every step has a fixed cost (calling functions, allocating memory, updating parameters), and with many steps this cost takes most of the time. Once batches are large enough, what remains is the actual computation, and still larger batches save little. A GPU levels off at much larger batches, as it works on many examples at once. The usual 32 to 256 is a compromise.
#
# ## The last batch {#last-batch}
#
# 6000 images in batches of 857 make seven full batches, and one image is left. It is a batch of its own and takes a full step by its mean loss, with, by the square root law, $\sqrt{857} \approx 29$ times the noise of a full batch. Train five epochs at a learning rate of 0.1 and note the loss over all images before and after each last batch. Compare three ways: keep it; drop it (`drop_last=True`); keep it, but multiply its loss by 1/857, so that every image counts the same.


# %%
# --8<-- "experiments/batch_size.py:last-batch"

# %% alt="Training loss over five epochs, two points each, before and after the last batch, mean of three seeds. Dropping the last batch, the line falls steadily; keeping it, the line jumps up at the end of each epoch and comes down in the next: a sawtooth."
# --8<-- "experiments/batch_size.py:last-batch-2"

# %% [markdown]
# In the fifth epoch the step that saw a single image pushed the mean loss from `{python} f"{before:.2f}"` to `{python} f"{after:.2f}"` and undid the seven steps before. Drop it, and the loss is `{python} f"{final['drop']:.2f}"`; weigh it by its size, and it is `{python} f"{final['weigh']:.2f}"`. These two don't differ, since one image hardly matters; it was the mean that made it count as much as a full batch. With batches of 256 the last has 112 images, and the three ways give `{python} f"{usual['keep']:.3f}"`, `{python} f"{usual['drop']:.3f}"` and `{python} f"{usual['weigh']:.3f}"`: nothing to worry about. Be careful when the remainder is tiny; a batch of one, its image flattened, even makes [batch normalisation fail](../data.md#dataloader). If you shuffle in training, each epoch drops other images and no harm is done; if you don't, it is always the same ones. In an evaluation drop none.
#
# ## The mean of the means {#mean-of-means}
#
# Averaging the batches' mean losses also makes the last image count as much as a full batch, and [the number is wrong](../pipeline.md#batch-means). The error can be computed. Let $\mu$ be the mean loss over all examples and $\ell$ the loss of the last one; then the mean of the eight means is
#
# $$
# \frac18 \left( \frac{6000\mu - \ell}{857} + \ell \right) = \mu + \frac18 \left(1 - \frac{1}{857}\right) (\ell - \mu)
# $$
#
# If you shuffle, the mean of $\ell$ is $\mu$: on average the result is right, but each time it is off, with a standard deviation of about an eighth of that of a single example's loss. If you don't shuffle, it is a fixed error. Shuffle two thousand times:

# %%
# --8<-- "experiments/batch_size.py:mean-of-means"

# %% [markdown]
# ## In one sentence {#answer}
#
# > From batch size 1 to 256 the noise of the gradient falls from `{python} f"{noise[1]:.1f}"` to `{python} f"{noise[256]:.2f}"`, as $1/\sqrt n$ says; with 16 times the batch and 16 times the learning rate the loss after three epochs goes from `{python} f"{losses[16][4]:.2f}"` to `{python} f"{losses[256][4]:.2f}"`, but to `{python} f"{losses[256][0]:.2f}"` if the learning rate stays the same; and a last batch of one image can push the loss from `{python} f"{before:.2f}"` to `{python} f"{after:.2f}"` in one step, so in training use `drop_last=True` or weigh it by its size.
#
# ## Your turn {#questions}
#
# 1. Measure the noise of the gradient again in a trained model. Is $s$ larger or smaller? And compared with the true gradient?
# 2. Draw with replacement (`torch.randint`). On which line is the noise at batch size 4096?
# 3. Add a momentum of 0.9. Where do the curves separate?
# 4. With batch sizes 856 and 858, how many images are left for the last batch? Repeat the experiment. Is there still a sawtooth?
# 5. If memory is too small for batches of 256, you can compute the gradients of four batches of 64, let them add up, and take one step. By what do you divide each loss? And if the last group is not complete?
