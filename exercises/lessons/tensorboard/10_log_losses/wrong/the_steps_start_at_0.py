# The steps start at 0

from torch.utils.tensorboard import SummaryWriter


def log_losses(folder, losses):
    with SummaryWriter(folder) as writer:
        for epoch, loss in enumerate(losses):
            writer.add_scalar("loss/train", loss, epoch)
