"""Put the four files of Fashion-MNIST where torchvision looks for them: `python data/fetch.py`.

The first source that works wins, and every file is checked by the MD5 of its content: the folder itself, Debian's
package dataset-fashion-mnist, torchvision's mirrors, and last the 10 % sample that is committed beside this file.
"""

import argparse
import gzip
import hashlib
import json
import os
import sys
import urllib.request
import zlib
from collections.abc import Callable
from http.client import HTTPException
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE / "FashionMNIST"
SAMPLE = HERE / "sample"
DEBIAN = Path("/usr/share/datasets/fashion-mnist")
TIMEOUT = 10  # seconds to connect, and for each read

Mirrors = Callable[[], list[str]]

# Of the full set and of the sample: the MD5 of each unpacked file, and what the pages say about it.
SETS = json.loads((HERE / "sets.json").read_text(encoding="utf-8"))
FULL_MD5, SAMPLE_MD5 = SETS["full"]["md5"], SETS["sample"]["md5"]


class DataError(Exception):
    """A file is not what it should be; the message names it and the remedy."""


def md5(content: bytes) -> str:
    """Return the checksum by which a file's content is known."""
    return hashlib.md5(content, usedforsecurity=False).hexdigest()


def unpack(packed: bytes, expected: str, origin: str) -> bytes:
    """Return the content of a gzip file, which must have the expected MD5."""
    try:
        content = gzip.decompress(packed)
    except (OSError, EOFError, zlib.error) as error:
        raise DataError(f"{origin} is truncated or altered ({error})") from error
    if md5(content) != expected:
        raise DataError(f"{origin} is truncated or altered (MD5 {md5(content)}, expected {expected})")
    return content


def write(path: Path, content: bytes) -> None:
    """Replace path as a whole: a reader sees the old file or the new one, never a part."""
    if path.exists() and path.read_bytes() == content:
        return  # an untouched file keeps its time stamp, so that mkdocs serve does not rebuild
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    temporary.write_bytes(content)
    temporary.replace(path)


def present(raw: Path) -> str | None:
    """Return "full" or "sample", whichever is complete in the folder raw, else None; a foreign file is an error."""
    kinds = set()
    for name in FULL_MD5:
        path = raw / name
        found = md5(path.read_bytes()) if path.exists() else None
        if found not in (None, FULL_MD5[name], SAMPLE_MD5[name]):
            raise DataError(f"{path} is truncated or altered (MD5 {found}).\nDelete this file and run `make data`.")
        kinds.add({FULL_MD5[name]: "full", SAMPLE_MD5[name]: "sample"}.get(found))
    return kinds.pop() if len(kinds) == 1 else None


def read_folder(folder: Path, md5s: dict[str, str]) -> dict[str, bytes]:
    """Return the checked contents of the four .gz files of a folder."""
    return {name: unpack((folder / f"{name}.gz").read_bytes(), md5s[name], f"{folder / name}.gz") for name in md5s}


def download(url: str) -> bytes:
    """Return what the address serves, with a progress bar on a terminal."""
    print(f"Downloading {url}", file=sys.stderr)
    content = bytearray()
    with urllib.request.urlopen(url, timeout=TIMEOUT) as response:
        size = int(response.headers.get("Content-Length", 0))
        while block := response.read(1 << 16):
            content += block
            if size and sys.stderr.isatty():
                bar = "#" * (30 * len(content) // size)
                end = "\n" if len(content) == size else ""
                print(f"\r  [{bar:<30}] {len(content) / 1e6:.1f} of {size / 1e6:.1f} MB", end=end, file=sys.stderr)
    return bytes(content)


def read_mirror(mirror: str) -> dict[str, bytes]:
    """Return the checked contents of the four files of a mirror."""
    urls = {name: f"{mirror.rstrip('/')}/{name}.gz" for name in FULL_MD5}
    return {name: unpack(download(url), FULL_MD5[name], url) for name, url in urls.items()}


def torchvision_mirrors() -> list[str]:
    """Return the addresses that torchvision downloads from; it is imported only when they are asked for."""
    from torchvision.datasets import FashionMNIST

    return FashionMNIST.mirrors


def find_full(debian: Path, mirrors: Mirrors) -> dict[str, bytes] | None:
    """Return the four full files from the first source that has them, or None; say why a source was passed over."""
    try:
        return read_folder(debian, FULL_MD5)
    except FileNotFoundError:
        pass  # the package is not installed
    except (OSError, DataError) as error:
        print(f"Passed over: {error}", file=sys.stderr)
    for mirror in mirrors():
        try:
            return read_mirror(mirror)
        except (OSError, HTTPException, DataError) as error:  # no network, time-out, a sign-in page
            print(f"Passed over {mirror}: {error}", file=sys.stderr)
    return None


def fetch(root: Path = ROOT, debian: Path = DEBIAN, mirrors: Mirrors = torchvision_mirrors, if_missing=False) -> str:
    """Fill root/raw and return "full" or "sample"; a sample is replaced as soon as the full set can be had."""
    kind = present(root / "raw")
    if kind != "full":
        # With if_missing, what is there will do: a build must not wait for a network each time.
        contents = find_full(debian, list if if_missing and kind else mirrors)
        if contents is not None:
            kind = "full"
        elif kind is None:
            contents, kind = read_folder(SAMPLE, SAMPLE_MD5), "sample"
        for name, content in (contents or {}).items():
            write(root / "raw" / name, content)
    write(root / "about.json", json.dumps(SETS[kind]["about"], ensure_ascii=False, indent=2).encode() + b"\n")
    return kind


def main() -> int:
    """Fetch, say in one line what is there, and return the exit status."""
    parser = argparse.ArgumentParser(description="Put the four files of Fashion-MNIST into data/FashionMNIST/raw.")
    parser.add_argument("--require-full", action="store_true", help="fail if only the 10 %% sample is at hand")
    parser.add_argument("--if-missing", action="store_true", help="be content with a sample that is in place")
    options = parser.parse_args()
    try:
        kind = fetch(if_missing=options.if_missing)
        if kind == "sample" and options.require_full:
            raise DataError(
                "the full data set is required, and only the sample is at hand.\nInstall Debian's package "
                "(apt install dataset-fashion-mnist) or connect to the network, then run `make data` again."
            )
    except DataError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    print(f"data/FashionMNIST: {SETS[kind]['about']['summary']['en']}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
