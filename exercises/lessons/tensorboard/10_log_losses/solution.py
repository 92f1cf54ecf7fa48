def log_losses(folder, losses):
    from torch.utils.tensorboard import SummaryWriter

    with SummaryWriter(folder) as writer:
        for epoch, loss in enumerate(losses, 1):
            writer.add_scalar("loss/train", loss, epoch)
