# while
from torch.utils import tensorboard


def log_losses(folder, losses):
    writer, step = tensorboard.SummaryWriter(str(folder)), 0
    while step < len(losses):
        step += 1
        writer.add_scalar("loss/train", losses[step - 1], step)
    writer.flush()
    writer.close()
