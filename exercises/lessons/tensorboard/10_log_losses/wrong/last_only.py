# belongs inside the loop
from torch.utils.tensorboard import SummaryWriter


def log_losses(folder, losses):
    with SummaryWriter(folder) as writer:
        writer.add_scalar("loss/train", losses[-1], len(losses))
