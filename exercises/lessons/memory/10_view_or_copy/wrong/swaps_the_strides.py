# swaps the strides

column, turned = True, False
