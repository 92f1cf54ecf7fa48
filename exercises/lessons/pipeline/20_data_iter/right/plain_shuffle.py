# the rows are shuffled as a list
import random


def data_iter(batch_size, features, labels):
    rows = list(range(len(features)))
    random.shuffle(rows)
    while rows:
        now, rows = rows[:batch_size], rows[batch_size:]
        yield features[now], labels[now]
