import functools
import gzip
import http.server
import json
import struct
import threading
from collections import Counter

import pytest

from data import fetch
from data.make_sample import subset

LABELS = "train-labels-idx1-ubyte"


def offline(tmp_path, **options):
    return fetch.fetch(tmp_path / "FashionMNIST", debian=tmp_path / "debian", mirrors=list, **options)


@pytest.fixture
def full(monkeypatch):
    """Four tiny files that pass for the full data set."""
    contents = {name: f"all of {name}".encode() for name in fetch.FULL_MD5}
    monkeypatch.setattr(fetch, "FULL_MD5", {name: fetch.md5(content) for name, content in contents.items()})
    return contents


def pack(folder, contents):
    folder.mkdir(exist_ok=True)
    for name, content in contents.items():
        (folder / f"{name}.gz").write_bytes(gzip.compress(content))


@pytest.fixture
def mirror(tmp_path):
    """A folder and the address under which a server on this machine serves it."""

    class Handler(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *args):
            pass

    handler = functools.partial(Handler, directory=tmp_path / "mirror")
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield tmp_path / "mirror", f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.mark.parametrize(("part", "per_class"), [("train", 600), ("t10k", 100)])
def test_sample_is_even_over_the_classes(tmp_path, part, per_class):
    contents = fetch.read_folder(fetch.SAMPLE, fetch.SAMPLE_MD5)

    images, labels = contents[f"{part}-images-idx3-ubyte"], contents[f"{part}-labels-idx1-ubyte"]

    assert Counter(labels[8:]) == dict.fromkeys(range(10), per_class)
    assert struct.unpack(">4i", images[:16]) == (2051, 10 * per_class, 28, 28)
    assert len(images) == 16 + 10 * per_class * 28 * 28
    assert struct.unpack(">2i", labels[:8]) == (2049, 10 * per_class)


def test_sample_keeps_each_image_with_its_label():
    labels = bytes(i % 10 for i in range(50))
    images = bytes(16) + b"".join(bytes([label]) * 784 for label in labels)

    drawn_images, drawn_labels = subset(images, bytes(8) + labels, per_class=2)

    assert drawn_images[16::784] == drawn_labels[8:]


def test_without_any_source_the_sample_is_put_in_place_and_says_so(tmp_path):
    assert offline(tmp_path) == "sample"

    about = json.loads((tmp_path / "FashionMNIST" / "about.json").read_text(encoding="utf-8"))
    assert "6 000" in about["summary"]["zh"] and about["notice"].keys() == {"zh", "en"}


def test_sample_in_place_is_kept_while_there_is_nothing_better(tmp_path):
    offline(tmp_path)

    assert offline(tmp_path) == "sample"


def test_sample_is_replaced_once_the_debian_package_is_there(tmp_path, full):
    offline(tmp_path)
    pack(tmp_path / "debian", full)

    assert offline(tmp_path) == "full"
    assert (tmp_path / "FashionMNIST" / "raw" / LABELS).read_bytes() == full[LABELS]
    assert json.loads((tmp_path / "FashionMNIST" / "about.json").read_text(encoding="utf-8"))["notice"] is None


def test_full_set_in_place_asks_no_source(tmp_path, full):
    pack(tmp_path / "debian", full)
    offline(tmp_path)

    assert fetch.fetch(tmp_path / "FashionMNIST", debian=tmp_path, mirrors=lambda: pytest.fail("asked")) == "full"


def test_sample_in_place_asks_no_mirror_if_missing_files_only_are_wanted(tmp_path):
    offline(tmp_path)

    kind = fetch.fetch(tmp_path / "FashionMNIST", tmp_path, mirrors=lambda: pytest.fail("asked"), if_missing=True)

    assert kind == "sample"


def test_mirror_is_used_when_the_package_is_missing(tmp_path, full, mirror):
    folder, address = mirror
    pack(folder, full)

    assert fetch.fetch(tmp_path / "FashionMNIST", debian=tmp_path, mirrors=lambda: [address]) == "full"


@pytest.mark.parametrize(
    "answer",
    [b"<html>please sign in</html>", gzip.compress(b"other"), gzip.compress(b"x")[:-3]],
    ids=["a page", "another file", "cut"],  # pytest would make names of the bytes, in which the time is
)
def test_wrong_answer_of_a_mirror_is_passed_over(tmp_path, full, mirror, answer, capsys):
    folder, address = mirror
    pack(folder, full)
    (folder / f"{LABELS}.gz").write_bytes(answer)

    assert fetch.fetch(tmp_path / "FashionMNIST", debian=tmp_path, mirrors=lambda: [address]) == "sample"
    assert f"{LABELS}.gz is truncated or altered" in capsys.readouterr().err


def test_mirror_without_the_file_is_passed_over(tmp_path, mirror, capsys):
    folder, address = mirror
    folder.mkdir()

    assert fetch.fetch(tmp_path / "FashionMNIST", debian=tmp_path, mirrors=lambda: [address]) == "sample"
    assert "404" in capsys.readouterr().err


def test_damaged_package_is_passed_over(tmp_path, full, capsys):
    pack(tmp_path / "debian", {**full, LABELS: b"other"})

    assert offline(tmp_path) == "sample"
    assert f"{LABELS}.gz is truncated or altered" in capsys.readouterr().err


def test_truncated_file_in_place_is_an_error_that_names_file_and_remedy(tmp_path):
    offline(tmp_path)
    path = tmp_path / "FashionMNIST" / "raw" / LABELS
    path.write_bytes(path.read_bytes()[:-1])

    with pytest.raises(fetch.DataError, match=f"(?s){LABELS} is truncated.*Delete this file and run `make data`"):
        offline(tmp_path)


def test_interrupted_fetch_is_completed(tmp_path):
    offline(tmp_path)
    (tmp_path / "FashionMNIST" / "raw" / LABELS).unlink()

    assert offline(tmp_path) == "sample"
    assert fetch.present(tmp_path / "FashionMNIST" / "raw") == "sample"


@pytest.mark.parametrize(("kind", "status"), [("full", 0), ("sample", 1)])
def test_required_full_set_fails_on_the_sample(monkeypatch, capsys, kind, status):
    monkeypatch.setattr(fetch, "fetch", lambda if_missing: kind)
    monkeypatch.setattr("sys.argv", ["fetch.py", "--require-full"])

    assert fetch.main() == status
    assert ("apt install dataset-fashion-mnist" in capsys.readouterr().err) == (kind == "sample")


def test_nothing_is_left_beside_the_four_files(tmp_path):
    offline(tmp_path)

    assert {path.name for path in (tmp_path / "FashionMNIST" / "raw").iterdir()} == fetch.FULL_MD5.keys()
