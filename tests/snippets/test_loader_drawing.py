import matplotlib.pyplot as plt
import torch
from matplotlib.colors import to_rgb
from torch.utils.data import DataLoader

from snippets.loader_drawing import plot_batches


def test_a_frame_shows_the_batches_that_the_loader_has_returned_so_far():
    torch.manual_seed(0)
    shuffled = [batch.tolist() for batch in DataLoader(range(7), batch_size=3, shuffle=True)]

    plot_batches({"a": [[0, 1, 2], [3, 4, 5], [6]], "b": shuffled}, 2, "1, batch 2")
    _, ax = plt.gcf().axes
    drawn = [(text.get_position()[1], int(text.get_text())) for text in ax.texts]
    rows = [[number for y, number in drawn if y == height + 0.45] for height in (0, 1.5, 2.5)]

    assert plt.gcf().get_label() == "1, batch 2" and len(drawn) == 7 + 6
    assert rows == [list(range(7)), *shuffled[:2]]
    colours = [to_rgb(patch.get_facecolor()) if patch.get_fill() else None for patch in ax.patches[:7]]
    assert [colours[i] for i in shuffled[0]] == [to_rgb("C0")] * 3
    assert [colours[i] for i in shuffled[1]] == [to_rgb("C1")] * 3
    assert [colours[i] for i in shuffled[2]] == [None]
