# 32 is for **each** process

joint_batch_size, examples_per_process, steps_per_epoch, examples_per_process_of_1001 = 32, 250, 8, 251
lr_averaged, lr_summed, lr_not_shared = 0.1, 0.025, 0.1
