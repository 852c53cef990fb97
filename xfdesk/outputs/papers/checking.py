"""An edited template looked at before it is taken: a sound Word file without anything hidden, and only words that are known."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from datetime import date
from typing import Any, NoReturn
from zipfile import BadZipFile, ZipFile

from xfdesk.errors import Refused
from xfdesk.outputs.papers import filling, making
from xfdesk.outputs.papers.grammar import Fault, faults, words
from xfdesk.outputs.papers.words import TITLES, Allowed, allowed
from xfdesk.records.papers import Annex, ListedPaper, PaperData, PaperItem, PaperPoint
from xfdesk.rules.words import PaperKind

NOT_TAKEN = "模板没有换，原来的照用"
LARGEST = 5 << 20
UNPACKED = 60 << 20
"""A letterhead with its pictures is far below; what unpacks to more is made to fill the memory."""
MOST_PARTS = 2_000
MAIN = "word/document.xml"
HIDDEN = (
    ("vbaproject", "带有宏"), ("vbadata", "带有宏"), ("activex", "带有控件"), ("embeddings/", "带有嵌入的文件"),
    ("afchunk", "带有嵌入的文件"), ("comments", "带有批注"),
)  # fmt: skip
REVISED = ("<w:ins ", "<w:del ", "<w:moveFrom ", "<w:moveTo ")
GIVEN = ("kind", "title", "office", "matter", "matter_number", "dated", "paper", "lacking")
LINKING = ('targetmode="external"', "targetmode='external'")


def check(kind: PaperKind, blob: bytes) -> None:
    """Raises `Refused` with a sentence for whoever edited it."""
    _package(blob)
    known = allowed(kind)
    try:
        sources = filling.sources(blob)
    except Exception as error:
        raise Refused(
            "no_document",
            "这个文件不是完好的 Word 文档",
            NOT_TAKEN,
            "请用 Word 或 WPS 打开，另存为 .docx 再收",
        ) from error
    for source in sources:
        for fault in faults(source, known):
            raise _fault(fault)
    _obligatory(kind, sources, known)
    _trial(kind, blob)


def _refuse(rule: str, what: str, do: str) -> NoReturn:
    raise Refused(rule, what, NOT_TAKEN, do)


# The file


def _package(blob: bytes) -> None:
    if len(blob) > LARGEST:
        _refuse("too_large", f"模板文件太大（{len(blob) >> 20} MB）", "请去掉大图片再收，最多 5 MB")
    if blob[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        _refuse("old_format", "这是旧的 .doc，或者加了密码", "请在 Word 或 WPS 里去掉密码，另存为 .docx 再收")
    try:
        with ZipFile(io.BytesIO(blob)) as package:
            _parts(package)
    except (BadZipFile, NotImplementedError, RuntimeError, EOFError, zlib.error) as error:
        raise Refused(
            "no_docx", "这个文件不是 .docx，或者已经损坏", NOT_TAKEN, "请用 Word 或 WPS 另存为 .docx 再收"
        ) from error


def _parts(package: ZipFile) -> None:
    infos = package.infolist()
    if len(infos) > MOST_PARTS or sum(info.file_size for info in infos) > UNPACKED:
        _refuse("zip_bomb", "这个文件解开后大得不正常", "请用 Word 或 WPS 新建一份，把文字贴过去再收")
    names = [info.filename for info in infos]
    if MAIN not in names or "[Content_Types].xml" not in names:
        _refuse("no_docx", "这个文件不是 .docx（里面没有 Word 正文）", "请用 Word 或 WPS 另存为 .docx 再收")
    for name in names:
        for sign, what in HIDDEN:
            if sign in name.lower():
                _refuse("hidden_parts", f"模板{what}", "请去掉后另存为不带宏的 .docx 再收")
    for name in names:
        if name.endswith((".xml", ".rels")):
            _text(name, package.read(name))


def _text(name: str, blob: bytes) -> None:
    words_of = blob.decode("utf-8", "replace")
    lowered = words_of.lower()
    if "<!doctype" in lowered or "<!entity" in lowered or "\x00" in words_of:
        _refuse(
            "hidden_parts", "模板里有 Word 文档不该有的内容", "请用 Word 或 WPS 新建一份，把文字贴过去再收"
        )
    if name.endswith(".rels") and any(sign in lowered.replace(" ", "") for sign in LINKING):
        _refuse(
            "outside_link",
            "模板里有指向外面的链接（网址、别处的图片或模板）",
            "请去掉链接再收，网址写成普通文字",
        )
    if name == "[Content_Types].xml" and "macroenabled" in lowered:
        _refuse("hidden_parts", "模板带有宏", "请去掉后另存为不带宏的 .docx 再收")
    if name == MAIN and any(sign in words_of for sign in REVISED):
        _refuse("revisions", "模板里还有没有处理的修订", "请在“审阅”里接受或拒绝全部修订，再收")


# The words


def _fault(fault: Fault) -> Refused:
    if fault.what == "unknown":
        near = f"，是不是“{fault.near}”" if fault.near else ""
        return Refused(
            "unknown_word",
            f"模板里的“{fault.text}”不认识{near}",
            NOT_TAKEN,
            "请改成设置里列出的词，再收一次",
        )
    if fault.what == "list":
        return Refused(
            "list_word",
            f"“{fault.text}”是一列，不能直接写出来",
            NOT_TAKEN,
            "请照自带的模板用 {%p for … %} 一条一条写",
        )
    if fault.what == "broken":
        return Refused(
            "broken_word",
            f"模板里的花括号没有写全：{fault.text}",
            NOT_TAKEN,
            "请核对 {{ }} 和 {% %} 是不是成对",
        )
    return Refused("code", "模板里有程序代码，只许写词、循环和条件", NOT_TAKEN, "请照自带的模板写，再收一次")


def _obligatory(kind: PaperKind, sources: list[str], known: Allowed) -> None:
    named = {word for source in sources for word in words(source, known)}
    missing = [word for word in known.must if word not in named]
    if missing:
        listed = "、".join(f"{{{{{word}}}}}" for word in missing)
        raise Refused(
            "missing_word", f"{kind.value}的模板里少了 {listed}", NOT_TAKEN, "这几处法定要写，请补上再收"
        )


def _trial(kind: PaperKind, blob: bytes) -> None:
    """Filled once with invented data: a word that stands where Word shows no text is found so."""
    try:
        making.made(blob, sample(kind))
    except Exception as error:
        raise Refused(
            "lost_word", "试填了一次，有的词填不进去", NOT_TAKEN, "请把词写在普通的段落或表格里，再收"
        ) from error


def sample(kind: PaperKind) -> PaperData:
    """Invented: nobody here exists."""
    day = date(2026, 11, 20)
    values: dict[str, Any] = dict(_filled(day))
    return PaperData(kind, TITLES[kind], "某某镇人民政府", "", "JF-2026-0001", day, **values)


def _filled(day: date) -> Iterator[tuple[str, object]]:
    point = PaperPoint(
        "1",
        "（一）",
        "拨付补偿款",
        "全部合理",
        "理由",
        "依据",
        "说明",
        "措施",
        "单位",
        "某人",
        day,
        "答复",
        "予以支持",
        "安排",
    )
    for name, field in PaperData.__dataclass_fields__.items():
        if name in GIVEN:
            continue
        if "date" in str(field.type):
            yield name, day
        elif name == "points":
            yield name, (point,)
        elif name in ("annexes", "first_items", "later_items"):
            yield name, (Annex("附件一"),)
        elif name == "matters":
            yield name, (PaperItem("1", "JF-2026-0001", "试填事项", *(f"试填{n}" for n in range(10))),)
        elif name == "papers":
            yield name, (ListedPaper("文书一", "某〔2026〕1号"),)
        else:
            yield name, f"试填{name}"
