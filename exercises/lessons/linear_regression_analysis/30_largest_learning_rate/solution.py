import torch


def largest_learning_rate(features):
    A = torch.cat([features, torch.ones(len(features), 1)], dim=1)  # (n, d + 1)
    curvatures = torch.linalg.eigvalsh(A.T @ A / len(A))
    return 2 / curvatures.max().item()
