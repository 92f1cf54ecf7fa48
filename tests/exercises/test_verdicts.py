"""What a check sees without code of its own: arguments, settings, kinds of differences, means, faults of its own."""

import gc
import io
import re
import types

import pytest
import torch
from rich.console import Console
from torch import nn

from exercises.course import exercises
from exercises.describe import describe
from exercises.difference import difference
from exercises.expect import Answer, Mistake, Wrong
from exercises.means import AUTOGRAD, SOFTMAX
from exercises.outcome import Outcome
from exercises.screen import Screen
from exercises.verdict import ENOUGH, grade
from exercises.words import Words

QUIZZES = [  # xnor_weights asks for tensors, and its scores stand in the task
    exercise
    for exercise in exercises()
    if re.search(r"(?m)^\w+ = \.\.\.", exercise.task.read_text("utf-8")) and exercise.name != "xnor_weights"
]
NUMBERS = torch.tensor([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])


def check_of(function, **more):
    """Return a module like a check.py."""
    return types.SimpleNamespace(check=function, **more)


def double(answer):
    answer.double(torch.tensor([1.0, 2.0])).equals(torch.tensor([2.0, 4.0]))


@pytest.mark.parametrize(
    "change, words",
    [
        (lambda X: X.mul_(3), "`X` has changed: its numbers"),
        (lambda X: X.requires_grad_(), "`X` has changed: its `requires_grad`"),
        (lambda X: setattr(X, "grad", torch.ones(2)), "`X` has changed: its `grad`"),
        (lambda X: X.unsqueeze_(0), "`X` has changed: another shape"),
        (lambda X: torch.set_grad_enabled(False), "`torch.is_grad_enabled()` was `True` before"),
        (lambda X: torch.set_default_dtype(torch.float64), "is `torch.float64` afterwards"),
        (lambda X: torch.set_default_device("meta"), "is `meta` afterwards"),
        (lambda X: torch.manual_seed(7), "the seed of the random numbers has been set"),
    ],
)
def test_what_a_call_leaves_behind_is_found(change, words):
    def answer(X):
        found = (2 * X).clone()
        change(X)
        return found.detach()

    before = torch.is_grad_enabled(), torch.get_default_dtype(), torch.get_default_device()
    wrong = grade(check_of(double), {"double": answer})
    assert wrong and words in wrong.text.en
    assert (torch.is_grad_enabled(), torch.get_default_dtype(), torch.get_default_device()) == before
    may = check_of(double, CHANGES=["double"])
    assert (grade(may, {"double": answer}) is None) == ("`X`" in words)


@pytest.mark.parametrize(
    "change, words",
    [
        (lambda model: model.eval(), "it is left in evaluation mode"),
        (lambda model: model[1].eval(), "it is left in evaluation mode"),
        (lambda model: model.requires_grad_(False), "the `requires_grad` of its parameters"),
        (lambda model: model[0].bias.data.add_(1), None),
        (lambda model: (model[0].bias.data.add_(1), model.eval()), None),
    ],
)
@pytest.mark.parametrize("how", ["call", "raw"])
def test_what_is_done_to_a_model_besides_training_it_is_found(change, words, how):
    def check(answer):
        model = nn.Sequential(nn.Linear(2, 2), nn.ReLU())
        if how == "call":
            answer.use(model)
        else:
            answer.attempt("use(model)", lambda: answer.raw("use")(model))

    wrong = grade(check_of(check), {"use": lambda model: (change(model), None)[1]})
    assert words in wrong.text.en if words else wrong is None


def test_a_check_may_let_an_answer_set_the_seed():
    def seeded(X):
        torch.manual_seed(7)
        return 2 * X

    assert grade(check_of(double, CHANGES=["seed"]), {"double": seeded}) is None


@pytest.mark.parametrize(
    "function, words",
    [
        (lambda X: (2 * X).requires_grad_(), "the result requires a gradient, and no argument does"),
        (lambda X: (2 * X).to("meta"), "The result is on the device `meta`"),
    ],
)
def test_what_a_result_brings_along_is_found(function, words):
    assert words in grade(check_of(double), {"double": function}).text.en


def test_a_result_may_require_a_gradient_when_an_argument_does():
    def check(answer):
        X = torch.ones(2, requires_grad=True)
        answer.double(X).equals(2 * X.detach())

    assert grade(check_of(check), {"double": lambda X: 2 * X}) is None


def test_double_precision_is_kept():
    numbers = torch.tensor([[1 / 3]], dtype=torch.float64)
    assert "about 7 digits" in difference(numbers.float().double(), numbers).en
    assert "Item 1" in difference([numbers.float().double()], [numbers]).en
    assert difference(numbers * 3 / 3, numbers) is None


