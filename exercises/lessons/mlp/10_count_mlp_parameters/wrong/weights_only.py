# weights only


def count_mlp_parameters(sizes):
    return sum(a * b for a, b in zip(sizes, sizes[1:]))
