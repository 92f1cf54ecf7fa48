# equally long


def log_steps(writer, epochs):
    for epoch, (losses, accuracy) in enumerate(epochs):
        for i, loss in enumerate(losses, 1):
            writer.add_scalar("loss/batch", loss, epoch * len(losses) + i)
        writer.add_scalar("accuracy/test", accuracy, (epoch + 1) * len(losses))