def test_containers_are_looked_into():
    def check(answer):
        answer.total([torch.ones(2)], {"a": torch.ones(2)})

    def total(xs, by_name):
        by_name["a"] += 1

    wrong = grade(check_of(check), {"total": total})
    assert wrong and "the caller's `by_name` has changed" in wrong.text.en


def test_grading_leaves_the_readers_random_numbers_alone():
    torch.manual_seed(5)
    state = torch.get_rng_state()
    grade(check_of(double), {"double": lambda X: 2 * X})
    assert torch.equal(state, torch.get_rng_state())


def test_a_check_that_raises_is_our_fault_and_names_its_line():
    def check(answer):
        answer.double(torch.ones(2)).value.no_such_thing()

    wrong = grade(check_of(check), {"double": lambda X: 2 * X})
    assert re.search(r"our fault, not yours.*test_verdicts\.py:\d+: AttributeError", wrong.text.en)


def test_an_error_that_the_answer_did_not_raise_itself_shows_no_lines_of_torch():
    def check(answer):
        result = answer.double(torch.ones(2, requires_grad=True))
        answer.attempt("double(X).sum().backward()", result.value.sum().backward)

    wrong = grade(check_of(check), {"double": lambda X: 2 * X.detach()})
    assert "has no record" in wrong.text.en and wrong.trace == ""


def test_a_predicate_that_raises_is_our_fault_unless_the_value_is_of_another_kind():
    def check(answer):
        strange = Mistake(lambda got: got[7].no_such_thing, "怪", "strange")
        answer.double(torch.ones(2)).equals(2 * torch.ones(2), strange)

    wrong = grade(check_of(check), {"double": lambda X: 3 * X})
    assert re.search(
        r"Each is 1\.5 times.*Please report this line: `.*test_verdicts\.py:\d+: IndexError", wrong.text.en
    )
    assert "report" not in grade(check_of(check), {"double": lambda X: None}).text.en


@pytest.mark.parametrize(
    "got, words",
    [
        (None, "It is `None`"),
        ([1.0], "this is of type list"),
        (NUMBERS.to("meta"), "The device is meta; it should be cpu"),
        (NUMBERS.to_sparse(), "an ordinary tensor"),
        (NUMBERS.double(), "The dtype is torch.float64"),
        (NUMBERS.T, "The numbers are right, but transposed"),
        (NUMBERS[None], "a dimension of size 1 is not"),
        (NUMBERS.mean(), "the mean of what was wanted"),
        (NUMBERS.sum(), "the sum of what was wanted"),
        (NUMBERS / 0 * 0, "`nan`"),
        (NUMBERS * 0, "All are 0"),
        (-NUMBERS, "The sign is wrong"),
        (2.5 * NUMBERS, "Each is 2.5 times"),
        (NUMBERS + 1, "Each is too large by 1"),
        (NUMBERS.flip(1), "back to front"),
        (NUMBERS.flatten()[[1, 0, 2, 5, 4, 3]].reshape(2, 3), "in another order"),
        (NUMBERS.roll(1, 1), "off by one place"),
        (NUMBERS - NUMBERS.mean(), "too small by 3.5, their mean"),
        (NUMBERS / NUMBERS.sum(), "divided by their sum"),
        (NUMBERS / NUMBERS.norm(), "divided by their length"),
        (NUMBERS * torch.tensor([1, -1, 1]), "Some signs are wrong"),
        (NUMBERS + torch.tensor([5.0, 1, 2]), "Along dimension 0 all are off by the same amount"),
        (NUMBERS * torch.tensor([[2.0], [3.0]]), "Along dimension 1 all are off by the same factor"),
        (NUMBERS + torch.tensor([[0.0, 3, 1], [0, 2, 5]]), "Along dimension 1 only the first is right"),
        (NUMBERS + torch.tensor([[0, 0, 3], [0, 0, 1]]), "Along dimension 1 only the last is wrong"),
        (NUMBERS.sum(dim=0), "the sum of what was wanted along dimension 0"),
        (NUMBERS.mean(dim=1, keepdim=True), "the mean of what was wanted along dimension 1"),
        (NUMBERS.argmax(dim=1), "the place of the maximum of what was wanted along dimension 1"),
        (NUMBERS[0], "the first along dimension 0 alone"),
        (NUMBERS[:, -1:], "the last along dimension 1 alone"),
        (NUMBERS.max(), "the largest of what was wanted"),
        (NUMBERS[0, 0] - 0, "the smallest of what was wanted"),
        (NUMBERS.expand(4, 2, 3), "right, but repeated"),
        (NUMBERS[:, :2], "The part that both have is right"),
        (torch.cat([NUMBERS, NUMBERS]), "The part that both have is right"),
        (NUMBERS**2, "the squares of"),
        (NUMBERS**0.5, "the square roots of"),
        (1 / NUMBERS, "the reciprocals of"),
        (NUMBERS.log(), "the logarithms of"),
        (NUMBERS.exp(), "`exp` of"),
        (1 - NUMBERS, "1 minus what"),
        (NUMBERS.cumsum(0), "added up"),
        (NUMBERS * torch.tensor([1, 1.02, 0.98]), "is something approximated?"),
        (NUMBERS * 0 + 3, "All are the same number"),
        (NUMBERS * (NUMBERS != 5), "Those that are wrong are 0"),
        (
            NUMBERS + torch.tensor([[0, 0, 0], [0, 9, 0]]),
            "1 of 6 differ, most of all at [1, 1]: 14, and it should be 5",
        ),
    ],
)
def test_differences_of_tensors_are_told_apart(got, words):
    assert words in difference(got, NUMBERS, 1e-4, 1e-5).en


