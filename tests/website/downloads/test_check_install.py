"""check_install.py knows what readers posted, finds causes from facts, and runs wherever a Python does."""

import ast
import importlib.util
import os
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest
import torch

PATH = Path(__file__).resolve().parents[3] / "website/downloads/check_install.py"
SPEC = importlib.util.spec_from_file_location("check_install", PATH)
check = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(check)

CU126 = ["sm_50", "sm_60", "sm_70", "sm_75", "sm_80", "sm_86", "sm_90"]  # pytorch/pytorch#190355
CU130 = ["sm_75", "sm_80", "sm_86", "sm_90", "sm_100", "sm_120", "compute_120"]
HERE = {
    "python": [3, 12, 1],
    "bits": 64,
    "executable": "python",
    "system": "Linux",
    "machine": "x86_64",
    "pip": "25.0",
    "free": 99e9,
    "cards": [],
    "torch": "2.14.1+cu130",
    "torchvision": "0.29.1+cu130",
    "cuda": "13.0",
    "architectures": CU130,
    "numpy": "2.4.6",
    "training": {"cpu": [4.4, 2.1, 0.0]},
    "exit": 0,
}
RTX_2080 = ["NVIDIA GeForce RTX 2080", "580.65.06", "7.5"]
POSTED = {
    'OSError: [WinError 1114] 动态链接库(DLL)初始化例程失败。 Error loading "C:\\torch\\lib\\c10.dll"': (
        "dll",
        "VCRedist",
    ),
    "RuntimeError: CUDA error: no kernel image is available for execution on the device": ("no-kernel", "compute_cap"),
    "with CUDA capability sm_61 is not compatible with the current PyTorch installation.": ("no-kernel", "compute_cap"),
    "AssertionError: Torch not compiled with CUDA enabled": ("cpu-build", "whl/cu130"),
    "ERROR: Could not find a version that satisfies the requirement torch (from versions: none)": (
        "no-version",
        "torch",
    ),
    "RuntimeError: Numpy is not available": ("numpy", "numpy"),
    "A module that was compiled using NumPy 1.x cannot be run in NumPy 2.0.0 as it may crash": ("numpy", "numpy"),
    "RuntimeError: operator torchvision::nms does not exist": ("nms", "uninstall -y torch torchvision"),
    "ModuleNotFoundError: No module named 'pkg_resources'": ("pkg-resources", "tensorboard>=2.21"),
    "OMP: Error #15: Initializing libiomp5md.dll, but found libiomp5md.dll already initialized.": ("omp", "-m venv"),
    "ssl.SSLCertVerificationError: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed": ("certificate", "cert"),
    "AttributeError: module 'torch' has no attribute 'tensor'": ("torch-py", "__file__"),
    "AttributeError: partially initialized module 'torch' has no attribute 'tensor'": ("torch-py", "__file__"),
    "RuntimeError: The NVIDIA driver on your system is too old (found version 12040).": ("driver-old", "cu126"),
    "ERROR: torch-2.14.1-cp311-cp311-win_amd64.whl is not a supported wheel on this platform.": ("other-python", "pip"),
    "ModuleNotFoundError: No module named 'torch'": ("no-torch", "install torch"),
    "RuntimeError: Found no NVIDIA driver on your system.": ("no-driver", "nvidia-smi"),
    "pip._vendor.urllib3.exceptions.ReadTimeoutError: HTTPSConnectionPool": ("network", "pip install"),
    "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device": ("disk", "cache purge"),
}


def names(**changes):
    """Return the names of the findings of a machine that differs from a good one in these facts."""
    return [finding.name for finding in check.find_all({**HERE, **changes})]


def command(name, **changes):
    """Return the command of a finding."""
    return next(finding.command for finding in check.find_all({**HERE, **changes}) if finding.name == name)


def test_a_good_machine_has_no_findings():
    assert names() == []
    assert names(cards=[RTX_2080]) == []


@pytest.mark.parametrize("message", POSTED)
def test_a_posted_message_has_its_cause_and_a_command(message):
    name, part = POSTED[message]
    found = check.explain(message, {"system": "Linux"})

    assert [finding.name for finding in found] == [name]
    assert part in found[0].command
    assert any("一" <= character <= "鿿" for character in found[0].zh) and found[0].en.isascii()


