"""Says what is installed, whether PyTorch works here, and if it does not, why and which command mends it.

    python check_install.py                      in your language; --zh or --en for the other one
    python check_install.py --message "..."      explains a message that you got elsewhere; "-" reads it from the input

One file for Python 3.8 or newer that needs nothing else: readers of the course download it. It sends nothing anywhere.
From top to bottom: what is known about messages; from facts to findings; the facts of this machine; a second process
that imports torch, which may fail in every way there is; the report. The dates of what it knows: November 2026.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import platform
import re
import shutil
import ssl
import subprocess
import sys
import sysconfig
import traceback
import urllib.request
from importlib import metadata
from importlib.util import find_spec
from typing import Any, Callable, Dict, Iterator, NamedTuple

Facts = Dict[str, Any]  # what is known of this machine; a key is missing where nothing could be found out

WHEELS = "https://download.pytorch.org/whl"
WHEELS_IN_CHINA = "https://mirrors.nju.edu.cn/pytorch/whl"
PYPI_IN_CHINA = "https://pypi.tuna.tsinghua.edu.cn/simple"
CHINESE_MIRROR = re.compile(r"tuna|aliyun|ustc|sjtu|nju|sustech|huaweicloud|tencent|douban|bfsu|cernet|pku|zju|hust")
LAST_WITH_CUDA_12 = "torch==2.14.1 torchvision==0.29.1"  # from 2.15 on there are no wheels for CUDA 12.6
OLDEST_DRIVER = {11: 450, 12: 525, 13: 580}  # by the major version of CUDA: NVIDIA, minor version compatibility
NEWEST_TORCH = {(3, 8): "2.4", (3, 9): "2.8", (3, 10): "2.14"}  # on PyPI; newer Pythons get the newest
SHADOWS = ("torch.py", "torchvision.py", "numpy.py", "torch/", "random.py", "typing.py", "types.py", "queue.py")
MARK = "check_install: "  # what the second process begins a line of facts with
GB = 1e9


class Finding(NamedTuple):
    """What is wrong, in both languages, and the command that mends it; a note breaks nothing by itself."""

    name: str
    zh: str
    en: str
    command: str = ""
    note: bool = False


# ---- Commands ----


def python(facts: Facts) -> str:
    """Return how to call this very Python in a shell."""
    path = str(facts.get("executable") or "python")
    return f'"{path}"' if " " in path else path


def pip(facts: Facts, rest: str) -> str:
    """Return a command of the pip that belongs to this Python."""
    return f"{python(facts)} -m pip {rest}"


def wheels(facts: Facts) -> str:
    """Return the address of PyTorch's own wheels, of a mirror for who has one in China set up."""
    settings = " ".join(map(str, facts.get("pip_settings", {}).values()))
    return WHEELS_IN_CHINA if CHINESE_MIRROR.search(settings) else WHEELS


def number(version: str) -> tuple[int, ...]:
    """Return the numbers that a version begins with: (2, 14, 1) of 2.14.1+cu130."""
    found = re.match(r"\d+(?:\.\d+)*", version)
    return tuple(map(int, found[0].split("."))) if found else ()


def build_for(facts: Facts) -> str:
    """Return the folder of the wheels that suit this machine: cpu, cu126, cu130, or nothing where PyPI's do."""
    if facts.get("system") == "Darwin":
        return ""
    builds = [build_for_card(number(driver), number(capability)) for _, driver, capability in facts.get("cards", [])]
    return min(builds) if builds else "cpu"  # of several cards, the build that all can use


def build_for_card(driver: tuple[int, ...], capability: tuple[int, ...]) -> str:
    """Return the folder of the wheels for a card; an unknown driver or capability is taken for a new one."""
    driver, capability = driver or (OLDEST_DRIVER[13],), capability or (7, 5)
    if capability < (5, 0) or driver < (OLDEST_DRIVER[12],):
        return "cpu"
    if capability >= (7, 5) and driver >= (OLDEST_DRIVER[13],):
        return "cu130"
    return "cu126" if capability < (10, 0) else "cpu"  # CUDA 12.6 has no code for Blackwell


def install(facts: Facts, build: str | None = None) -> str:
    """Return the command that installs torch and torchvision; a build is cpu, cu126, cu130, or nothing for PyPI's."""
    build = build_for(facts) if build is None else build
    intel_mac = facts.get("system") == "Darwin" and facts.get("machine") == "x86_64"
    what = LAST_WITH_CUDA_12 if build == "cu126" else "torch torchvision"
    what = 'torch==2.2.2 torchvision==0.17.2 "numpy<2"' if intel_mac else what
    return pip(facts, f"install {what}" + (f" --index-url {wheels(facts)}/{build}" if build else ""))


def again(facts: Facts, build: str | None = None) -> str:
    """Return the two commands that replace torch and torchvision."""
    return pip(facts, "uninstall -y torch torchvision") + "\n" + install(facts, build)


# ---- Messages ----


def mend_versions(facts: Facts) -> str:
    """Return what helps pip to find a version."""
    found = [finding for finding in find_python(facts) if not finding.note]
    return found[0].command if found else install(facts)


