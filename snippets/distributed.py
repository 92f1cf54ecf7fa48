"""Several processes: start them, and do in one process what they do together."""

import os
import subprocess
import sys

import torch
from torch import nn


def run_processes(script, *arguments, num_processes=2, seconds=300):
    """Run script in num_processes processes; return what they print, or raise RuntimeError."""
    command = [sys.executable, "-m", "torch.distributed.run", "--standalone", f"--nproc_per_node={num_processes}"]
    command += map(str, [script, *arguments])
    environment = {**os.environ, "OMP_NUM_THREADS": "1"}
    torchrun = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        printed, errors = torchrun.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        torchrun.terminate()  # torchrun then ends its processes
        printed, errors = torchrun.communicate()
    if torchrun.returncode != 0:
        raise RuntimeError(f"a process failed, or they did not meet and finish within {seconds} s:\n{errors}")
    return printed


def train_on_global_batches(model, X, y, global_batches, lr=0.1):
    """Train model in this one process, a step for each of global_batches, lists of example numbers."""
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    for numbers in global_batches:
        loss = nn.functional.mse_loss(model(X[numbers]), y[numbers])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()


def global_batches(shares, batch_size=4):
    """Return the example numbers of each step, all processes together; shares: what each saw."""
    starts = range(0, len(shares[0]), batch_size)
    return [[number for share in shares for number in share[i : i + batch_size]] for i in starts]