@pytest.mark.parametrize(
    "capability, architectures, works",
    [
        ("6.1", CU126, True),  # GTX 10: binaries run on later minor versions of the same major one
        ("6.1", CU130, False),
        ("7.0", CU130, False),
        ("8.9", CU130, True),
        ("12.0", CU126, False),
        ("12.1", CU130, True),
        ("13.0", CU130, True),  # by PTX
        ("13.0", CU130[:-1], False),
        ("7.2", ["sm_75"], False),
        ("9.0", ["sm_90a", "sm_100a"], True),
    ],
)
def test_a_build_runs_on_a_card_as_cuda_defines_it(capability, architectures, works):
    assert check.runs_on(capability, architectures) is works


@pytest.mark.parametrize(
    "driver, capability, build",
    [
        ("580.65", "12.0", "cu130"),
        ("580.65", "6.1", "cu126"),
        ("580.65", "7.0", "cu126"),
        ("580.65", "7.5", "cu130"),
        ("550.54", "8.6", "cu126"),
        ("470.82", "8.6", "cpu"),
        ("572.16", "12.0", "cpu"),  # CUDA 12.6 has no code for it
        ("530.41", "6.1", "cu126"),
        ("470.82", "", "cpu"),
        ("580.65", "3.5", "cpu"),
        ("591.10", "", "cu130"),
    ],
)
def test_the_build_suits_the_card_and_its_driver(driver, capability, build):
    facts = {**HERE, "cards": [["card", driver, capability]]}

    assert check.build_for(facts) == build
    assert check.install(facts).endswith(f"/whl/{build}")
    assert ("torch==2.14.1" in check.install(facts)) is (build == "cu126")


# https://github.com/pytorch/pytorch/wiki/PyTorch-Versions, and the pair that this course pins
@pytest.mark.parametrize(
    "torch, vision", [("1.12.0", 13), ("1.13.1", 14), ("2.0.0", 15), ("2.3.0", 18), ("2.14.1", 29)]
)
def test_torchvision_belongs_to_torch(torch, vision):
    assert check.torchvision_for(torch) == (0, vision)


@pytest.mark.parametrize(
    "name, changes",
    [
        ("cpu-build", {"cards": [RTX_2080], "torch": "2.14.1+cpu", "torchvision": "0.29.1+cpu", "cuda": None}),
        ("driver-old", {"cards": [["RTX 3060", "535.54", "8.6"]]}),
        ("driver-old", {"cards": [["RTX 5090", "572.16", "12.0"]]}),
        (
            "driver-old",
            {
                "cards": [["RTX 3060", "470.82", "8.6"]],
                "torch": "2.14.1+cpu",
                "torchvision": "0.29.1+cpu",
                "cuda": None,
            },
        ),
        ("no-kernel", {"cards": [["GTX 1080", "580.65", "6.1"]]}),
        ("no-kernel", {"cards": [["Tesla K80", "580.65", "3.7"]]}),
        ("nms", {"torchvision": "0.28.0"}),
        ("nms", {"torchvision": "0.29.1+cpu"}),
        ("no-torchvision", {"torchvision": None}),
        ("numpy", {"torch": "2.1.0", "torchvision": "0.16.0", "numpy": "2.0.0"}),
        ("32-bit", {"bits": 32}),
        ("python-old", {"python": [3, 8, 18]}),
        ("python-new", {"python": [3, 16, 0]}),
        ("intel-mac", {"system": "Darwin", "machine": "x86_64"}),
        ("musl", {"musl": True}),
        ("torch-py", {"shadows": ["torch.py"]}),
        ("no-pip", {"pip": None}),
        ("other-pip", {"other_pip": "pip 23.0 from /usr/lib (python 3.9)"}),
        ("twice", {"conda_torch": True, "torch_dist": "2.14.1"}),
        ("disk", {"free": 1e9, "cards": [RTX_2080]}),
        ("certificate", {"certificates": False, "system": "Darwin", "machine": "arm64"}),
        ("silent", {"training": {"cpu": [4.4, 2.1, 0.0], "mps": [4.4, 3.0, 0.2]}}),
        ("silent", {"training": {"mps": [4.4, float("nan"), float("nan")]}}),
        ("crash", {"exit": -11, "stage": "devices"}),
        ("omp", {"exit": -6, "stderr": "OMP: Error #15: Initializing libiomp5.dylib"}),
        ("unknown", {"errors": {"torch": "Traceback\nRuntimeError: never seen"}}),
    ],
)
def test_facts_lead_to_a_finding_that_can_be_read_in_both_languages(name, changes):
    assert names(**changes) == [name]
    for zh in (True, False):
        assert f"1. [{name}] " in check.advice(check.find_all({**HERE, **changes}), zh)