def mend_kernel(facts: Facts) -> str:
    """Return the command that installs a build for the card, or says how to look what card it is."""
    return again(facts) if facts.get("cards") else "nvidia-smi --query-gpu=name,compute_cap,driver_version --format=csv"


def mend_numpy(facts: Facts) -> str:
    """Return the command that gives torch a NumPy: one of its time if torch is from before NumPy 2."""
    old = number(str(facts.get("torch", ""))) < (2, 3) if facts.get("torch") else True
    return pip(facts, 'install "numpy<2"' if old and facts.get("numpy") else "install --force-reinstall numpy")


def mend_certificate(facts: Facts) -> str:
    """Return the command that gives Python its certificates."""
    if facts.get("system") == "Darwin":
        major, minor = list(facts.get("python", (3, 11)))[:2]
        return f'open "/Applications/Python {major}.{minor}/Install Certificates.command"'
    return pip(facts, "config set global.cert CERTIFICATE.pem")


def mend_network(facts: Facts) -> str:
    """Return the command that installs from another address than the one that cannot be reached."""
    usual, other = wheels(facts), WHEELS if wheels(facts) == WHEELS_IN_CHINA else WHEELS_IN_CHINA
    command = install(facts)
    return command.replace(usual, other) if usual in command else f"{command} -i {PYPI_IN_CHINA}"


class Known(NamedTuple):
    """A message that readers have posted, how it is recognised, what it means, and what mends it."""

    name: str
    pattern: str
    zh: str
    en: str
    mend: Callable[[Facts], str]


