# There is something else besides
def log_steps(writer, epochs):
    step = 0
    for epoch, (losses, accuracy) in enumerate(epochs):
        for loss in losses:
            step += 1
            writer.add_scalar("loss/batch", loss, step)
        writer.add_scalar("accuracy/test", accuracy, step)
        writer.add_scalar("epoch", epoch, step)
