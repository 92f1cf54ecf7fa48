# were closed: use `with`
from torch.utils.tensorboard import SummaryWriter


def log_losses(folder, losses):
    writers = [SummaryWriter(folder) for _ in losses]
    for step, (writer, loss) in enumerate(zip(writers, losses), 1):
        writer.add_scalar("loss/train", loss, step)
        writer.flush()
    writers[-1].close()