KNOWN = [
    Known(
        "torch-py",
        r"partially initialized module 'torch'|module 'torch' has no attribute|'torch' is not a package",
        "导入的不是 PyTorch：你的文件夹里有个叫 torch.py（或 torch）的文件挡在前面。给它改名，并删掉 __pycache__。",
        "What was imported is not PyTorch: a file called torch.py (or a folder torch) of yours stands before it. "
        "Rename it and delete __pycache__.",
        lambda facts: f'{python(facts)} -c "import torch; print(torch.__file__)"',
    ),
    Known(
        "no-torch",
        r"No module named 'torch'",
        "这个 Python 里没有装 PyTorch。如果明明装过，多半装进了别的 Python：用下面这条命令，就一定装进这一个。",
        "There is no PyTorch in this Python. If you have installed it, then most likely into another one; "
        "this command installs it into this one.",
        install,
    ),
    Known(
        "dll",
        r"WinError (?:1114|126|127|193|182)\b|c10\.dll|DLL load failed|fbgemm\.dll",
        "Windows 没能加载 PyTorch 的 DLL。两个常见原因：Visual C++ 运行库太旧或没有装（装好后重启）；"
        "程序先导入了 PyQt 之类带有旧运行库的包（torch 2.9 起），那就把 import torch 移到最前面。",
        "Windows could not load a DLL of PyTorch. Two usual causes: the Visual C++ runtime is old or missing (restart "
        "after installing it); or, since torch 2.9, a package such as PyQt with an old runtime of its own was imported "
        "first: then move `import torch` to the top.",
        lambda facts: "winget install Microsoft.VCRedist.2015+.x64",
    ),
    Known(
        "no-kernel",
        r"no kernel image is available|is not compatible with the current PyTorch installation",
        "显卡与安装包不配：这个安装包里没有给你的显卡编译的代码。老卡（计算能力低于 7.5）要用 CUDA 12.6 的安装包，"
        "最后一版是 2.14.1；Blackwell（RTX 50 系列，12.0）要用 CUDA 12.8 或更新的。",
        "The card and the build don't match: this build holds no code for your card. Old cards (compute capability "
        "below 7.5) need a build for CUDA 12.6, the last of which is 2.14.1; Blackwell (RTX 50, 12.0) needs CUDA 12.8 "
        "or newer.",
        mend_kernel,
    ),
    Known(
        "driver-old",
        r"NVIDIA driver on your system is too old|driver version is insufficient|forward compatibility was attempted",
        "NVIDIA 驱动比安装包要求的旧。更新驱动（CUDA 13 要 580 以上，CUDA 12 要 525 以上），或换成旧一些的 CUDA 版本。",
        "The NVIDIA driver is older than this build needs. Update it (CUDA 13 needs 580 or newer, CUDA 12 525), or "
        "install a build for an older CUDA.",
        lambda facts: again(facts, "cu126"),
    ),
    Known(
        "cpu-build",
        r"Torch not compiled with CUDA enabled",
        "装的是 CPU 版本，所以不能用 cuda。有 NVIDIA 显卡就换成 CUDA 版本；没有就把设备写成 cpu。",
        "This is the CPU build, which cannot use cuda. With an NVIDIA card install a CUDA build; without one, set the "
        "device to cpu.",
        lambda facts: again(facts, None if facts.get("cards") else "cu130"),
    ),
    Known(
        "no-driver",
        r"Found no NVIDIA driver",
        "安装包带 CUDA，但找不到 NVIDIA 驱动：没有 NVIDIA 显卡就用 cpu；有就先装驱动，再看 nvidia-smi。",
        "The build has CUDA, but there is no NVIDIA driver. Without an NVIDIA card use cpu; with one, install its "
        "driver first and look at nvidia-smi.",
        lambda facts: "nvidia-smi",
    ),
    Known(
        "other-python",
        r"is not a supported wheel on this platform",
        "下载的 whl 文件是给别的 Python 或别的系统的：文件名里的 cp311 指 Python 3.11，还写着系统。让 pip 自己挑。",
        "The wheel is for another Python or another system: cp311 in its name means Python 3.11, and the system "
        "follows. Let pip choose.",
        install,
    ),
    Known(
        "no-version",
        r"\(from versions: none\)|No matching distribution found for torch",
        "pip 没有找到适合这个 Python 的安装包。常见原因：Python 太新、太旧或是 32 位；Intel 芯片的 Mac；地址连不上。",
        "pip found no package for this Python. Usual causes: a Python that is too new, too old or has 32 bits; a Mac "
        "with an Intel processor; an address that cannot be reached.",
        mend_versions,
    ),
    Known(
        "numpy",
        r"Numpy is not available|compiled using NumPy 1\.x|_ARRAY_API not found|Failed to initialize NumPy"
        r"|umpy C-extensions failed|numpy[.\w]* failed to import|numpy\.dtype size changed|[\\/]numpy[\\/]__init__\.py",
        "PyTorch 用不了 NumPy：没有装，装坏了，或者 torch 2.3 以前的版本遇到了 NumPy 2。",
        "PyTorch cannot use NumPy: it is missing or broken, or a torch from before 2.3 has met NumPy 2.",
        mend_numpy,
    ),
    Known(
        "nms",
        r"operator torchvision::nms does not exist|Couldn't load custom C\+\+ ops",
        "torchvision 与 torch 不是一对：版本不配，或一个是 CPU 版本，另一个是 CUDA 版本。两个一起重装。",
        "torchvision and torch are no pair: their versions differ, or one is a CPU build and the other for CUDA. "
        "Install both again, together.",
        again,
    ),
    Known(
        "pkg-resources",
        r"No module named 'pkg_resources'",
        "旧的 TensorBoard（2.20 及以前）要用 pkg_resources，而 setuptools 从 82 版起不再带它。升级 TensorBoard。",
        "An old TensorBoard (2.20 or before) wants pkg_resources, which setuptools has no longer had since version 82. "
        "Update TensorBoard.",
        lambda facts: pip(facts, 'install --upgrade "tensorboard>=2.21"'),
    ),
    Known(
        "omp",
        r"OMP: Error #15|libiomp5md\.dll already initialized",
        "进程里有两份 OpenMP，多半因为 conda 和 pip 各装了一些包。新建一个环境，只用其中一个来装。"
        "KMP_DUPLICATE_LIB_OK=TRUE 只是不报错，结果可能是错的。",
        "Two copies of OpenMP are in one process, most often since some packages came from conda and others from pip. "
        "Make a new environment and use only one of them. KMP_DUPLICATE_LIB_OK=TRUE only hides the error; results may "
        "be wrong.",
        lambda facts: f"{python(facts)} -m venv new-environment",
    ),
    Known(
        "certificate",
        r"CERTIFICATE_VERIFY_FAILED|SSLCertVerificationError",
        "Python 没法验证对方的证书：macOS 上 python.org 的 Python 要先运行一次 Install Certificates.command；"
        "公司或学校的代理会换掉证书，向管理员要它的证书文件，再告诉 pip。",
        "Python cannot verify a certificate. On macOS, Python from python.org needs its Install Certificates.command "
        "run once; a proxy at work or school replaces certificates: ask for its certificate file and tell pip.",
        mend_certificate,
    ),
    Known(
        "network",
        r"ReadTimeoutError|ProxyError|ConnectTimeoutError|Connection(?:Reset|Refused)Error|NewConnectionError",
        "连不上下载地址，或太慢。检查代理设置，或换一个地址，比如下面这条命令里的。",
        "The address cannot be reached, or is too slow. Check the proxy, or take another address, as here.",
        mend_network,
    ),
    Known(
        "disk",
        r"No space left on device|\[Errno 28\]|磁盘空间不足",
        "磁盘满了。CUDA 版本连同依赖要好几个 GB；清掉 pip 的缓存，或装 CPU 版本。",
        "The disk is full. A CUDA build with what it needs takes several GB; empty pip's cache, or install the CPU "
        "build.",
        lambda facts: pip(facts, "cache purge"),
    ),
]


def explain(text: str, facts: Facts) -> list[Finding]:
    """Return what is known about the messages in a text, which may be a whole traceback."""
    return [
        Finding(known.name, known.zh, known.en, known.mend(facts)) for known in KNOWN if re.search(known.pattern, text)
    ]


# ---- From facts to findings ----


