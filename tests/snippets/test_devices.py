"""Devices: the choice under pretended hardware, what moves and what stays, and training that equals the pipeline's."""

import copy
import time

import pytest
import torch
from torch import nn

from snippets.clouds import linear_classifier, load_clouds
from snippets.devices import (
    pick_device,
    pick_device_by_name,
    seconds_for,
    to_device,
    train_epoch_mixed,
    train_on,
    where,
)
from snippets.pipeline import train, train_epoch

CPU = torch.device("cpu")


def pretend(monkeypatch, kind):
    """Let torch believe that this machine has an accelerator of that kind, or none."""
    monkeypatch.setattr(torch.accelerator, "is_available", lambda: kind is not None)
    monkeypatch.setattr(torch.accelerator, "current_accelerator", lambda: torch.device(kind or "cuda"))
    monkeypatch.setattr(torch.cuda, "is_available", lambda: kind == "cuda")
    monkeypatch.setattr(torch.backends.mps, "is_available", lambda: kind == "mps")


@pytest.mark.parametrize("kind", ["cuda", "mps", None])
def test_both_ways_pick_the_accelerator_that_is_there_and_else_the_cpu(monkeypatch, kind):
    pretend(monkeypatch, kind)

    assert pick_device() == pick_device_by_name() == torch.device(kind or "cpu")


def test_a_kind_that_the_older_way_does_not_name_is_found_by_the_new_one(monkeypatch):
    pretend(monkeypatch, "xpu")

    assert pick_device() == torch.device("xpu")
    assert pick_device_by_name() == CPU


def test_batches_move_and_the_data_set_stays():
    X, y = torch.ones(2, 3), torch.zeros(2, dtype=torch.int64)
    ((moved_X, moved_y),) = to_device([(X, y)], "meta")

    assert moved_X.is_meta and moved_y.is_meta
    assert not X.is_meta and not y.is_meta


def test_training_on_the_cpu_equals_the_training_of_the_pipeline():
    torch.manual_seed(0)
    model, loss_fn, loaders = linear_classifier(), nn.CrossEntropyLoss(), load_clouds()
    twin = copy.deepcopy(model)
    torch.manual_seed(1)
    ours = train_on(CPU, model, loss_fn, 0.1, *loaders, num_epochs=2)
    torch.manual_seed(1)
    theirs = train(twin, loss_fn, torch.optim.SGD(twin.parameters(), lr=0.1), *loaders, num_epochs=2)

    assert ours == theirs
    assert torch.equal(model.weight, twin.weight)


def mixed(dtype, batches, scale):
    """Return the mean loss, the model and the scaler after an epoch in dtype, from the start of seed 0."""
    torch.manual_seed(0)
    model = linear_classifier()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    scaler = torch.amp.GradScaler("cpu", init_scale=scale, enabled=dtype == torch.float16)
    return train_epoch_mixed(model, nn.CrossEntropyLoss(), optimizer, scaler, batches, CPU, dtype), model, scaler


@pytest.mark.parametrize(("dtype", "digits"), [(torch.float32, 0), (torch.bfloat16, 2**-6), (torch.float16, 2**-9)])
def test_an_epoch_in_mixed_precision_is_an_epoch_up_to_its_rounding(dtype, digits):
    batches = list(load_clouds()[0])
    loss, model, _ = mixed(dtype, batches, scale=256.0)
    torch.manual_seed(0)
    exact = linear_classifier()
    expected, _ = train_epoch(exact, nn.CrossEntropyLoss(), torch.optim.SGD(exact.parameters(), lr=0.1), batches)

    assert loss == pytest.approx(expected, rel=digits)
    assert torch.allclose(model.weight, exact.weight, rtol=digits, atol=digits)


def test_an_infinite_gradient_costs_the_step_and_halves_the_scale():
    batch = next(iter(load_clouds()[0]))
    _, model, scaler = mixed(torch.float16, [batch], scale=2.0**40)  # the largest number of float16 is 65504
    torch.manual_seed(0)

    assert torch.equal(model.weight, linear_classifier().weight)
    assert scaler.get_scale() == 2.0**39


def test_where_finds_everything_that_follows_the_model():
    model = nn.Sequential(nn.Linear(2, 3), nn.BatchNorm1d(3)).to("meta")
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9)
    before = where(model, optimizer)
    model(torch.ones(4, 2, device="meta")).sum().backward()
    optimizer.step()

    assert before == {"parameters": ["meta"], "buffers": ["meta"], "gradients": [], "optimizer state": []}
    assert where(model, optimizer) == {key: ["meta"] for key in before}


def test_where_reports_a_model_in_two_places():
    model = nn.Sequential(nn.Linear(2, 3), nn.Linear(3, 1, device="meta"))

    assert where(model, torch.optim.SGD(model.parameters()))["parameters"] == ["cpu", "meta"]


def test_seconds_are_the_mean_of_the_calls_after_the_first(monkeypatch):
    now, durations = [0.0], iter([9.0, 1.0, 2.0, 3.0])
    monkeypatch.setattr(time, "perf_counter", lambda: now[0])

    def work():
        now[0] += next(durations)

    assert seconds_for(work, CPU, repeats=3) == 2.0


def test_on_an_accelerator_the_clock_is_read_only_after_synchronizing(monkeypatch):
    events = []
    monkeypatch.setattr(torch.accelerator, "synchronize", lambda device: events.append("wait"))
    monkeypatch.setattr(time, "perf_counter", lambda: events.append("clock") or 0.0)
    seconds_for(lambda: events.append("work"), torch.device("cuda"), repeats=2)

    assert events == ["work", "wait", "clock", "work", "work", "wait", "clock"]
