# The accuracy is logged only once
def log_steps(writer, epochs):
    step = 0
    for losses, accuracy in epochs:
        for loss in losses:
            step += 1
            writer.add_scalar("loss/batch", loss, step)
    writer.add_scalar("accuracy/test", accuracy, step)