def find_python(facts: Facts) -> Iterator[Finding]:
    """Find what keeps wheels of PyTorch from this Python."""
    version, system = tuple(facts.get("python", (3, 11))), facts.get("system")
    if facts.get("bits") == 32:
        zh, en = (
            "Python 是 32 位的，PyTorch 只有 64 位的安装包。",
            "This Python has 32 bits; PyTorch has 64 bit wheels only.",
        )
        yield Finding(
            "32-bit", zh + "到 python.org 下载 64 位的 Python。", en + " Get one with 64 bits from python.org."
        )
    if version[:2] in NEWEST_TORCH:
        last = NEWEST_TORCH[version[:2]]
        zh = f"Python {version[0]}.{version[1]} 只能用到 PyTorch {last}；本课程要 3.11.5 以上。请装一个新的 Python。"
        en = f"Python {version[0]}.{version[1]} gets no PyTorch newer than {last}, and this course needs Python 3.11.5."
        yield Finding("python-old", zh, en + " Install a newer Python.", note=True)
    elif version >= (3, 15):
        zh, en = "这个 Python 太新，可能还没有安装包。", "This Python is so new that there may be no wheels for it."
        yield Finding("python-new", zh + "请用 Python 3.12 到 3.14。", en + " Use Python 3.12 to 3.14.")
    if system == "Darwin" and facts.get("machine") == "x86_64":
        zh = "Intel 芯片的 Mac（或 Rosetta 下的 Python）：安装包只到 PyTorch 2.2.2，要 Python 3.8 到 3.12、NumPy 1。"
        en = "A Mac with an Intel processor (or a Python under Rosetta): the last wheels are PyTorch 2.2.2, for Python "
        yield Finding("intel-mac", zh, en + "3.8 to 3.12 and NumPy 1.", install(facts))
    if facts.get("musl"):
        zh, en = (
            "这个 Linux 用 musl（如 Alpine），PyTorch 没有给它的安装包。",
            "A Linux with musl, such as Alpine, has no wheels.",
        )
        yield Finding("musl", zh + "换成 Debian 之类。", en + " Use one such as Debian.")


def find_place(facts: Facts) -> Iterator[Finding]:
    """Find what is wrong around Python: pip, files that stand in the way, the disk."""
    for path in facts.get("shadows", []):
        zh = f"{path} 与一个模块同名，Python 会导入它，而不是真正的模块。给它改个名字。"
        yield Finding("torch-py", zh, f"{path} is called like a module, and Python imports it in its place. Rename it.")
    if not facts.get("pip"):
        yield Finding(
            "no-pip", "这个 Python 没有 pip。", "This Python has no pip.", f"{python(facts)} -m ensurepip --upgrade"
        )
    elif facts.get("other_pip"):
        zh, en = (
            f"命令 pip 属于另一个 Python：{facts['other_pip']}。",
            f"The command pip is another Python's: {facts['other_pip']}.",
        )
        more = pip(facts, "install ...")
        yield Finding("other-pip", zh + "这样装才会装进这一个：", en + " This installs into this one:", more, note=True)
    if facts.get("conda_torch") and facts.get("torch_dist"):
        zh = "这个 conda 环境里有 conda 装的 PyTorch，又有 pip 装的。只留一个，最好新建一个环境。"
        en = "This conda environment has PyTorch from conda and from pip. Keep one; best make a new environment."
        yield Finding("twice", zh, en, pip(facts, "uninstall -y torch torchvision"))
    if facts.get("free", 99 * GB) < (2 if facts.get("torch") else 8) * GB and build_for(facts) != "cpu":
        free = facts["free"] / GB
        zh, en = (
            f"磁盘只剩 {free:.1f} GB，CUDA 版本要好几个 GB。",
            f"Only {free:.1f} GB are free; a CUDA build needs several.",
        )
        yield Finding("disk", zh, en, pip(facts, "cache purge"), note=True)
    if facts.get("certificates") is False:
        zh, en = "Python 找不到证书，https 下载会失败。", "Python has no certificates; downloads over https will fail."
        yield Finding("certificate", zh, en, mend_certificate(facts), note=True)


def runs_on(capability: str, architectures: list[str]) -> bool:
    """Tell whether a build has code for a card: for its major version and not newer, or PTX that is not newer."""
    major, minor = number(capability)[:2]
    for name in architectures:
        kind, _, digits = name.partition("_")
        found = re.match(r"\d+", digits)
        if found:
            own = divmod(int(found[0]), 10)
            if own <= (major, minor) and (kind == "compute" or own[0] == major):
                return True
    return False


