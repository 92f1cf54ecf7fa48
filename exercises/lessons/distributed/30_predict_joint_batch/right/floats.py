# whole numbers that are floats
joint_batch_size = 4 * 32.0
examples_per_process = 1000 / 4
steps_per_epoch = 8.0
examples_per_process_of_1001 = 251
lr_averaged = 0.1
lr_summed = 0.1 / 4
lr_not_shared = 0.1
