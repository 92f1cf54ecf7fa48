"""提示

1. `writer.add_scalar(名字, 值, 步)`：三个参数都要，次序也要对。
2. `with SummaryWriter(folder) as writer:` 结束时自动关闭；`enumerate(losses, 1)` 从 1 数起。

---

Hints

1. `writer.add_scalar(name, value, step)`: all three arguments, in this order.
2. `with SummaryWriter(folder) as writer:` closes by itself at the end; `enumerate(losses, 1)` counts from 1.
"""

import atexit
import importlib.util
import re
import shutil
import tempfile

from exercises.expect import KnownError, Mistake, Text, Wrong
from exercises.means import Watch

ERRORS = [
    KnownError(
        "No module named 'tensorboard'",
        "没有装 TensorBoard：运行 `pip install tensorboard`，再试一次。",
        "TensorBoard is not installed: run `pip install tensorboard`, then try again.",
    ),
    KnownError(
        "float.*expected one of: int",
        "步数应当是整数。是不是把值和步写反了？先值，后步。",
        "A step should be an integer. Are value and step interchanged? The value comes first.",
    ),
]


def _read(folder):
    from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

    log = EventAccumulator(folder, size_guidance={"scalars": 0}).Reload()
    return {tag: [(event.step, event.value) for event in log.Scalars(tag)] for tag in log.Tags()["scalars"]}


def check(answer):
    """Read the log back with TensorBoard's own reader."""
    if importlib.util.find_spec("tensorboard") is None:
        raise Wrong(
            Text(
                "这道题要用 TensorBoard，这里没有装：运行 `pip install tensorboard`，再试一次。",
                "This exercise needs TensorBoard, which is not installed: run `pip install tensorboard`, then try "
                "again.",
            )
        )
    for losses in ([3.0, 2.0, 2.75, 1.5], [0.25]):
        folder = tempfile.mkdtemp()
        atexit.register(shutil.rmtree, folder, ignore_errors=True)  # not before: an open writer may still write
        called = answer.log_losses(folder, losses)
        log = answer.attempt("the log of this run", lambda folder=folder: _read(folder)).value
        tags = answer.attempt(f"the scalars in the log of {called.call}", lambda log=log: sorted(log))
        tags.equals(
            ["loss/train"],
            Mistake(
                [],
                "日志里没有标量：写在 `folder` 里了吗？写完关闭了吗？没有关闭，就不能保证数已进入文件。",
                "There are no scalars in the log. Was it written to `folder`, and closed? Without closing, nothing "
                "is promised to be in the file.",
            ),
            Mistake(
                lambda value: "loss/train" in value,
                "除了 `loss/train` 还有别的名字：只记录题目要的。",
                "There are other names besides `loss/train`: log only what the task asks for.",
            ),
            Mistake(
                lambda value: len(value) == 1,
                "名字应当是 `loss/train`。",
                "The name should be `loss/train`.",
            ),
        )
        steps, values = zip(*log["loss/train"], strict=True)
        expected = list(range(1, len(losses) + 1))
        answer.attempt(f"the steps in the log of {called.call}", lambda steps=steps: list(steps)).equals(
            expected,
            Mistake(
                lambda value, expected=expected: value != expected == sorted(value),
                "步数都在，却分在几个文件里，读出来就乱了：`writer` 只开一次，循环结束之后才关闭。",
                "All steps are there, but in several files, which are not read in this order: open the writer once and "
                "close it after the loop.",
            ),
            Mistake(
                lambda value, losses=losses: len(value) == 1 < len(losses),
                "只记录了一个：每一轮都要 `add_scalar`，放在循环里面。",
                "A single one is logged: `add_scalar` belongs inside the loop, once for each epoch.",
            ),
            Mistake(
                lambda value, losses=losses: len(value) > len(losses),
                "记录多了：每一轮只记一次。",
                "There are too many: log once for each epoch.",
            ),
            Mistake(
                [0] * len(losses) if len(losses) > 1 else ...,
                "全在第 0 步：`add_scalar` 的第三个参数（步数）漏了。",
                "All at step 0: the third argument of `add_scalar`, the step, is missing.",
            ),
            Mistake(
                [step - 1 for step in expected],
                "步数从 0 数起了：第一轮应当是第 1 步。",
                "The steps start at 0: the first epoch should be step 1.",
            ),
            Mistake(
                [int(loss) for loss in losses],
                "步和值写反了：先值，后步。",
                "Step and value are interchanged: the value comes first.",
            ),
        )
        answer.attempt(f"the values in the log of {called.call}", lambda values=values: list(values)).equals(
            losses,
            Mistake(
                lambda value, losses=losses: all(
                    round(got, 1) == round(loss, 1) for got, loss in zip(value, losses, strict=True)
                ),
                "舍入了：记录损失本身。",
                "This is rounded: log the losses as they are.",
            ),
            Mistake(
                [sum(losses) / len(losses)] * len(losses),
                "每次记的都是平均；每一步记它自己的损失。",
                "The mean was logged each time; at each step log its own loss.",
            ),
            Mistake(
                [min(losses[: end + 1]) for end in range(len(losses))],
                "记的是到此为止最低的；每一步记它自己的损失。",
                "The lowest so far was logged; at each step log its own loss.",
            ),
        )
    with tempfile.TemporaryDirectory() as folder:
        with Watch() as watch:
            result = answer.log_losses(folder, [2.0, 1.0])
        opened, closed = (
            sum(re.search(rf"SummaryWriter\.({how})$", name) is not None for name in watch.names)
            for how in ("__init__", "close|__exit__")
        )
        counts = answer.attempt(f"how many writers {result.call} opens and closes", lambda: (opened, closed))
        counts.satisfies(
            closed >= opened,
            f"日志写对了，可是打开了 {opened} 个 `writer`，只关闭了 {closed} 个：用 `with`，或者最后调用 `close()`。",
            f"The log is right, but of {opened} writers that were opened {closed} were closed: use `with`, or call "
            "`close()` in the end.",
        )
