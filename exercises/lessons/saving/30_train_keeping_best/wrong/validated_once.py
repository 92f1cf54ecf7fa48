# Each epoch should be validated once
import copy


def train_keeping_best(model, train_epoch, validation_loss, num_epochs):
    best_loss = float("inf")
    for _ in range(num_epochs):
        train_epoch(model)
        if validation_loss(model) < best_loss:
            best_loss, best_state = validation_loss(model), copy.deepcopy(model.state_dict())
    model.load_state_dict(best_state)
    return best_loss
