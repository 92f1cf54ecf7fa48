"""The words of the command line in both languages, and which language to use."""

from __future__ import annotations

import locale
import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from exercises.text import Text

WORDS = {
    "title": Text("练习", "Exercises"),
    "progress": Text("已完成 {done} / {total}", "{done} of {total} solved"),
    "next": Text("下一个：", "Next: "),
    "file": Text("在这个文件里写答案：{path}", "Write your answer in {path}"),
    "facts": Text("难度 {stars}", "Difficulty {stars}"),
    "facts_and_needs": Text("难度 {stars} · 先学 {lessons}", "Difficulty {stars} · after {lessons}"),
    "commands": Text(
        "检查：`{command} check`\n\n提示：`{command} hint`",
        "Check it: `{command} check`\n\nA hint:   `{command} hint`",
    ),
    "all_done": Text(
        "全部做完了。现在你可以自己写训练程序了。", "All done. You can now write training programs of your own."
    ),
    "lesson": Text("课", "Lesson"),
    "right": Text("✓ {name}：对了", "✓ {name}: right"),
    "wrong": Text("✗ {name}：还不对", "✗ {name}: not yet"),
    "unsolved": Text("○ {name}：还没有写", "○ {name}: not written yet"),
    "called": Text("调用", "called"),
    "got": Text("得到", "got"),
    "expected": Text("应当是", "expected"),
    "where": Text("出错的地方", "where"),
    "printed": Text("你的程序输出", "your code printed"),
    "checking": Text("正在检查 {name} ……", "checking {name} …"),
    "checking_all": Text("正在检查 {name} 道题……", "checking {name} exercises …"),
    "stuck": Text("没有头绪？`{command} hint`", "Stuck? `{command} hint`"),
    "keys": Text(
        "h 提示 · s 答案 · n 下一个 · l 列表 · r 再检查 · q 结束",
        "h hint · s solution · n next · l list · r check again · q quit",
    ),
    "nothing_changed": Text(
        "上次检查之后没有文件改动过。重新检查全部：`{command} check all`。",
        "No file has changed since the last check. To check all again: `{command} check all`.",
    ),
    "summary": Text("{right} 个对，{wrong} 个还不对", "{right} right, {wrong} not yet"),
    "hint": Text("提示 {number} / {total}", "Hint {number} of {total}"),
    "no_more_hints": Text(
        "提示都看过了，下面是最后一条。试过之后可以看答案：`{command} solution {name}`。",
        "These were all the hints, and this is the last one again. After an attempt: `{command} solution {name}`.",
    ),
    "try_first": Text(
        "先试一次：在 {path} 里写下你的想法，运行 `{command} check {name}`，然后再看答案。",
        "Try first: write what you think into {path}, run `{command} check {name}`, then come back.",
    ),
    "solution": Text("我们的答案", "Our solution"),
    "reset": Text(
        "{path} 已恢复成最初的样子；你原来写的保存在 {backup}。",
        "{path} is as it was at the start; what you had written is kept in {backup}.",
    ),
    "reset_nothing": Text("{path} 本来就是最初的样子。", "{path} is as it was at the start."),
    "unknown": Text("没有名叫 {name} 的练习。", "There is no exercise called {name}."),
    "did_you_mean": Text("你要的是 {names} 吗？", "Did you mean {names}?"),
    "see_all": Text("全部名字：`{command} list`。", "For all names: `{command} list`."),
    "watching": Text(
        "正在等待 {folder} 里的改动，保存文件就会检查；按 Ctrl+C 结束。",
        "Waiting for changes in {folder}: save a file and it is checked. Ctrl+C ends.",
    ),
    "bye": Text("再见。进度已保存。", "Goodbye. Your progress is kept."),
    "no_command": Text("没有 `{name}` 这个命令。有：{names}。", "There is no command `{name}`. There are: {names}."),
    "damaged": Text(
        "{path} 损坏了，已移到 {backup}，读得出的进度留下了。你的答案都还在；运行 `{command} check all` 就能补全进度。",
        "{path} was damaged and is now {backup}; the progress that could be read is kept. Your answers are all there: "
        "`{command} check all` brings back the rest.",
    ),
    "not_kept": Text("进度没能保存：{error}", "Your progress could not be kept: {error}"),
    "no_place": Text(
        "{folder} 里写不了文件：{error}。用 `--answers 文件夹` 换一个地方。",
        "Nothing can be written in {folder}: {error}. Name another place with `--answers FOLDER`.",
    ),
    "too_long": Text(
        "{seconds:g} 秒还没有结束，已经停止。是不是有一个不会结束的循环？",
        "It had not ended after {seconds:g} s and was stopped. Is there a loop that never ends?",
    ),
    "too_much": Text(
        "输出了 {megabytes} MB 还没有完，已经停止。是不是有一个不会结束的循环？",
        "It had printed {megabytes} MB and was stopped. Is there a loop that never ends?",
    ),
    "died": Text(
        "运行答案的进程意外结束了（{how}）。是不是调用了 `exit`，或者用完了内存？",
        "The process that ran your answer ended ({how}). Does it call `exit`, or has it used up the memory?",
    ),
    "file_raises": Text("文件本身就出错了，还没有轮到检查。", "The file itself raises an error, before any check."),
    "file_unsolved": Text("文件里还有没写的地方。", "Something in the file is still to be written."),
    "missing": Text(
        "找不到 {path}。`{command} reset {name}` 会重新放一个。",
        "{path} is gone. `{command} reset {name}` brings it back.",
    ),
    "site": Text(
        "打开下面的地址，网站上做完的题就会打勾，只记在浏览器里：",
        "Open this, and the site ticks what is solved, in this browser only:",
    ),
    "from_site": Text("从网站记下了做完的题：{number} 道。", "Noted as solved, from the site: {number}."),
    "no_address": Text(
        "`{address}` 不是网站的地址；要像 `http://127.0.0.1:8000/` 这样写，或者不写。",
        "`{address}` is no address of the site: write it like `http://127.0.0.1:8000/`, or leave it out.",
    ),
    "none_solved": Text("还没有做完的题。", "No exercise is solved yet."),
    "read_more": Text("对应的课：{page}", "The lesson: {page}"),
}


