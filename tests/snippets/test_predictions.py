import matplotlib.pyplot as plt
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch.nn import functional as F

from snippets.predictions import (
    confusion_matrix,
    plot_confusion,
    plot_reliability,
    recall_and_precision,
    reliability,
    surest_mistakes,
)

pairs = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=30)


@given(pairs)
def test_confusion_matrix_counts_every_pair_of_label_and_prediction(pairs):
    y, predicted = torch.tensor(pairs, dtype=torch.int64).reshape(-1, 2).T

    matrix = confusion_matrix(y, predicted, num_classes=4)

    assert matrix.tolist() == [[pairs.count((i, j)) for j in range(4)] for i in range(4)]


def test_recall_looks_along_rows_and_precision_down_columns():
    recall, precision = recall_and_precision(torch.tensor([[6, 2], [4, 8]]))

    assert recall.tolist() == pytest.approx([6 / 8, 8 / 12])
    assert precision.tolist() == pytest.approx([6 / 10, 8 / 10])


def test_surest_mistakes_are_the_wrong_predictions_by_falling_probability():
    torch.manual_seed(0)
    scores, y = torch.randn(200, 10), torch.randint(10, (200,))
    probability, predicted = F.softmax(scores, dim=1).max(dim=1)
    wrong = [i for i in range(200) if predicted[i] != y[i]]

    assert surest_mistakes(scores, y, 5).tolist() == sorted(wrong, key=lambda i: -probability[i])[:5]


def test_reliability_compares_probability_and_accuracy_in_each_bin():
    probabilities = torch.tensor([[0.9, 0.1], [0.8, 0.2], [0.3, 0.7], [0.0, 1.0]])
    count, probability, accuracy = reliability(probabilities, torch.tensor([0, 1, 1, 1]), num_bins=4)

    assert count.tolist() == [0, 0, 1, 3]
    assert probability[2:].tolist() == pytest.approx([0.7, 0.9]) and accuracy[2:].tolist() == pytest.approx([1, 2 / 3])


def test_classes_drawn_by_their_probabilities_lie_on_the_diagonal():
    torch.manual_seed(0)
    probabilities = F.softmax(3 * torch.randn(100_000, 3), dim=1)
    y = torch.multinomial(probabilities, 1).flatten()
    count, probability, accuracy = reliability(probabilities, y)

    assert (probability - accuracy)[count > 1000].abs().max() < 0.05  # three standard errors of 1000 draws


def test_reliability_figure_has_the_diagonal_beside_the_model():
    plot_reliability(torch.tensor([0.2, 0.6]), torch.tensor([0.3, 0.9]))
    diagonal, model = plt.gcf().axes[0].lines

    assert diagonal.get_xydata().tolist() == [[0, 0], [1, 1]]
    assert model.get_xydata().flatten().tolist() == pytest.approx([0.2, 0.3, 0.6, 0.9])


def test_confusion_figure_has_labels_down_and_predictions_across():
    plot_confusion(torch.tensor([[7, 3], [1, 9]]), ["cat", "dog"], least=3)
    (ax,) = plt.gcf().axes

    assert {(t.get_position(), t.get_text()) for t in ax.texts} == {((0, 0), "7"), ((1, 0), "3"), ((1, 1), "9")}
    assert ax.images[0].get_array()[0, 1] == pytest.approx(0.3)
    assert {t.get_text(): t.get_color() for t in ax.texts} == {"7": "0.95", "3": "0.1", "9": "0.95"}  # readable
    assert [t.get_text() for t in ax.get_yticklabels()] == ["cat", "dog"] and ax.get_ylabel() == "label"
