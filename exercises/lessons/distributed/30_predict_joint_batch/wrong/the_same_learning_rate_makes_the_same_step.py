# the same learning rate makes the same step

joint_batch_size, examples_per_process, steps_per_epoch, examples_per_process_of_1001 = 128, 250, 8, 251
lr_averaged, lr_summed, lr_not_shared = 0.4, 0.025, 0.1
