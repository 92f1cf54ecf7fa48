# two passes
def log_steps(writer, epochs):
    flat = [loss for losses, _ in epochs for loss in losses]
    for step, loss in enumerate(flat, 1):
        writer.add_scalar("loss/batch", loss, step)
    for k, (_, acc) in enumerate(epochs):
        writer.add_scalar("accuracy/test", acc, sum(len(l) for l, _ in epochs[: k + 1]))
