# should be `loss/train`

from torch.utils.tensorboard import SummaryWriter


def log_losses(folder, losses):
    with SummaryWriter(folder) as writer:
        for epoch, loss in enumerate(losses, 1):
            writer.add_scalar("loss", loss, epoch)
