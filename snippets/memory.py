"""Where the entries of a tensor are in memory, and which tensors share it."""


def storage_position(index, strides):
    """Return where the entry at index stands in memory, counted in entries from the first one."""
    return sum(i * stride for i, stride in zip(index, strides))


def shares_memory(a, b):
    """Tell whether a and b use the same storage."""
    return a.untyped_storage().data_ptr() == b.untyped_storage().data_ptr()
