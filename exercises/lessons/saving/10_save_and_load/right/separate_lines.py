# separate lines
import torch


def save_model(model, path):
    state = model.state_dict()
    torch.save(state, path)


def load_model(model, path):
    state = torch.load(path, map_location=torch.device("cpu"), weights_only=True)
    model.load_state_dict(state)
    model.eval()
    return model