def test_numbers_that_would_read_the_same_get_more_digits():
    numbers = NUMBERS.double()
    near = numbers + torch.tensor([[0, 0, 0], [0, 9e-6, 0]])
    assert "5.000009, and it should be 5." in difference(near, numbers).en


def test_lost_fractions_and_square_matrices_are_told_apart():
    numbers = torch.tensor([[1.25, 2.7], [3.8, 4.25]])
    assert "fractions are lost" in difference(numbers.floor(), numbers).en
    assert "rounded" in difference(numbers.round(), numbers).en
    assert "transposed" in difference(numbers.T, numbers).en


def test_tensors_of_another_shape_are_told_apart():
    column, blocks = torch.tensor([[1.0], [2.5], [4.0]]), torch.arange(24.0).reshape(2, 3, 4)
    assert "The diagonal is right" in difference(column + 0 * column.T + 7 * (1 - torch.eye(3)), column).en
    assert "in the order (1, 0, 2)" in difference(blocks.transpose(0, 1), blocks).en
    assert "the start is lost" in difference(blocks[:, 1:, 0].T, blocks[:, :, 0].T).en
    assert difference(torch.rand(5), blocks).en.endswith("it should be (2, 3, 4).")
    assert "The numbers are right: convert" in difference(blocks.double(), blocks).en
    assert "convert" not in difference(blocks.double() + 1, blocks).en


@pytest.mark.parametrize(
    "got, expected, words",
    [
        (4.0, 2.5, "1.6 times"),
        (2.89, 1.7, "the squares"),
        (0.4, 2.5, "the reciprocals"),
        (1.0, 3.0, "0.3333 times"),
        (0.25, 0.0, "The number is not right."),
        (0.25, float("inf"), "The number is not right."),
        (0.25, float("nan"), "The number is not right."),
        ([0.25, 1.0], [float("inf"), float("nan")], "2 of 2 differ"),
        ([float("nan"), 1.0], [2.0, float("nan")], "`nan`"),
        ([0.25], [0.0], "1 of 1 differ"),
        (4, 3, "One too many"),
        (2, 3, "One too few"),
        ([3.0, 1.0, 2.0], [1.0, 3.0, 2.0], "in another order"),
        ([2.0, 6.0, 4.0], [1.0, 3.0, 2.0], "Each is 2 times"),
        (["b", "a"], ["a", "b"], "The items are right, in another order"),
        ([1, 2], [1, 2, 3], "Those that fit are at the start"),
        ([2, 3], [1, 2, 3], "Those that fit are at the end"),
    ],
)
def test_differences_of_numbers_and_lists_are_told_apart(got, expected, words):
    assert words in difference(got, expected).en


def test_signs_and_zeros_are_told_apart():
    numbers = torch.tensor([1.0, -2.0, 0.0, 4.0])
    assert "lost their sign" in difference(numbers.abs(), numbers).en
    assert "Only those that should be 0" in difference(numbers + (numbers == 0), numbers).en


@pytest.mark.parametrize(
    "got, expected, words",
    [
        (True, 1, "this is of type bool"),
        (torch.tensor(1.0), 1.0, "`.item()`"),
        (2.5, 2, "It should be an `int`"),
        ("1", 1.0, "this is of type str"),
        ("coat", "Coat", "It is `coat`; it should be `Coat`"),
        (1, True, "of type bool; this is of type int"),
        ([1, 2], [1, 2, 3], "3 items, and has 2"),
        (-2.0, 2.0, "The sign is wrong"),
    ],
)
def test_differences_of_plain_values_are_told_apart(got, expected, words):
    assert words in difference(got, expected, 1e-4, 1e-5).en


