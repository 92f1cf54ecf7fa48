# the buffers such as

import copy


def train_keeping_best(model, train_epoch, validation_loss, num_epochs):
    best_loss = float("inf")
    for epoch in range(num_epochs):
        train_epoch(model)
        loss = validation_loss(model)
        if loss < best_loss:
            best_loss, best_state = loss, copy.deepcopy(dict(model.named_parameters()))
    model.load_state_dict(best_state, strict=False)
    return best_loss
