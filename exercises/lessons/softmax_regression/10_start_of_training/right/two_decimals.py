# two decimals
num_parameters = 7850
scores_shape = (64, 10)
labels_shape = (64,)
start_loss = 2.30
