# All at step 0

from torch.utils.tensorboard import SummaryWriter


def log_losses(folder, losses):
    with SummaryWriter(folder) as writer:
        for loss in losses:
            writer.add_scalar("loss/train", loss)
