import matplotlib.pyplot as plt
import torch

from snippets.linear_regression_analysis import sgd_path
from snippets.linear_regression_paths import plot_paths


def test_a_frame_shows_each_path_up_to_its_step_in_equal_axes():
    torch.manual_seed(0)
    X, y = torch.randn(20, 2), torch.randn(20, 1)
    paths = {f"lr {lr}": sgd_path(X, y, lr, num_epochs=5, batch_size=20) for lr in (0.1, 0.9)}

    plot_paths(paths, 3, X, y)
    figure = plt.gcf()

    assert figure.get_label() == "3" and [ax.get_title() for ax in figure.axes] == ["lr 0.1", "lr 0.9"]
    for ax, lr in zip(figure.axes, (0.1, 0.9), strict=True):
        trace, here = ax.lines[-2:]
        w = torch.zeros(3, dtype=torch.float64)  # gradient descent by the formula of the gradient
        A = torch.cat([X, torch.ones(20, 1)], dim=1).double()
        for step in range(4):
            assert torch.allclose(torch.tensor(trace.get_xydata()[step]), w[:2], atol=1e-5)
            w = w - lr * A.T @ (A @ w - y.flatten()) / 20
        assert len(trace.get_xydata()) == 4 and (here.get_xydata() == trace.get_xydata()[-1:]).all()
        assert ax.get_xlim() == (-1.5, 3.5) and ax.get_ylim() == (-6, 1)
