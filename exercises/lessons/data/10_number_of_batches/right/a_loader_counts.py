# lets a DataLoader count
from torch.utils.data import DataLoader

kept = len(DataLoader(range(10), 4))
dropped = len(DataLoader(range(10), 4, drop_last=True))
divides = len(DataLoader(range(10), 5))
too_large = len(DataLoader(range(10), 16))
too_large_dropped = len(DataLoader(range(10), 16, drop_last=True))
last_batch = 60000 - 60000 // 256 * 256
seen = sum(len(batch) for batch in DataLoader(range(1000), 300, drop_last=True))
