# There are biases, too

num_parameters = 7840
scores_shape = (64, 10)
labels_shape = (64,)
start_loss = 2.3
