# cat with [None]
import torch


def stack_examples(examples):
    return torch.cat([i[None] for i, _ in examples]).to(torch.float32).mul(1 / 255), torch.LongTensor(
        [l for _, l in examples]
    )
