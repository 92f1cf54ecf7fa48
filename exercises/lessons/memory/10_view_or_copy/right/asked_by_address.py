# asks PyTorch whether the memory is the same
import torch


def shares(a, b):
    return a.untyped_storage().data_ptr() == b.untyped_storage().data_ptr()


A = torch.arange(6.0).reshape(2, 3)
column, turned, flat = shares(A, A[:, 1]), shares(A, A.T), shares(A, A.reshape(-1))
turned_flat, picked = shares(A, A.T.reshape(-1)), shares(A, A[[0]])
detached, as_float = shares(A, A.detach()), shares(A, A.to(torch.float32))
total = sum([1, 1, 1])
