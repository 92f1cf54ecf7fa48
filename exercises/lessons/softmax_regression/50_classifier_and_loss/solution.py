from torch import nn


def classifier_and_loss(num_inputs, num_classes):
    model = nn.Sequential(nn.Flatten(), nn.Linear(num_inputs, num_classes))
    loss_fn = nn.CrossEntropyLoss()  # the softmax is in here
    return model, loss_fn
