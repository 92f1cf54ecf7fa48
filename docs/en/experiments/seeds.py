# ---
# title: Can a single run rank two models?
# description: A different random seed, a different accuracy, for the very same model. Standard errors, pairs with the same seed and resampling tell how many runs it takes to tell two models apart.
# synonyms: # what readers may type for a section
#   seeds: compare two models, is the difference significant, statistical significance, luck, significant difference, is one run enough, one run or many, is it luck, is the improvement real, comparing two models, 0.5 percent better, by chance, random variation, reliable comparison, statistically significant
#   five-seeds: several seeds, run with different seeds, repeat an experiment, five runs, several runs, vary the seed, results for different seeds, repeat training, five seeds
#   error-bars: confidence interval, std, standard deviation or standard error, error bars, variance of results, standard error vs standard deviation, difference between standard deviation and standard error, mean plus minus std, errorbar, uncertainty, sem, spread of the results
#   pairs: paired test, paired comparison, t test, paired t-test, t.test paired, ttest, wilcoxon, same seed for both models, pairwise
#   source: where randomness comes from, initialisation or shuffling, sources of randomness, why do results vary, where does randomness come from, shuffle or initialisation
#   how-many: how many seeds, how many runs, number of seeds, how many random seeds, number of repetitions, how often to repeat, number of runs, how many repeats, sample size, enough runs, how many times should I train
#   best-run: report the best run, cherry-picking, lucky seed, best of several runs, choose the best seed, selective reporting, max over seeds
#   test-images: bootstrap, size of the test set, uncertainty of the accuracy, confidence interval of accuracy, test set too small, binomial, how precise is the accuracy, bootstrapping
# ---

# %% [markdown]
# # Can a single run rank two models? {#seeds}
#
# Train softmax regression and a multilayer perceptron once each, and now and then the multilayer perceptron ends with the lower test accuracy. Does the extra layer hurt, or was it chance? [The comparison with five seeds](../mlp-experiments.md#comparison) showed that the seed can matter about as much as the model. Here we go on: how good is a mean? What do overlapping error bars say? How can we do with fewer runs? Make a guess: for less than a 5% chance of a wrong ranking, how many runs of each model does it take?

# %%
# --8<-- "experiments/seeds.py:seeds"

# %% [markdown]
# ## Five seeds {#five-seeds}
#
# Random numbers are used in two places: for the start (the initial weights) and for the order (how minibatches are shuffled). Give each a seed of its own. The seed is set **again** once the model is made, so that both models see the same order: making them takes different amounts of random numbers ([why that matters](../data.md#seed)). Train on 6000 images, minibatches of 128, a learning rate of 0.2, ten epochs:


# %%
# --8<-- "experiments/seeds.py:five-seeds"

# %% [markdown]
# If two people run one model each with whatever seed they like, they draw one number from each column. In `{python} mlp_below` of the 25 combinations the multilayer perceptron comes out lower. A ranking from single runs is a lottery.
#
# ## Error bars: standard deviation or standard error {#error-bars}
#
# The accuracies $a_1, \dots, a_n$ of $n$ runs have a mean $\bar a$ and a standard deviation $s$. The standard deviation says how far off **one more run** may be, and more runs don't make it smaller. The standard error says how good the mean is:
#
# $$
# \text{SE} = \frac{s}{\sqrt n}, \qquad s^2 = \frac{1}{n-1} \sum_{i=1}^{n} (a_i - \bar a)^2
# $$
#
# The "±" of papers can be either, so say which it is, and what $n$ was. When the means of two independent groups of runs are compared, the standard error of their difference is not the sum of the two bars but
#
# $$
# \text{SE}_\text{diff} = \sqrt{\text{SE}_1^2 + \text{SE}_2^2}
# $$


# %%
# --8<-- "experiments/seeds.py:error-bars"

# %% alt="Test accuracy over the five seeds, and the means on the right. Circles are softmax regression, squares the multilayer perceptron; they rise and fall together from seed to seed. The means have error bars of one standard error."
# --8<-- "experiments/seeds.py:error-bars-2"

# %% [markdown]
# The difference is `{python} f"{gap:+.4f}"`, `{python} f"{abs(gap) / error:.1f}"` times its standard error, taking the two groups as independent; they share their seeds, of which more below. By convention, anything below about 2 counts as "can't tell", and with so small an $n$ one should be stricter (look up the $t$ distribution). Can't tell does not mean equal; these five runs are just not enough. Nor is the overlap of error bars a criterion: when two bars of ±1 SE just touch, the difference is only about 1.4 times its standard error; and two bars of ±SD may overlap by more than half and the difference can still be clear, given enough runs.
#
# ## Same seed: compare in pairs {#pairs}
#
# Look at the figure again: the two kinds of points rise and fall **together**. With the same order, the last few minibatches push both models the same way, and good or bad luck strikes both. So don't compare the two means; subtract seed by seed, and take the mean and the standard error of the differences. Their variance is
#
# $$
# s_d^2 = s_1^2 + s_2^2 - 2 \rho\, s_1 s_2
# $$
#
# where $\rho$ is the correlation of the two columns. If $\rho > 0$, pairs pay off. Run 10 more seeds, to make it 15:

