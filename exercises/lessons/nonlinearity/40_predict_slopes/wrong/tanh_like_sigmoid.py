# steeper than sigmoid
relu_left, relu_at_zero, max_at_zero, sigmoid_at_zero = 0, 0, 0.5, 0.25
tanh_at_zero, relu_ten_times, prelu_left = 0.25, 1, 0.25
