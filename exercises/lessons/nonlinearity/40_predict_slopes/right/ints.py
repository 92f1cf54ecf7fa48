# ints
relu_left = 0
relu_at_zero = 0
max_at_zero = 1 / 2
sigmoid_at_zero = 1 / 4
tanh_at_zero = 1
relu_ten_times = 1
prelu_left = 0.25
