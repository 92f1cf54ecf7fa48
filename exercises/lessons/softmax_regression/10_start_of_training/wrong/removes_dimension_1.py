# removes dimension 1

num_parameters = 7850
scores_shape = (64, 10)
labels_shape = (64, 1)
start_loss = 2.3
