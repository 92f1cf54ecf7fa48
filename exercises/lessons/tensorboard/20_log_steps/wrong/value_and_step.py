# Value and step are interchanged
def log_steps(writer, epochs):
    step = 0
    for losses, accuracy in epochs:
        for loss in losses:
            step += 1
            writer.add_scalar("loss/batch", step, loss)
        writer.add_scalar("accuracy/test", step, accuracy)
