"""The points of the playground and its random numbers: the same, digit for digit, as those of its script."""

import math

import torch

NUM_POINTS = 300


def generator(seed):
    """Yield numbers between 0 and 1, the same in any language: a Lehmer generator, exact in float64."""
    state = (987654321 + 123456789 * seed) % 2147483647
    while True:
        state = 48271 * state % 2147483647
        yield state / 2147483647


def normal(random):
    """Return a number of the standard normal distribution, of two uniform ones (Box and Muller)."""
    radius = math.sqrt(-2 * math.log(random()))
    return radius * math.cos(2 * math.pi * random())


def point(data, label, random):
    """Return the coordinates x1, x2 of a point of a class, without noise."""
    if data == "circle":  # label 1 inside
        radius = 1.2 * random() if label else 1.7 + 0.8 * random()
        angle = 2 * math.pi * random()
    elif data == "spiral":  # one arm each, a turn and a quarter
        along = random()
        radius, angle = 0.2 + 2.3 * along, 2.5 * math.pi * along + (math.pi if label else 0)
    elif data == "xor":  # label 1 where the signs differ
        x1, x2 = 0.1 + 2.4 * random(), 0.1 + 2.4 * random()
        side = -1 if random() < 0.5 else 1
        return side * x1, -side * x2 if label else side * x2
    else:  # two blobs
        centre = 1.2 if label else -1.2
        return centre + 0.5 * normal(random), centre + 0.5 * normal(random)
    return radius * math.cos(angle), radius * math.sin(angle)


def noisy_points(data, noise, random):
    """Return X (300, 2) and labels y (300), by turns 0 and 1; noise is the standard deviation of what is added."""
    X, y = [], []
    for i in range(NUM_POINTS):
        x1, x2 = point(data, i % 2, random)
        X.append([x1 + noise * normal(random), x2 + noise * normal(random)])
        y.append(i % 2)
    return torch.tensor(X, dtype=torch.float64), torch.tensor(y, dtype=torch.float64)


def shuffled(count, random):
    """Return the numbers from 0 to count - 1 in random order (Fisher and Yates)."""
    order = list(range(count))
    for i in range(count - 1, 0, -1):
        j = int(random() * (i + 1))
        order[i], order[j] = order[j], order[i]
    return order
