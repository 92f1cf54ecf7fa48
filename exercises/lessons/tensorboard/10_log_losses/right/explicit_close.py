# explicit close
def log_losses(folder, losses):
    from torch.utils.tensorboard import SummaryWriter

    writer = SummaryWriter(log_dir=folder)
    for i in range(len(losses)):
        writer.add_scalar(tag="loss/train", scalar_value=losses[i], global_step=i + 1)
    writer.close()
