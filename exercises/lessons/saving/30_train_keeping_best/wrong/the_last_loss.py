# the last loss


def train_keeping_best(model, train_epoch, validation_loss, num_epochs):
    for epoch in range(num_epochs):
        train_epoch(model)
        loss = validation_loss(model)
    return loss
