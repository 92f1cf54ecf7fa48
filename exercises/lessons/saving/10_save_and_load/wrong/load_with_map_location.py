# load with `map_location="cpu"`
import torch


def save_model(model, path):
    torch.save(model.state_dict(), path)


def load_model(model, path):
    state = torch.load(path, weights_only=True)
    model.load_state_dict(state)
    model.eval()
    return model
