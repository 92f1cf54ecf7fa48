# a bias for the inputs


def count_mlp_parameters(sizes):
    return sum(a * b for a, b in zip(sizes, sizes[1:])) + sum(sizes)
