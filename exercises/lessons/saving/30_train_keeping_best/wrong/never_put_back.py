# was never put back
import copy


def train_keeping_best(model, train_epoch, validation_loss, num_epochs):
    best_loss = float("inf")
    for _ in range(num_epochs):
        train_epoch(model)
        loss = validation_loss(model)
        if loss < best_loss:
            best_loss, best = loss, copy.deepcopy(model)
    model = best
    return best_loss