def test_for_a_card_that_no_build_supports_the_cpu_build_is_right():
    cpu = {"torch": "2.14.1+cpu", "torchvision": "0.29.1+cpu", "cuda": None}
    assert names(cards=[["Tesla K80", "580.65", "3.7"]], **cpu) == []


def test_torchvision_is_installed_by_one_command_only():
    assert names(torchvision=None) == ["no-torchvision"]
    assert names(torchvision=None, torch="2.14.1+cpu", cuda=None, cards=[RTX_2080]) == ["cpu-build"]


def test_a_file_called_torch_explains_what_follows_from_it():
    assert names(shadows=["torch.py"], errors={"torch": "ImportError: strange"}, torchvision=None) == ["torch-py"]


def test_commands_name_this_python_the_mirror_in_use_and_the_last_build_for_an_old_card():
    old = {"cards": [["GTX 1080", "580.65", "6.1"]], "executable": "C:\\My Python\\python.exe"}
    mirror = {"pip_settings": {"index-url": "https://pypi.tuna.tsinghua.edu.cn/simple"}}

    assert command("no-kernel", **old).startswith('"C:\\My Python\\python.exe" -m pip uninstall')
    assert "torch==2.14.1 torchvision==0.29.1 --index-url https://download.pytorch.org/whl/cu126" in command(
        "no-kernel", **old
    )
    assert "--index-url https://mirrors.nju.edu.cn/pytorch/whl/cu126" in command("no-kernel", **old, **mirror)
    assert "numpy<2" in command("numpy", torch="2.1.0", torchvision="0.16.0", numpy="2.0.0")


@pytest.mark.parametrize(
    "changes, part",
    [
        ({}, "--index-url https://mirrors.nju.edu.cn/pytorch/whl/cpu"),
        ({"pip_settings": {"index-url": "https://mirrors.aliyun.com/pypi"}}, "https://download.pytorch.org/whl/cpu"),
        ({"system": "Darwin", "machine": "arm64"}, "torch torchvision -i https://pypi.tuna.tsinghua.edu.cn/simple"),
    ],
)
def test_what_cannot_be_reached_is_not_tried_again(changes, part):
    (found,) = check.explain("ConnectTimeoutError", {**HERE, **changes})

    assert found.command.endswith(part)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"cards": [RTX_2080]},
        {"cards": [["GTX 1080", "580.65", "6.1"]]},
        {"cards": [["GTX 1080", "580.65", "6.1"]], "pip_settings": {"index-url": "https://mirrors.aliyun.com/pypi"}},
        {"system": "Darwin", "machine": "arm64"},
        {"system": "Darwin", "machine": "x86_64"},
    ],
)
def test_the_setup_page_gives_the_same_commands(changes, language):
    page = (PATH.parents[2] / f"docs/{language}/setup.md").read_text(encoding="utf-8")

    assert f"`{check.install({**HERE, **changes})}" in page


def test_training_on_the_cpu_agrees_with_itself_and_weights_that_adam_leaves_alone_are_noticed(monkeypatch):
    losses, weights = check.losses_and_weights(torch, "cpu")
    assert losses[-1] < losses[0] and check.losses_and_weights(torch, "cpu") == (losses, weights)

    class Adam(torch.optim.Adam):
        """As on MPS before pytorch/pytorch#118115 was closed: weights that are not contiguous stay as they are."""

        def __init__(self, weights, **options):
            super().__init__([W for W in weights if W.is_contiguous()], **options)

    monkeypatch.setattr(torch.optim, "Adam", Adam)
    wrong, others = check.losses_and_weights(torch, "cpu")
    difference = max(abs(a - b) for a, b in zip(weights, others, strict=True))
    assert wrong[-1] < wrong[0]  # nothing to see in the losses
    assert names(training={"mps": [wrong[0], wrong[-1], difference]}) == ["silent"]


def test_passwords_are_not_shown():
    assert check.without_password("http://me:secret@proxy.example:8080") == "http://***@proxy.example:8080"


@pytest.mark.parametrize(
    "environment, chinese", [({"LANG": "zh_CN.UTF-8"}, True), ({"LC_ALL": "C", "LANG": "zh_CN"}, False)]
)
def test_the_language_is_that_of_the_locale(environment, chinese):
    assert check.is_chinese(environment) is chinese


