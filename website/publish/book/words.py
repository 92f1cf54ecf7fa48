"""What the books say themselves, in each language."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """The words of a language; `{…}` is filled in."""

    contents: str
    front: str  # the part before the first lesson
    back: str  # the part after the last page of the site
    about: str  # the title page, below the description
    chapter: str  # with its number
    shown: str  # of folded code that an earlier chapter shows
    answer: str  # of a guess
    solution: str  # a link to it
    solutions: str
    back_to: str  # from a solution
    index: str
    about_index: str
    licence: str
    terms_of_licence: str  # HTML
    on_site: str
    offer: str  # HTML
    size: str  # of a file, in megabytes
    comma: str

    def name(self, number: int | None, title: str) -> str:
        """Return how the text calls a chapter."""
        return self.chapter.format(number=number) if number else title


WORDS = {
    "zh": Words(
        contents="目录",
        front="开始之前",
        back="书末",
        about="本书由网站生成。每段代码都测试过，真正运行过；所有的输出、图和句子里的数字都取自那次运行，日期和版本写在"
        "每章的最后一行。网站上带滑块的图，书里只印几帧。提示和答案在书末。",
        chapter="第 {number} 章",
        shown="{title}（代码在{places}）",
        answer="答案",
        solution="答案在书末",
        solutions="提示与答案",
        back_to="回到题目",
        index="术语索引",
        about_index="术语后面的链接指向各章第一次提到它的地方；解释见[术语表]。",
        licence="许可",
        terms_of_licence="<p>文字和插图 © The PyTorch Study Notes authors，采用"
        '<a href="https://creativecommons.org/licenses/by/4.0/deed.zh-hans">知识共享署名 4.0 国际许可协议'
        "（CC BY 4.0）</a>："
        "可以分享和改编，但要注明出处和所作的改动。</p>"
        "<p>代码（包括书里的单元格）采用 MIT 许可：可以随意使用、修改和分发，但要保留版权声明和许可声明；"
        "代码按原样提供，不附带任何担保。</p>"
        "<p>公式的字体取自 STIX Two Math，采用 SIL 开放字体许可证 1.1（OFL）。</p>",
        on_site="在线阅读：",
        offer="也可以当书读：{books}。",
        size="（{:.1f} MB）",
        comma="、",
    ),
    "en": Words(
        contents="Contents",
        front="Before the first lesson",
        back="At the end",
        about="This book is made from a site. Every piece of code is tested and was really run; every output, every "
        "figure and every number in a sentence comes from that run. The last line of each chapter says when it was, "
        "and with which versions. Where the site has a figure with a slider, a few of its frames stand here. Hints and "
        "solutions are at the end.",
        chapter="chapter {number}",
        shown="{title} (the code is in {places})",
        answer="The answer",
        solution="Solution at the end",
        solutions="Hints and solutions",
        back_to="back to the question",
        index="Index of terms",
        about_index="The links after a term lead to where each chapter first mentions it. "
        "What the terms mean is in the [glossary].",
        licence="Licence",
        terms_of_licence="<p>Text and figures © The PyTorch Study Notes authors, licensed under "
        '<a href="https://creativecommons.org/licenses/by/4.0/">Creative Commons Attribution 4.0 International '
        "(CC BY 4.0)</a>: share and adapt them, name the source, and say what you changed.</p>"
        "<p>The code, the cells in this book included, is under the MIT licence: use it, change it and pass it on as "
        "you like, but keep the copyright notice and the licence with it. It comes as it is, without any warranty.</p>"
        "<p>The font of the formulas is a part of STIX Two Math, under the SIL Open Font License 1.1 (OFL).</p>",
        on_site="Online: ",
        offer="You can also read it as a book: {books}.",
        size=" ({:.1f} MB)",
        comma=", ",
    ),
}