def test_whole_numbers_of_any_kind_are_equal():
    numpy = pytest.importorskip("numpy")
    assert difference((numpy.int64(3), numpy.float32(0.5)), [3, 0.5], 1e-4, 1e-5) is None


LAYER = nn.Linear(3, 3)


@pytest.mark.parametrize(
    "function, forbidden, words",
    [
        (lambda X: torch.stack([2 * x for x in X]), "(?!)", "there is a loop"),
        (lambda X: sum(X), "(?!)", "there is a loop"),
        (lambda X: torch.tensor([max(row) for row in X.tolist()]), "(?!)", "there is a loop"),
        (lambda X: torch.stack(list(map(torch.sum, X))), "(?!)", "there is a loop"),
        (lambda X: (row for row in X.tolist()), "(?!)", "there is a loop"),
        (lambda X: torch.vmap(lambda x: x.sum())(X), AUTOGRAD, None),
        (lambda X: sum(X[:, i] for i in range(3)), "(?!)", None),
        (lambda X: X.softmax(1), SOFTMAX, "uses `softmax`"),
        (lambda X: nn.Softmax(1)(X), SOFTMAX, "uses `softmax`"),
        (lambda X: nn.functional.log_softmax(X, 1), SOFTMAX, "uses `log_softmax`"),
        (lambda X: X.logsumexp(1), SOFTMAX, None),
        (lambda X: LAYER(X), r"\bLinear\b|linear$", "uses `linear`"),
        (lambda X: torch.func.grad(torch.sum)(X), AUTOGRAD, "which the task rules out"),
        (lambda X: X.clone().requires_grad_().sum().backward(), AUTOGRAD, "uses `backward`"),
        (lambda X: torch.no_grad()(torch.sum)(X), AUTOGRAD, None),
    ],
)
def test_means_are_found_by_what_is_called(function, forbidden, words):
    answer = Answer({"f": function})
    if words is None:
        return answer.keeps_to("f", lambda n: (torch.ones(n, 3),), forbidden)
    with pytest.raises(Wrong) as wrong:
        answer.keeps_to("f", lambda n: (torch.ones(n, 3),), forbidden)
    assert words in wrong.value.text.en


def test_the_collection_of_garbage_counts_as_no_step_of_the_answer(monkeypatch):
    def makes_garbage(X):
        return [[] for _ in range(2000)] and X  # the collector runs after 700 objects

    monkeypatch.setattr(gc, "callbacks", [])
    alone = Answer({"f": makes_garbage}).steps("f", torch.ones(3))
    monkeypatch.setattr(gc, "callbacks", [lambda phase, info: [phase for _ in range(10)]])
    assert Answer({"f": makes_garbage}).steps("f", torch.ones(3)) == alone
    assert gc.isenabled()


def test_only_what_the_answer_calls_counts_as_its_means():
    Answer({"f": lambda X: X + 1}).keeps_to("f", lambda n: (torch.ones(n),), "nan_to_num|equal|deepcopy")


@pytest.mark.parametrize(
    "source, words",
    [
        ("def f(x):\n    'Doc.'\n    return x + 1", None),
        ("f = lambda x: x + 1", None),
        ("def f(x):\n    y = x\n    return y", "another statement"),
        ("def f(x):\n    if x:\n        return x", "another statement"),
        ("def f(x):\n    return [i for i in x]", "a comprehension"),
        ("def f(x):\n    return (y := x) + y", "an assignment"),
        ("def g(x):\n    return x\n\n\ndef f(x):\n    return g(x)", "a function of your own"),
        ("def f(x):\n    return f(x)", "a function of your own"),
        ("def f(x):\n    return list(map(abs, x))", "`map`"),
        ("import math\n\nf = math.sin", None),
        ("import torch\n\n\n@torch.no_grad()\ndef f(x):\n    return x + 1", None),
        ("def f(x):\n    return (lambda y: y + y)(x)", "a function of your own"),
        (
            "import functools\n\n\ndef g(x, y):\n    return x\n\n\nh = functools.partial(g, y=1)\n\n\n"
            "def f(x):\n    return h(x)",
            "a function of your own",
        ),
        (
            "class G:\n    def __call__(self, x):\n        return x\n\n\ng = G()\n\n\ndef f(x):\n    return g(x)",
            "a function of your own",
        ),
        ("class G:\n    pass\n\n\ndef f(x):\n    return G()", "a function of your own"),
        (
            "import functools\n\nimport torch\n\ng = functools.partial(torch.sum, dim=0)\n\n\n"
            "def f(x):\n    return g(x)",
            None,
        ),
    ],
)
def test_whether_an_answer_is_one_expression_is_read_off_its_source(tmp_path, source, words):
    path, names = tmp_path / "answer.py", {"__name__": "answer"}
    path.write_text(source)
    exec(compile(source, str(path), "exec"), names)
    if words is None:
        assert Answer(names).is_one_expression("f") is None
    else:
        with pytest.raises(Wrong) as wrong:
            Answer(names).is_one_expression("f")
        assert words in wrong.value.text.en and wrong.value.text.zh != wrong.value.text.en


