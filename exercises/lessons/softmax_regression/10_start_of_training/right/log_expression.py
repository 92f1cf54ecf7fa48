# log expression
import math

num_parameters = 10 * (784 + 1)
scores_shape = [64, 10]
labels_shape = [64]
start_loss = -math.log(1 / 10)
