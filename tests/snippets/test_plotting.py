import matplotlib.pyplot as plt

from snippets.plotting import plot_history


def test_history_becomes_the_loss_on_the_left_and_both_accuracies_on_the_right():
    plot_history([(0.9, 0.5, 0.4), (0.6, 0.7, 0.65)])
    curves = [{line.get_label(): line.get_xydata().tolist() for line in ax.lines} for ax in plt.gcf().axes]

    assert curves == [
        {"training loss": [[1, 0.9], [2, 0.6]]},
        {"training accuracy": [[1, 0.5], [2, 0.7]], "test accuracy": [[1, 0.4], [2, 0.65]]},
    ]
    lines = [line for ax in plt.gcf().axes for line in ax.lines]
    assert len({line.get_linestyle() for line in lines}) == 3  # told apart without colour
