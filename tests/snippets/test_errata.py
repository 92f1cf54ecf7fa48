import torch
from torch import nn

from snippets.errata import (
    half_squared_error,
    note_accuracy,
    run_without_numpy,
    step_in_place,
    step_on_a_name,
    train_classifier,
    train_linreg,
)
from snippets.linear_regression import synthetic_data
from snippets.linear_regression_analysis import least_squares
from snippets.pipeline import count_correct, evaluate


def test_the_new_python_cannot_import_numpy_and_its_prints_come_back():
    lines = run_without_numpy("print('before')\nimport numpy").splitlines()

    assert lines[0] == "before"
    assert lines[1].startswith("ModuleNotFoundError")


def test_training_ends_near_the_least_squares_solution():
    torch.manual_seed(1)
    features, labels = synthetic_data(torch.tensor([2.0, -3.4]), 4.2, 1000)

    w, b = train_linreg(features, labels, half_squared_error, lr=0.03)
    best = least_squares(features, labels)
    torch.testing.assert_close(torch.cat([w.flatten(), b]), best, atol=0.005, rtol=0)


def test_half_squared_error_is_half_of_mse():
    torch.manual_seed(1)
    y_hat, y = torch.randn(2, 50, 1)

    torch.testing.assert_close(2 * half_squared_error(y_hat, y), nn.functional.mse_loss(y_hat, y))


def test_only_the_step_in_place_changes_what_was_passed():
    single, listed = torch.tensor(1.0), torch.tensor(1.0)

    step_in_place(single)
    step_on_a_name([listed])

    assert single == torch.tensor(1.0) - 0.2
    assert listed == 1


def test_accuracy_of_the_note_is_right_for_a_matrix_of_scores():
    torch.manual_seed(1)
    scores, y = torch.randn(30, 4), torch.randint(4, (30,))

    assert note_accuracy(scores, y) == count_correct(scores, y) / 30


def test_accuracy_of_the_note_is_wrong_for_the_scores_of_one_example():
    scores = torch.tensor([0.1, 0.3, 0.6])  # the guess is 2

    assert note_accuracy(scores, torch.tensor([2])) == 0
    assert note_accuracy(scores, torch.tensor([0])) == 3


def test_training_a_classifier_reports_what_evaluate_finds():
    torch.manual_seed(1)
    X, y = torch.rand(40, 1, 28, 28), torch.arange(40) % 10
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 10))
    before, _ = evaluate(model, nn.CrossEntropyLoss(), [(X, y)])

    loss, accuracy = train_classifier(model, X, y)

    assert loss < before
    torch.testing.assert_close((loss, accuracy), evaluate(model, nn.CrossEntropyLoss(), [(X, y)]))
