joint_batch_size = 128
examples_per_process = 250
steps_per_epoch = 8
examples_per_process_of_1001 = 251
lr_averaged = 0.1
lr_summed = 0.025
lr_not_shared = 0.1
