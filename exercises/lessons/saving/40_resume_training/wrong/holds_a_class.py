# holds a class

import torch


def save_checkpoint(path, model, optimizer, epoch):
    torch.save({"epoch": epoch, "model": model, "optimizer": optimizer}, path)


def load_checkpoint(path, model, optimizer):
    return torch.load(path, weights_only=False)["epoch"]
