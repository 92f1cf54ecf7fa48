import stat

import pytest

from execution.files import write_whole


def test_a_file_is_written_with_its_folder_and_as_readable_as_any_other(tmp_path):
    write_whole(tmp_path / "new/a.txt", "文")
    (tmp_path / "plain").write_text("")

    assert (tmp_path / "new/a.txt").read_bytes() == "文".encode()
    assert stat.S_IMODE((tmp_path / "new/a.txt").stat().st_mode) == stat.S_IMODE((tmp_path / "plain").stat().st_mode)


def test_a_reader_sees_the_old_file_until_the_new_one_is_whole(tmp_path):
    path = tmp_path / "a.bin"
    path.write_bytes(b"old")
    with path.open("rb") as reader:
        write_whole(path, b"new")

        assert (reader.read(), path.read_bytes()) == (b"old", b"new")


def test_what_fails_leaves_nothing_behind(tmp_path):
    (tmp_path / "a/b").mkdir(parents=True)  # a folder is in the place of the file
    with pytest.raises(OSError):
        write_whole(tmp_path / "a", b"new")

    assert [path.name for path in tmp_path.iterdir()] == ["a"]
