import matplotlib.pyplot as plt
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch.nn import functional as F

from snippets.predictions import confusion_matrix, plot_confusion, recall_and_precision, surest_mistakes

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


def test_confusion_figure_has_labels_down_and_predictions_across():
    plot_confusion(torch.tensor([[7, 3], [1, 9]]), ["cat", "dog"], least=3)
    (ax,) = plt.gcf().axes

    assert {(t.get_position(), t.get_text()) for t in ax.texts} == {((0, 0), "7"), ((1, 0), "3"), ((1, 1), "9")}
    assert ax.images[0].get_array()[0, 1, 3] == pytest.approx(0.7 * 0.3)
    assert [t.get_text() for t in ax.get_yticklabels()] == ["cat", "dog"] and ax.get_ylabel() == "label"