def stars(difficulty: int) -> str:
    """Return a difficulty from 1 to 3 as stars."""
    return "★" * difficulty + "☆" * (3 - difficulty)


def language_of(environment: dict[str, str]) -> str:
    """Return "zh" or "en": what LC_ALL, LC_MESSAGES or LANG say, else the system's setting."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if setting := environment.get(name):
            return "zh" if setting.lower().startswith("zh") else "en"
    setting = locale.getlocale()[0] or ""
    return "zh" if setting.lower().startswith(("zh", "chinese")) else "en"


def command() -> str:
    """Return what starts this program from where we are: `.venv/bin/python -m exercises`, or shorter."""
    found, ours = shutil.which("python"), Path(sys.executable)
    if found and Path(found) == ours:
        return "python -m exercises"
    return f"{ours.relative_to(Path.cwd()) if ours.is_relative_to(Path.cwd()) else ours} -m exercises"


class Words:
    """Says things in one language."""

    def __init__(self, language: str | None = None) -> None:
        self.language = language or language_of(dict(os.environ))

    def __call__(self, key: str, **values: object) -> str:
        """Return the words called key with values filled in."""
        return self.of(WORDS[key].filled(**{"command": command(), **values}))

    def facts(self, difficulty: int, lessons: Sequence[str]) -> str:
        """Return the difficulty of an exercise and the lessons it needs, in words."""
        joined = ("、" if self.language == "zh" else ", ").join(lessons)
        return self("facts_and_needs" if lessons else "facts", stars=stars(difficulty), lessons=joined)

    def of(self, text: Text) -> str:
        """Return text in this language."""
        return text.within(self.language)
