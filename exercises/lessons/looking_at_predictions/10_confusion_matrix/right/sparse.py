# a sparse tensor adds up what repeats
import torch


def confusion_matrix(y, predicted, num_classes):
    s = torch.sparse_coo_tensor(torch.stack([y, predicted]), torch.ones_like(y), (num_classes, num_classes))
    return s.to_dense()