def find_card(facts: Facts) -> Iterator[Finding]:
    """Find why the card of this machine is not used."""
    cards, cuda = facts.get("cards", []), facts.get("cuda")
    if not cards or not facts.get("torch"):
        return
    name, driver, capability = cards[0]
    none = build_for_card(number(driver), number(capability)) == "cpu"  # no build that uses the card
    newer = build_for_card((), number(capability))  # the build for it with a new driver
    if none and newer != "cpu":
        zh = f"显卡 {name} 的驱动 {driver} 太旧，没有安装包配得上。先更新驱动，到 580 以上，再装："
        en = f"The driver {driver} is too old for all builds for {name}. Update it, to 580 or newer, then install:"
        yield Finding("driver-old", zh, en, again(facts, newer))
        return
    if not cuda:
        zh, en = f"有显卡 {name}，但装的是 CPU 版本。", f"There is a card, {name}, but this is the CPU build."
        if not none:
            yield Finding("cpu-build", zh, en, again(facts))
        return
    oldest = OLDEST_DRIVER.get(number(cuda)[0], 0)
    if number(driver) and number(driver)[0] < oldest:
        zh = f"驱动 {driver} 太旧：CUDA {cuda} 的安装包要 {oldest} 以上。更新驱动，或换成旧一些的 CUDA 版本。"
        en = f"The driver {driver} is too old: a build for CUDA {cuda} needs {oldest} or newer. Update it, or take one "
        yield Finding("driver-old", zh, en + "for an older CUDA.", again(facts))
    if capability and facts.get("architectures") and not runs_on(capability, facts["architectures"]):
        has = " ".join(facts["architectures"])
        known = next(known for known in KNOWN if known.name == "no-kernel")
        zh = f"{name} 的计算能力是 {capability}，安装包里只有 {has}。"
        en = f"{name} has compute capability {capability}, the build {has}. "
        yield Finding("no-kernel", zh + known.zh, en + known.en, again(facts))


def torchvision_for(torch: str) -> tuple[int, ...]:
    """Return the version of torchvision, as two numbers, that belongs to one of torch: 0.29 to 2.14."""
    major, minor = number(torch)[:2]
    return (0, minor + 15 if major == 2 else minor + 1)


def find_pairs(facts: Facts) -> Iterator[Finding]:
    """Find packages that are not of one time."""
    torch, vision, numpy = facts.get("torch"), facts.get("torchvision"), facts.get("numpy")
    if torch and vision:
        build, other = torch.partition("+")[2], vision.partition("+")[2]
        if number(vision)[:2] != torchvision_for(torch) or (build and other and build != other):
            minor = ".".join(map(str, torchvision_for(torch)))
            zh = (
                f"torch {torch} 与 torchvision {vision} 不是一对：它要 torchvision {minor}，后缀（CPU、CUDA）也要一样。"
            )
            en = f"torch {torch} and torchvision {vision} are no pair: it needs torchvision {minor}, of the same build."
            yield Finding("nms", zh, en, again(facts))
    if torch and not vision:
        zh, en = "还没有装 torchvision，这门课要用它。", "There is no torchvision, which the course uses."
        address = f" --index-url {wheels(facts)}/cpu" if torch.endswith("+cpu") else ""
        yield Finding("no-torchvision", zh, en, pip(facts, "install torchvision" + address), note=True)
    if torch and numpy and number(numpy) >= (2,) and number(torch) < (2, 3):
        zh, en = (
            f"torch {torch} 是按 NumPy 1 编译的，而这里是 {numpy}。",
            f"torch {torch} was compiled for NumPy 1; here is {numpy}.",
        )
        yield Finding("numpy", zh, en, pip(facts, 'install "numpy<2"'))


def find_training(facts: Facts) -> Iterator[Finding]:
    """Find devices on which a training step goes wrong, with or without a message."""
    for device, (first, last, difference) in facts.get("training", {}).items():
        if not last < first or not difference < 0.02:  # also if one is nan
            zh = f"在 {device} 上训练，没有报错，结果却不对（损失 {first:.4f} → {last:.4f}，参数差 {difference:.4f}）。"
            en = f"Training on {device} raises nothing and goes wrong (loss {first:.4f} -> {last:.4f}, parameters "
            en += f"{difference:.4f} from those of the CPU). "
            more = (
                "升级 PyTorch（MPS 还要升级 macOS）；在那之前用 cpu。",
                "Update PyTorch, for MPS macOS, too; use cpu until then.",
            )
            yield Finding("silent", zh + more[0], en + more[1], pip(facts, "install --upgrade torch torchvision"))


def find_failures(facts: Facts) -> Iterator[Finding]:
    """Find what the messages of the second process mean; one that nobody knows is shown as it is."""
    errors: dict[str, str] = facts.get("errors", {})
    text = "\n".join([*errors.values(), facts.get("stderr", "")])
    known = explain(text, facts)
    yield from known
    for stage, error in errors.items():
        if not explain(error, facts):
            last = error.strip().splitlines()[-1] if error.strip() else "?"
            zh, en = f"{stage} 这一步失败：{last}", f"The step {stage} failed: {last}"
            yield Finding("unknown", zh, en, again(facts) if stage.startswith("torch") else "")
    if facts.get("exit", 0) != 0 and not known:
        stage, code = facts.get("stage", "torch"), facts["exit"]
        zh = f"Python 在“{stage}”这一步整个退出了（代码 {code}）。重装一次；还不行，就把上面的报告发给别人看。"
        en = f"Python as a whole ended at the step {stage} (code {code}). Install again; if that does not help, show "
        yield Finding("crash", zh, en + "someone the report above.", again(facts))


