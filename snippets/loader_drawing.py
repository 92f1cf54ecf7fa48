"""Which examples of a dataset form which minibatch, batch by batch."""

import matplotlib.pyplot as plt


def draw_box(ax, x, y, number, batch):
    """Draw an example's number at x, y in the colour of its batch; dotted while batch is None."""
    style = {"fill": False, "linestyle": ":"} if batch is None else {"facecolor": f"C{batch}", "alpha": 0.4}
    ax.add_patch(plt.Rectangle((x, y), 0.9, 0.9, **style))
    ax.text(x + 0.45, y + 0.45, number, ha="center", va="center")


def plot_batches(orders, num_taken, label):
    """Draw the dataset, and below it the first num_taken batches of each {title: list of batches}, as a frame."""
    fig, axes = plt.subplots(1, len(orders), figsize=(7.5, 2.7), gridspec_kw={"wspace": 0.1})
    for ax, (title, batches) in zip(axes, orders.items()):
        batch_of = {i: k for k, batch in enumerate(batches[:num_taken]) for i in batch}
        num_examples = sum(map(len, batches))
        for i in range(num_examples):
            draw_box(ax, i, 0, i, batch_of.get(i))
        for k, batch in enumerate(batches[:num_taken]):
            for place, i in enumerate(batch):
                draw_box(ax, place, 1.5 + k, i, k)
        ax.set(xlim=(-0.1, num_examples), ylim=(1.5 + len(batches), -0.1), aspect="equal", title=title)
        ax.axis("off")
    fig.set_label(label)
