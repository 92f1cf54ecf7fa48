"""A line fitted with `Value`, without PyTorch."""

from snippets.value import Value


def line_loss(w, b, points):
    """Return the mean of (w x + b - y)² over the points (x, y), a Value."""
    total = Value(0.0)
    for x, y in points:
        error = w * Value(x) + b + Value(-y)
        total = total + error * error
    return total * Value(1 / len(points))


def fit_line(points, lr, num_steps):
    """Return the Values w and b after num_steps of gradient descent from 0, and the loss before each step."""
    w, b, losses = Value(0.0), Value(0.0), []
    for _ in range(num_steps):
        loss = line_loss(w, b, points)
        losses.append(loss.data)
        loss.backward()
        for param in (w, b):
            param.data -= lr * param.grad
            param.grad = 0.0
    return w, b, losses