def find_all(facts: Facts) -> list[Finding]:
    """Return all findings, one of a name, the serious first."""
    finders = (find_python, find_place, find_card, find_pairs, find_failures, find_training)
    found: dict[str, Finding] = {}
    for finder in finders:
        for finding in finder(facts):
            found.setdefault(finding.name, finding)
    if "torch-py" in found:  # which explains all that follows from it
        found = {name: finding for name, finding in found.items() if name in ("torch-py", "no-pip", "other-pip")}
    if any(re.search(r"install torch\b.* torchvision", finding.command) for finding in found.values()):
        found.pop("no-torchvision", None)  # another command brings it
    return sorted(found.values(), key=lambda finding: finding.note)


# ---- The facts of this machine ----


def run(*command: str, seconds: int = 60) -> tuple[int | None, str]:
    """Return the exit code and the output of a command, or None where it could not be run or did not end."""
    try:
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=seconds)
    except (OSError, subprocess.TimeoutExpired):
        return None, ""
    return done.returncode, done.stdout.decode("utf-8", "replace")


def without_password(address: str) -> str:
    """Return an address that may be shown to others."""
    return re.sub(r"//[^/@]*@", "//***@", address)


def cards() -> list[list[str]]:
    """Return [name, driver, compute capability] of each NVIDIA card; an old nvidia-smi knows no capability."""
    for fields in ("name,driver_version,compute_cap", "name,driver_version"):
        code, text = run("nvidia-smi", f"--query-gpu={fields}", "--format=csv,noheader")
        if code == 0:
            rows = [[part.strip() for part in line.split(",")] for line in text.splitlines() if "," in line]
            return [([*row, ""])[:3] for row in rows]
    return []


def pip_facts() -> Facts:
    """Return the version of pip, its settings, and whether the command of this name is another Python's."""
    code, ours = run(sys.executable, "-m", "pip", "--version")
    if code != 0:
        return {"pip": None}
    other = run("pip", "--version")[1].strip() if shutil.which("pip") else ""
    lines = re.findall(r"(?m)^(?:.*\.)?([\w-]+)='(.*)'$", run(sys.executable, "-m", "pip", "config", "list")[1])
    wanted = ("index-url", "extra-index-url", "find-links", "proxy", "cert")
    return {
        "pip": ours.split()[1],
        "other_pip": other if other and other != ours.strip() else "",
        "pip_settings": {name: without_password(value) for name, value in lines if name in wanted},
    }


def shadows() -> list[str]:
    """Return the files of the reader that Python would import in place of a module: beside this file, and here."""
    folders = dict.fromkeys([os.path.dirname(os.path.abspath(__file__)), os.getcwd()])
    paths = [os.path.join(folder, name) for folder in folders for name in SHADOWS]
    return [path for path in paths if (os.path.isdir(path) if path.endswith("/") else os.path.isfile(path))]


def machine() -> Facts:
    """Return what can be known without torch."""
    conda = os.path.join(sys.prefix, "conda-meta")
    names = os.listdir(conda) if os.path.isdir(conda) else []
    paths = ssl.get_default_verify_paths()
    facts: Facts = {
        "python": list(sys.version_info[:3]),
        "bits": 64 if sys.maxsize > 2**32 else 32,
        "executable": sys.executable,
        "venv": sys.prefix != sys.base_prefix,
        "conda": bool(names),
        "conda_torch": any(re.match(r"(?:lib)?(?:py)?torch-", name) for name in names),
        "system": platform.system(),
        "machine": platform.machine(),
        "musl": "musl" in (sysconfig.get_config_var("HOST_GNU_TYPE") or ""),
        "free": shutil.disk_usage(sys.prefix).free,
        "proxies": {name: without_password(url) for name, url in urllib.request.getproxies().items()},
        "certificates": sys.platform != "darwin" or bool(paths.cafile or paths.capath),
        "cards": cards(),
        "shadows": shadows(),
    }
    return {**facts, **pip_facts()}


# ---- The second process ----


def tell(**facts: Any) -> None:
    """Hand facts to the first process at once, for the next step may end this one."""
    print(MARK + json.dumps(facts), flush=True)


def losses_and_weights(torch: Any, device: str) -> tuple[list[float], list[float]]:
    """Return the losses of ten small steps on a device, and the weights after them.

    The first weights are transposed on purpose: Adam on MPS once left such weights as they were, without a word.
    """
    torch.manual_seed(0)
    X, W1, W2 = torch.randn(32, 4), torch.randn(8, 4).t() / 2, torch.randn(8, 1) / 2
    X, y = X.to(device), X.sum(dim=1, keepdim=True).to(device)
    weights = [W.to(device).detach().requires_grad_() for W in (W1, W2)]
    optimizer, losses = torch.optim.Adam(weights, lr=0.02), []
    for _ in range(10):
        loss = ((torch.relu(X @ weights[0]) @ weights[1] - y) ** 2).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses, [number for W in weights for number in W.detach().cpu().flatten().tolist()]


