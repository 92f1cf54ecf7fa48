# every state is kept, the best is loaded
import copy


def train_keeping_best(model, train_epoch, validation_loss, num_epochs):
    history = []
    for epoch in range(num_epochs):
        train_epoch(model)
        history.append((validation_loss(model), epoch, copy.deepcopy(model.state_dict())))
    loss, _, state = min(history, key=lambda entry: entry[:2])
    model.load_state_dict(state)
    return loss
