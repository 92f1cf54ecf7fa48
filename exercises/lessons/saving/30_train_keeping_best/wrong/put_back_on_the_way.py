# put back during training
import copy
import torch


def train_keeping_best(model, train_epoch, validation_loss, num_epochs):
    best_loss = float("inf")
    for _ in range(num_epochs):
        train_epoch(model)
        loss = validation_loss(model)
        if _ and loss > best_loss:
            model.load_state_dict(best_state)
        if loss < best_loss:
            best_loss = loss
            best_state = copy.deepcopy(model.state_dict())
    model.load_state_dict(best_state)
    return best_loss
