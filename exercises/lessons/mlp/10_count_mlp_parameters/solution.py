def count_mlp_parameters(sizes):
    count = 0
    for i in range(1, len(sizes)):
        count += sizes[i - 1] * sizes[i] + sizes[i]
    return count
