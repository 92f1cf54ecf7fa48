# numbers of NumPy
import numpy as np

kept = np.ceil(10 / 4)
dropped = np.floor(10 / 4)
divides = np.int64(10) // 5
too_large = np.ceil(10 / 16)
too_large_dropped = np.floor(10 / 16)
last_batch = np.mod(60000, 256)
seen = 1000 - np.mod(1000, 300)
