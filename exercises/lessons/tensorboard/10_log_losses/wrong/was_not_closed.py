# writers that were opened 0 were closed
from torch.utils.tensorboard import SummaryWriter


def log_losses(folder, losses):
    writer = SummaryWriter(folder)
    for step, loss in enumerate(losses, 1):
        writer.add_scalar("loss/train", loss, step)
    writer.flush()