def probe_torch() -> None:
    """Import torch and tell what build it is."""
    import torch

    if not hasattr(torch, "__version__"):
        raise ImportError(f"module 'torch' has no attribute '__version__': {getattr(torch, '__file__', None)}")
    tell(torch=str(torch.__version__), cuda=torch.version.cuda, hip=getattr(torch.version, "hip", None))
    if torch.version.cuda:
        tell(architectures=torch.cuda.get_arch_list() or torch._C._cuda_getArchFlags().split())


def probe_devices() -> None:
    """Tell which devices there are, with their names."""
    import torch

    found = [["cpu", platform.processor() or platform.machine()]]
    if torch.cuda.is_available():
        for n in range(torch.cuda.device_count()):
            capability = ".".join(map(str, torch.cuda.get_device_capability(n)))
            found.append([f"cuda:{n}", f"{torch.cuda.get_device_name(n)} ({capability})"])
    mps = getattr(torch.backends, "mps", None)
    if mps and mps.is_available():
        found.append(["mps", platform.mac_ver()[0]])
    if hasattr(torch, "xpu") and torch.xpu.is_available():
        found.append(["xpu", torch.xpu.get_device_name()])
    if find_spec("torch_npu"):
        import torch_npu  # type: ignore[import-not-found]

        found += [["npu", str(torch_npu.__version__)]] if torch.npu.is_available() else []
    tell(devices=found, mps=[bool(mps and mps.is_built()), bool(mps and mps.is_available())])


def probe_numpy() -> None:
    """Tell which NumPy there is and whether torch can use it."""
    import torch

    tell(numpy=metadata.version("numpy") if find_spec("numpy") else None)
    torch.zeros(1).numpy()


def probe_torchvision() -> None:
    """Tell which torchvision there is and whether it has its own operators."""
    if find_spec("torchvision"):
        tell(torchvision=metadata.version("torchvision"))
        import torch
        import torchvision  # type: ignore[import-untyped]

        tell(torchvision=str(torchvision.__version__))
        torchvision.ops.nms(torch.tensor([[0.0, 0.0, 1.0, 1.0]]), torch.ones(1), 0.5)


def probe_tensorboard() -> None:
    """Tell whether TensorBoard, where it is installed, can be imported."""
    if find_spec("tensorboard"):
        tell(tensorboard=metadata.version("tensorboard"))
        importlib.import_module("tensorboard.default")  # what its command imports first
        importlib.import_module("torch.utils.tensorboard")


def probe_training() -> None:
    """Tell how training goes on each device, and how far from the CPU."""
    import torch

    losses, reference = losses_and_weights(torch, "cpu")
    trained = {"cpu": [losses[0], losses[-1], 0.0]}
    names = ["mps"] if getattr(torch.backends, "mps", None) and torch.backends.mps.is_available() else []
    names += [f"cuda:{n}" for n in range(torch.cuda.device_count())] if torch.cuda.is_available() else []
    names += ["xpu"] if hasattr(torch, "xpu") and torch.xpu.is_available() else []
    names += ["npu"] if hasattr(torch, "npu") and torch.npu.is_available() else []
    tell(training=trained)
    for name in names:
        losses, weights = losses_and_weights(torch, name)
        trained[name] = [losses[0], losses[-1], max(abs(a - b) for a, b in zip(weights, reference))]
        tell(training=trained)


STEPS: dict[str, Callable[[], None]] = {
    "torch": probe_torch,
    "devices": probe_devices,
    "numpy": probe_numpy,
    "torchvision": probe_torchvision,
    "tensorboard": probe_tensorboard,
    "training": probe_training,
}


def probe() -> None:
    """Take all steps; what fails is told, and without torch the others are left out."""
    errors = {}
    for name, step in STEPS.items():
        tell(stage=name)
        try:
            step()
        except BaseException:
            errors[name] = traceback.format_exc()
            tell(errors=errors)
            if name == "torch":
                return


def collect(lines: str) -> Facts:
    """Return the facts in the output of the second process, the last of a name."""
    facts: Facts = {}
    for line in lines.splitlines():
        if line.startswith(MARK):
            facts.update(json.loads(line[len(MARK) :]))
    return facts


def torch_facts() -> Facts:
    """Return what a second process of this Python finds out; it may end in the middle."""
    try:
        dist = metadata.version("torch")
    except metadata.PackageNotFoundError:
        dist = None
    env = {**os.environ, "PYTHONIOENCODING": "utf-8", "PYTHONUTF8": "1"}
    command = [sys.executable, os.path.abspath(__file__), "--probe"]
    try:
        done = subprocess.run(command, capture_output=True, env=env, timeout=600)
        code, out, err = done.returncode, done.stdout, done.stderr
    except subprocess.TimeoutExpired as error:
        code, out, err = -1, error.stdout or b"", error.stderr or b""
    facts = collect(out.decode("utf-8", "replace"))
    return {**facts, "torch_dist": dist, "exit": code, "stderr": err.decode("utf-8", "replace")}


# ---- The report ----


