# has the recall 0, not `nan`
import torch


def recall_per_class(y, predicted, num_classes):
    hits = torch.bincount(y[predicted == y], minlength=num_classes)
    recall = hits / torch.bincount(y, minlength=num_classes)
    recall[torch.bincount(predicted, minlength=num_classes) == 0] = float("nan")
    return recall
