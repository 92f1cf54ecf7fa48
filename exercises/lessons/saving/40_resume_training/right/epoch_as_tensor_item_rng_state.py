# epoch as tensor item, rng state
import torch


def save_checkpoint(path, model, optimizer, epoch):
    torch.save(
        dict(epoch=torch.tensor(epoch), net=model.state_dict(), opt=optimizer.state_dict(), rng=torch.get_rng_state()),
        str(path),
    )


def load_checkpoint(path, model, optimizer):
    c = torch.load(path, weights_only=True)
    model.load_state_dict(c["net"])
    optimizer.load_state_dict(c["opt"])
    torch.set_rng_state(c["rng"])
    return c["epoch"].item()
