# all states kept
import copy


def train_keeping_best(model, train_epoch, validation_loss, num_epochs):
    losses, states = [], []
    for _ in range(num_epochs):
        train_epoch(model)
        losses.append(validation_loss(model))
        states.append(copy.deepcopy(model.state_dict()))
    i = min(range(num_epochs), key=losses.__getitem__)
    model.load_state_dict(states[i])
    return losses[i]