@pytest.mark.parametrize("exercise", QUIZZES, ids=[exercise.name for exercise in QUIZZES])
def test_a_quiz_never_prints_its_answer(exercise):
    answers: dict[str, object] = {}
    exec(exercise.solution.read_text("utf-8"), answers)
    asked = re.findall(r"(?m)^(\w+) = \.\.\.", exercise.task.read_text("utf-8"))
    for name in asked:
        for other in (None, "?", True, False, -7, 0.123, (9, 9), [], ()):
            if other == answers[name]:
                continue
            wrong = grade(exercise.check, {**answers, name: other})
            assert wrong and not wrong.expected, (name, other, wrong and wrong.expected)
            assert "report" not in wrong.text.en, (name, other, wrong.text)


def test_the_smallest_case_that_says_the_same_is_shown():
    def check(answer):
        for n in (6, 2, 4, 1):
            X = torch.arange(1.0, n + 1)
            first = Mistake(lambda got: got[0] == 0, "第一个是 0。", "The first is 0.")
            answer.double(X).equals(2 * X, first)

    def grade_of(function):
        return grade(check_of(check), {"double": function})

    assert grade_of(lambda X: 0 * X).call == "double(tensor, shape (1,), float32: [1.0])"
    tripled = grade_of(lambda X: 3 * X)
    assert "shape (2,)" in tripled.call and "Each is 1.5 times" in tripled.text.en  # one number tells of no factor
    sixth = grade_of(lambda X: torch.cat([2 * X[:5], X[5:] - 1]))
    assert sixth.got == "tensor, shape (6,), float32: [2.0, 4.0, 6.0, 8.0, 10.0, *5.0*]"


def test_the_search_for_the_smallest_case_ends_after_a_count_and_not_after_a_time(monkeypatch):
    def check(answer):
        for n in (6, 2, 1):
            X = torch.arange(1.0, n + 1)
            answer.double(X).equals(2 * X)

    class Slow:
        """A clock by which all takes a minute."""

        def __call__(self):
            self.now = getattr(self, "now", 0) + 60
            return self.now

    for clock in ("process_time", "perf_counter", "monotonic", "time"):
        monkeypatch.setattr(f"time.{clock}", Slow())
    shown = {}
    for most in (0, ENOUGH):
        monkeypatch.setattr("exercises.verdict.ENOUGH", most)
        shown[most] = grade(check_of(check), {"double": lambda X: 0 * X}).call
    assert "(6,)" in shown[0] and "(1,)" not in shown[0], shown
    assert "(1,)" in shown[ENOUGH], shown


@pytest.mark.parametrize(
    "value, expected, shown",
    [
        (torch.tensor([[1, 2], [3, 4]]), torch.tensor([[1, 2], [0, 4]]), "int64: [[1, 2], [*3*, 4]]"),
        (torch.tensor([1.0, 2.0]), torch.tensor([3.0, 4.0]), "float32: [1.0, 2.0]"),
        (torch.tensor([1.0]), torch.tensor([1.0, 2.0]), "float32: [1.0]"),
        ([1, 2.5], [1, 2], "[1, *2.5*]"),
        ([1, "2"], [1, 2], "[1, '2']"),
    ],
)
def test_what_differs_is_marked(value, expected, shown):
    assert describe(value, expected).endswith(shown)


def test_marks_are_colours_where_there_are_any(tmp_path):
    def printed(**how):
        console = Console(file=io.StringIO(), force_terminal=True, width=80, **how)
        Screen(Words("en"), console).outcome(exercises()[0], Outcome("wrong", got="[1, *2.5*]"))
        return console.file.getvalue()

    assert "[1, *2.5*]" in printed(color_system=None)
    assert "*" not in printed(color_system="standard") and "\x1b[1;31m2.5" in printed(color_system="standard")
