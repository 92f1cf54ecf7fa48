# rather than making another

import torch


def save_checkpoint(path, model, optimizer, epoch):
    torch.save((model.state_dict(), optimizer.state_dict(), epoch), path)


def load_checkpoint(path, model, optimizer):
    state, optimizer_state, epoch = torch.load(path)
    return epoch
