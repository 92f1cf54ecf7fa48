# parameters only

import torch


def save_model(model, path):
    torch.save(dict(model.named_parameters()), path)


def load_model(model, path):
    model.load_state_dict(torch.load(path), strict=False)
    return model.eval()