# %%
# --8<-- "experiments/seeds.py:pairs"

# %% [markdown]
# The same 30 numbers and the same difference, `{python} f"{gap:+.4f}"`, only worked out differently: the standard error goes from `{python} f"{unpaired:.4f}"` to `{python} f"{paired:.4f}"`; the difference is `{python} f"{abs(gap) / paired:.1f}"` times that, against `{python} f"{abs(gap) / unpaired:.1f}"` times without pairs. No extra run was needed.
#
# ## Where the variation comes from {#source}
#
# Pairs work because the order is the same. So does the variation come from the order? Keep the order and change the start only:

# %%
# --8<-- "experiments/seeds.py:source"

# %% [markdown]
# Softmax regression hardly cares where it starts: its loss is convex, every start leads down to the same valley, and what varies is which images were in the last few batches. The loss of the multilayer perceptron is not convex, so different starts lead to different places; pairing cannot remove that part.
#
# ## How many runs {#how-many}
#
# Let a single difference have standard deviation $s$, and let the true gap be $\Delta$. For the gap to be at least two standard errors,
#
# $$
# \frac{\Delta}{s/\sqrt n} \ge 2 \quad\Longrightarrow\quad n \ge \Bigl(\frac{2s}{\Delta}\Bigr)^2
# $$
#
# Half the gap takes four times the runs. Without pairs $s$ is $\sqrt{s_1^2 + s_2^2}$, with pairs $s_d$. Estimate $s$ and $\Delta$ from the 15 runs, then check by resampling: 4000 times, draw $n$ of the 15 seeds (repeats allowed) and see whether the means rank the models the opposite way from all 15.

# %%
# --8<-- "experiments/seeds.py:how-many"

# %% alt="The share of wrong rankings falls with the number of runs of each model, on a logarithmic axis. The solid line for the same seeds falls faster than the dashed line for different seeds."
# --8<-- "experiments/seeds.py:how-many-2"

# %% [markdown]
# With one run each and different seeds, `{python} f"{wrong_unpaired[0]:.0%}"` of the rankings are wrong; with five runs each, `{python} f"{wrong_unpaired[3]:.0%}"`; with five runs and the same seeds, `{python} f"{wrong_paired[3]:.0%}"`. As for the guess at the beginning: of the numbers tried, the first below 5% is `{python} next((n for n, share in zip(sizes, wrong_paired) if share < 0.05), f"> {sizes[-1]}")` with the same seeds, and `{python} next((n for n, share in zip(sizes, wrong_unpaired) if share < 0.05), f"> {sizes[-1]}")` with different ones.
#
# There is another common mistake: to report the best run only.
#
# ## The best run is the luckiest {#best-run}
#
# Draw five of the 15 runs and keep the highest. How far above the mean of the model is it on average?

# %%
# --8<-- "experiments/seeds.py:best-run"

# %% [markdown]
# Softmax regression gains `{python} f"{best_softmax - softmax.mean().item():.4f}"` without being any better, while the gap between the models is `{python} f"{gap:+.4f}"`. If you report the best of five runs of your own method and a single run of the other, yours looks better five times out of six even if the two are equally good: of six equal runs, each is the best one with the same chance.
#
# ## The error that seeds cannot see {#test-images}
#
# With infinitely many seeds the standard error goes to zero, and the accuracy is still not exact: the test images are a sample, too. An accuracy $p$ on $N$ test images has a standard error of
#
# $$
# \sqrt{\frac{p(1-p)}{N}}
# $$

# %%
# --8<-- "experiments/seeds.py:test-images"

# %% [markdown]
# So all the conclusions above hold for **these** test images. With other images a single accuracy would move by about `{python} f"{test_error:.4f}"`; two models tested on the same images are like two models with the same seed: a hard image is hard for both, so their difference varies less.
#
# ## In one sentence {#answer}
#
# > With one run each and different seeds, the ranking has a `{python} f"{wrong_unpaired[0]:.0%}"` chance of being wrong; to tell a gap of `{python} f"{gap:+.4f}"` from zero takes an estimated `{python} runs_unpaired` runs of each model, or `{python} runs_paired` if both use the same seeds.
#
# ## Your turn {#questions}
#
# 1. Delete `torch.manual_seed(1000 + order)`: the seeds are still the same, but the orders no longer are. What becomes of the correlation?
# 2. Repeat with a learning rate of 0.05. Is the standard deviation larger or smaller, and why?
# 3. Compare not the last epoch but the mean accuracy of the last three. How much smaller is the standard deviation?
# 4. Repeat the comparison of the first five pairs with a [t-test](https://docs.scipy.org/doc/scipy/reference/generated/scipy.stats.ttest_rel.html). Is the conclusion the same?
# 5. Compare the training losses in pairs, too: how many runs does it take to tell the models apart?
