# put it into the model
import torch


def save_model(model, path):
    torch.save(model.state_dict(), path)


def load_model(model, path):
    torch.load(path, map_location="cpu", weights_only=True)
    return model.eval()
