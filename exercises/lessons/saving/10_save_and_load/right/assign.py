# assign
import torch


def save_model(model, path):
    torch.save(obj=model.state_dict(), f=path)


def load_model(model, path):
    model.load_state_dict(torch.load(path, map_location="cpu", weights_only=True, mmap=True), assign=True)
    return model.eval()
