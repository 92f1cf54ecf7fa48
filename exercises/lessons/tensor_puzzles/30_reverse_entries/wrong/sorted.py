# This is sorted
import torch


def reverse_entries(x):
    return x.sort(descending=True).values
