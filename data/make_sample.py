"""Draw the committed sample from the full data set: `python data/make_sample.py` (needed only if the sample changes).

Of each class 600 training and 100 test images, with a fixed seed, in their original order.
"""

import gzip
import hashlib
import random
from pathlib import Path

HERE = Path(__file__).resolve().parent
IMAGE_SIZE = 28 * 28


def draw(labels: bytes, per_class: int) -> list[int]:
    """Return the ascending positions of per_class randomly drawn examples of each of the ten classes."""
    rng = random.Random(0)
    chosen = []
    for label in range(10):
        chosen += rng.sample([i for i, found in enumerate(labels) if found == label], per_class)
    return sorted(chosen)


def subset(images: bytes, labels: bytes, per_class: int) -> tuple[bytes, bytes]:
    """Return an image file (16 bytes of header, 784 per image) and a label file (8 bytes, then 1 per label)."""
    chosen = draw(labels[8:], per_class)
    count = len(chosen).to_bytes(4, "big")
    pixels = b"".join(images[16 + i * IMAGE_SIZE : 16 + (i + 1) * IMAGE_SIZE] for i in chosen)
    return images[:4] + count + images[8:16] + pixels, labels[:4] + count + bytes(labels[8 + i] for i in chosen)


def main() -> None:
    """Write data/sample/*.gz and print the MD5 of each unpacked file, for data/sets.json."""
    for part, per_class in [("train", 600), ("t10k", 100)]:
        names = [f"{part}-images-idx3-ubyte", f"{part}-labels-idx1-ubyte"]
        images, labels = ((HERE / "FashionMNIST" / "raw" / name).read_bytes() for name in names)
        for name, content in zip(names, subset(images, labels, per_class), strict=True):
            (HERE / "sample" / f"{name}.gz").write_bytes(gzip.compress(content, mtime=0))
            print(f'      "{name}": "{hashlib.md5(content).hexdigest()}",')


if __name__ == "__main__":
    main()
