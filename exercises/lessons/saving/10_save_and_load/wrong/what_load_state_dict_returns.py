# what `load_state_dict` returns

import torch


def save_model(model, path):
    torch.save(model.state_dict(), path)


def load_model(model, path):
    return model.load_state_dict(torch.load(path))
