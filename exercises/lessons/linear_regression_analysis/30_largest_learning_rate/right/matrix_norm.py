# matrix_norm
import torch


def largest_learning_rate(features):
    A = torch.nn.functional.pad(features, (0, 1), value=1)
    return 2 * A.size(0) / torch.linalg.matrix_norm(A, ord=2).item() ** 2
