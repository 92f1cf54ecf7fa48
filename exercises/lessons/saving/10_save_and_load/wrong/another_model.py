# This is another model
import torch


def save_model(model, path):
    torch.save(model.state_dict(), path)


def load_model(model, path):
    import copy

    model = copy.deepcopy(model)
    model.load_state_dict(torch.load(path, map_location="cpu", weights_only=True))
    model.eval()
    return model
