# write then rename
import os
import torch


def save_checkpoint(path, model, optimizer, epoch):
    tmp = f"{path}.tmp"
    torch.save({"epoch": epoch, "model": model.state_dict(), "optimizer": optimizer.state_dict()}, tmp)
    os.replace(tmp, path)


def load_checkpoint(path, model, optimizer):
    c = torch.load(path, map_location="cpu", weights_only=True)
    model.load_state_dict(c.pop("model"))
    optimizer.load_state_dict(c.pop("optimizer"))
    return c.pop("epoch")
