# no scalars in the log

from torch.utils.tensorboard import SummaryWriter

open_writers = []


def log_losses(folder, losses):
    writer = SummaryWriter(folder)
    open_writers.append(writer)
