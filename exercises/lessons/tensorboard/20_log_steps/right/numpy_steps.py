# steps that are NumPy's integers, and a walltime
import time

import numpy as np


def log_steps(writer, epochs):
    ends = np.cumsum([len(losses) for losses, _ in epochs])
    for (losses, accuracy), end in zip(epochs, ends):
        for offset, loss in enumerate(losses, start=1):
            writer.add_scalar("loss/batch", loss, end - len(losses) + offset, walltime=time.time())
        writer.add_scalar("accuracy/test", accuracy, global_step=end)
