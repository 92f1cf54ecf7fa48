# tensors were changed


def average_gradients(gradients):
    means = []
    for shares in zip(*gradients):
        total = shares[0]
        for share in shares[1:]:
            total += share
        total /= len(shares)
        means.append(total)
    return means