def lines_of(facts: Facts, zh: bool) -> Iterator[tuple[str, str]]:
    """Yield (what, what is known of it) for each line of the report."""
    none = "没有" if zh else "none"
    places = (
        ("conda 环境", "conda environment"),
        ("虚拟环境", "virtual environment"),
        ("不在虚拟环境里", "no virtual environment"),
    )
    place = places[0 if facts["conda"] else 1 if facts["venv"] else 2][0 if zh else 1]
    version = ".".join(map(str, facts["python"]))
    yield "Python", f"{version}, {facts['bits']} bit, {place}: {facts['executable']}"
    yield "pip", facts.get("pip") or none
    yield "system", f"{facts['system']} {facts['machine']}"
    broken = f"{facts.get('torch_dist')}, " + ("装了，但导入不了" if zh else "installed, but cannot be imported")
    yield "torch", build_of(facts, zh) if facts.get("torch") else broken if facts.get("torch_dist") else none
    named = (f"{name}, driver {driver}, {capability or '?'}" for name, driver, capability in facts["cards"])
    yield "NVIDIA", "; ".join(named) or none + " (nvidia-smi)"
    if facts["system"] == "Darwin" and "mps" in facts:
        yield "MPS", "built: {}, available: {}".format(*facts["mps"])
    if facts.get("torch"):
        for name in ("numpy", "torchvision", "tensorboard"):
            yield name, facts.get(name) or none
    yield "disk", f"{facts['free'] / GB:.0f} GB " + ("可用" if zh else "free")
    settings = {**facts["proxies"], **facts.get("pip_settings", {})}
    told = ", ".join(f"{name}={value}" for name, value in settings.items())
    yield "network", told or ("没有代理或镜像设置" if zh else "no proxy or mirror is set")
    for device, name in facts.get("devices", []):
        if device in facts.get("training", {}):
            name += "; loss {:.4f} -> {:.4f}; |device - cpu| = {:.1e}".format(*facts["training"][device])
        yield device, name


def build_of(facts: Facts, zh: bool) -> str:
    """Return the version of torch, what it was built for, and the cards that it has code for."""
    rocm = f"ROCm {facts['hip']}" if facts.get("hip") else ""
    cuda = f"CUDA {facts['cuda']}" if facts.get("cuda") else rocm or ("CPU 版本" if zh else "CPU build")
    return f"{facts['torch']} ({', '.join([cuda, *facts.get('architectures', [])])})"


def report(facts: Facts, findings: list[Finding], zh: bool) -> str:
    """Return what is there, what is wrong and what to do."""
    rows = [f"{what:<12}{known}" for what, known in lines_of(facts, zh)]
    return "\n".join([*rows, "", advice(findings, zh)])


def advice(findings: list[Finding], zh: bool) -> str:
    """Return what is wrong and what to do."""
    good = "没有发现问题：可以开始上课了。" if zh else "Nothing is wrong: you can begin the course."
    unless = "能用。还有几点提醒：" if zh else "It works. Some remarks:"
    bad = "发现的问题：" if zh else "What is wrong:"
    serious = [finding for finding in findings if not finding.note]
    parts = [bad if serious else unless if findings else good]
    for n, finding in enumerate(findings, 1):
        parts.append(f"\n{n}. [{finding.name}] {finding.zh if zh else finding.en}")
        parts += [f"     {line}" for line in finding.command.splitlines()]
    return "\n".join(parts)


def is_chinese(environment: dict[str, str]) -> bool:
    """Tell whether the reader's system speaks Chinese."""
    if sys.platform == "win32":
        import ctypes

        return bool(ctypes.windll.kernel32.GetUserDefaultUILanguage() & 0x3FF == 0x04)
    names = (environment.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return next((name for name in names if name), "").startswith("zh")


def can_write(text: str) -> bool:
    """Tell whether the console has these characters."""
    try:
        return bool(text.encode(sys.stdout.encoding or "ascii"))
    except UnicodeEncodeError:
        return False


def say(text: str) -> None:
    """Print, whatever the console cannot write as an escape."""
    encoding = sys.stdout.encoding or "ascii"
    print(text.encode(encoding, "backslashreplace").decode(encoding), flush=True)


def main() -> int:
    """Return 0 if PyTorch works here, else 1."""
    parser = argparse.ArgumentParser(description="Does PyTorch work here?", allow_abbrev=False)
    parser.add_argument("--zh", action="store_true", help="in Chinese")
    parser.add_argument("--en", action="store_true", help="in English")
    parser.add_argument("--message", metavar="TEXT", help="explain a message; - reads it from the input")
    parser.add_argument("--probe", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.probe:
        probe()
        return 0
    zh = (options.zh or (not options.en and is_chinese(dict(os.environ)))) and can_write("中文")
    facts = machine()
    if options.message:
        text = sys.stdin.read() if options.message == "-" else options.message
        findings = explain(text, facts)
        unknown = "没有认出这条信息。", "This message is not known here."
        say(advice(findings, zh) if findings else unknown[0 if zh else 1])
        return 1
    say("正在检查，导入 PyTorch 要一会儿……" if zh else "Checking; importing PyTorch takes a moment ...")
    facts = {**facts, **torch_facts()}
    findings = find_all(facts)
    say(report(facts, findings, zh))
    return int(any(not finding.note for finding in findings))


if __name__ == "__main__":
    sys.exit(main())
