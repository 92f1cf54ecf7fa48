# the momentum is stored by hand
import torch


def save_checkpoint(path, model, optimizer, epoch):
    buffers = [optimizer.state[p].get("momentum_buffer") for p in model.parameters()]
    torch.save(
        dict(
            params=model.state_dict(),
            buffers=buffers,
            groups=optimizer.state_dict()["param_groups"],
            epoch=torch.tensor(epoch),
        ),
        path,
    )


def load_checkpoint(path, model, optimizer):
    kept = torch.load(path, weights_only=True)
    model.load_state_dict(kept["params"])
    state = {i: {"momentum_buffer": b} for i, b in enumerate(kept["buffers"]) if b is not None}
    optimizer.load_state_dict({"state": state, "param_groups": kept["groups"]})
    return kept["epoch"].item()
