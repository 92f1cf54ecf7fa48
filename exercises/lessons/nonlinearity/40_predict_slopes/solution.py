relu_left = 0.0
relu_at_zero = 0.0
max_at_zero = 0.5
sigmoid_at_zero = 0.25
tanh_at_zero = 1.0
relu_ten_times = 1.0
prelu_left = 0.25
