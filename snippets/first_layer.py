"""What a first layer looks at: its weights (n, 784), each row a picture of 28 × 28."""

import matplotlib.pyplot as plt


def tiles(weights, num_cols=5):
    """Return the rows of weights (n, 784) as one picture of n tiles, num_cols side by side."""
    rows = weights.reshape(-1, num_cols, 28, 28)
    return rows.transpose(1, 2).reshape(-1, num_cols * 28)  # (n / num_cols · 28, num_cols · 28)


def plot_first_layers(layers, limits, label):
    """Draw each {title: weights (10, 784)}, blue where positive, in colours up to its limit, as a frame."""
    fig, axes = plt.subplots(1, len(layers), figsize=(7.5, 1.8), gridspec_kw={"wspace": 0.05})
    for ax, limit, (title, weights) in zip(axes, limits, layers.items()):
        colours = plt.get_cmap("RdBu", 31)
        ax.imshow(tiles(weights).numpy(), cmap=colours, vmin=-limit, vmax=limit, interpolation="none")
        for k in range(1, 5):
            ax.axvline(28 * k - 0.5, color="gray", linewidth=0.5)
        ax.axhline(27.5, color="gray", linewidth=0.5)
        ax.set(title=title, xticks=[], yticks=[])
    fig.set_label(label)


def similarity(weights, templates):
    """Return the largest cosine similarity, sign aside, of each row of weights (n, 784) to templates (m, 784); (n,)."""
    unit_weights, unit_templates = (x / x.norm(dim=1, keepdim=True) for x in (weights, templates))
    return (unit_weights @ unit_templates.T).abs().max(dim=1).values
