# The lowest so far
def log_losses(folder, losses):
    from torch.utils.tensorboard import SummaryWriter

    writer = SummaryWriter(folder)
    for step, loss in enumerate(losses, 1):
        writer.add_scalar("loss/train", min(losses[:step]), step)
    writer.close()