def test_the_file_needs_python_3_8_and_nothing_else():
    tree = ast.parse(PATH.read_text(encoding="utf-8"), feature_version=(3, 8))
    imported = {
        alias.name.split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names
    }
    imported |= {node.module.split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    at_once = {alias.name for node in tree.body if isinstance(node, ast.Import) for alias in node.names}

    assert imported - set(sys.stdlib_module_names) == {"torch", "torchvision", "torch_npu"}
    assert not at_once & {"torch", "torchvision", "torch_npu"}


@pytest.fixture
def run(tmp_path):
    """Return a function that runs the file beside fake packages and a fake nvidia-smi: (exit code, output)."""

    def start(*arguments, packages=None, card=None, encoding="utf-8"):
        for name, code in (packages or {}).items():
            (tmp_path / "packages" / name).mkdir(parents=True)
            (tmp_path / "packages" / name / "__init__.py").write_text(code, encoding="utf-8")
        (tmp_path / "bin").mkdir()
        if card:
            (tmp_path / "bin/nvidia-smi").write_text(f"#!/bin/sh\necho '{card}'\n", encoding="utf-8")
            (tmp_path / "bin/nvidia-smi").chmod(0o755)
        env = {**os.environ, "PYTHONIOENCODING": f"{encoding}:strict", "PYTHONPATH": str(tmp_path / "packages")}
        env["PATH"] = f"{tmp_path / 'bin'}{os.pathsep}{env['PATH']}"
        command = [sys.executable, PATH, *arguments]
        done = subprocess.run(command, env=env, cwd=tmp_path, capture_output=True, timeout=300)
        return done.returncode, done.stdout.decode(encoding) + done.stderr.decode(encoding)

    return start


DLL = r"raise OSError('[WinError 1114] 动态链接库(DLL)初始化例程失败。 Error loading c10.dll.')"
OMP = "import os, sys; sys.stderr.write('OMP: Error #15: Initializing libiomp5md.dll'); sys.stderr.flush(); os.abort()"


@pytest.mark.parametrize(
    "packages, name",
    [
        ({"torch": DLL}, "dll"),
        ({"torch": OMP}, "omp"),
        ({"torch": "import os; os.abort()"}, "crash"),
        ({"torch": ""}, "torch-py"),
        ({"torch": "import numpy", "numpy": "raise ImportError('numpy is broken')"}, "numpy"),
        ({"torch": "raise ModuleNotFoundError(\"No module named 'torch'\")"}, "no-torch"),
    ],
)
def test_a_broken_package_is_told_in_a_chinese_console(run, packages, name):
    code, text = run("--zh", packages=packages, encoding="cp936")

    assert code == 1
    assert f"1. [{name}] " in text and "发现的问题" in text and "Traceback" not in text
    assert f"torch       {metadata.version('torch')}, 装了，但导入不了" in text


def test_all_that_is_wrong_around_torch_is_told_although_the_name_of_the_card_cannot_be_written(run):
    packages = {
        "torchvision": "raise RuntimeError('operator torchvision::nms does not exist')",
        "tensorboard": "raise ModuleNotFoundError(\"No module named 'pkg_resources'\")",
    }
    code, text = run("--zh", card="GTX 1080 \N{SNOWMAN}, 581.00, 6.1", packages=packages, encoding="cp936")

    assert code == 1
    wrong = (
        "[no-kernel] GTX 1080 \\u2603 的计算能力是 6.1" if torch.version.cuda else "[cpu-build] 有显卡 GTX 1080 \\u2603"
    )
    assert all(part in text for part in (wrong, "whl/cu126", "[nms]", "[pkg-resources]", "loss 4."))


def test_a_file_called_torch_in_the_folder_is_named(run, tmp_path):
    (tmp_path / "torch.py").write_text("", encoding="utf-8")
    code, text = run("--en")

    assert code == 1
    assert f"1. [torch-py] {tmp_path / 'torch.py'} is called like a module" in text


def test_a_message_from_elsewhere_is_explained_and_an_unknown_one_is_said_to_be_so(run, tmp_path):
    assert "[certificate]" in run("--en", "--message", "CERTIFICATE_VERIFY_FAILED")[1]
    (tmp_path / "bin").rmdir()
    assert "not known here" in run("--en", "--message", "something else")[1]


def test_a_console_without_chinese_gets_english(run):
    assert "What is wrong" in run("--zh", "--message", "OMP: Error #15", encoding="ascii")[1]
