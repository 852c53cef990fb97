"""Papers to the visitor: drawn up with their number, handed over or posted; and the delivery of the reply."""

from __future__ import annotations

from datetime import date
from typing import Any

from xfdesk.desk.life.case import Case
from xfdesk.desk.life.numbers import number_of
from xfdesk.errors import Refused
from xfdesk.records.acts import Deliver, Notice
from xfdesk.rules.articles import ARTICLE_30, ARTICLE_34, ARTICLE_35, NOT_RECORDED
from xfdesk.rules.words import SESSION_PAPERS, ActKind, DeliveryMethod, PaperKind, Receipt
from xfdesk.store import rows

_SEALED = (PaperKind.ACCUSATION_LETTER, PaperKind.TRANSFER)


def notice(case: Case, act: Notice) -> Notice:
    """Without a method the paper is drawn up; with one it was handed over or posted on the act's day (art. 23)."""
    kind = _kind(case, act.kind)
    method = case.word(DeliveryMethod, act.method, "method", "送达方式", blank=True)
    receipt = case.word(Receipt, act.receipt, "receipt", "签收情况", blank=True)
    if method is None and receipt is not None:
        raise Refused(
            "no_method", "写了签收情况，没有写怎么送的", NOT_RECORDED, "请选当面、邮寄或其他", field="method"
        )
    number = case.line(act.number, "number", most=60)
    delivered = _delivered(case, act, method, receipt)
    given = {
        "method": method or "",
        "receipt": receipt or "",
        "given_on": case.on.isoformat() if method else None,
        "delivered_on": delivered.isoformat() if delivered else None,
    }
    if drawn := _drawn_up(case, kind, number) if method else None:
        number, case.beside["of"] = drawn["number"], drawn["uid"]
        case.change("Paper", drawn["uid"], **given)
        if case.corrects:
            rows.remove(case.table.file, "Paper", case.uid)
            case.touched.append(("Paper", case.uid))
    else:
        number = _own(case, kind, number, given)
    return Notice(kind, number, method or "", receipt or "", delivered.isoformat() if delivered else "")


def _own(case: Case, kind: PaperKind, number: str, given: dict[str, Any]) -> str:
    """A paper of the act's own; what another act has given since stays given."""
    later = _given_by_another(case)
    had, same = case.before.get("number", ""), kind == case.before.get("kind")
    if later and not (same and number in ("", had)):
        raise Refused(
            "paper_given",
            "这份文书已经送出，不能再改种类和文号",
            NOT_RECORDED,
            "请更正送出的那一条，或另出一份",
            field="kind",
        )
    # Another kind has a number of its own.
    typed = "" if number == had and not same else number
    found = number_of(case, kind, typed, had if same else "")
    case.put("Paper", kind=kind, number=found, on=case.on.isoformat(), **({} if later else given))
    return found


def _given_by_another(case: Case) -> bool:
    return case.corrects and bool(
        case.table.file.value(
            "SELECT 1 FROM act WHERE matter = ? AND act = ? AND json_extract(content, '$.of') = ?",
            case.key,
            ActKind.NOTICE,
            case.uid,
        )
    )


def _kind(case: Case, typed: str) -> PaperKind:
    typed = "转送(交办)告知单" if typed in ("转送告知单", "交办告知单") else typed
    kind = case.needed(PaperKind, typed, "kind", "文书")
    if case.life.sealed and kind not in _SEALED:
        raise Refused(
            "accusation_sealed",
            "检举控告只有给有权处理的机关的移送函和给来访人的转送告知（《信访工作条例》第三十条）",
            NOT_RECORDED,
            "请选这两种",
            article=ARTICLE_30,
            field="kind",
        )
    if kind in SESSION_PAPERS:
        raise Refused(
            "paper_of_session",
            f"{kind.value}是会上用的，不是给来访人的文书",
            NOT_RECORDED,
            "请选告知书",
            field="kind",
        )
    if kind is PaperKind.EXTENSION and case.life.happened.extended_on is None:
        raise Refused(
            "no_extension",
            "还没有延期，没有延期可以告知（《信访工作条例》第三十四条）",
            NOT_RECORDED,
            "请先记“延期”",
            article=ARTICLE_34,
            field="kind",
        )
    if kind is PaperKind.OPINION:
        raise Refused(
            "opinion_by_reply",
            "处理意见书由“出具答复”写成，送达由“记送达”记（《信访工作条例》第三十四条）",
            NOT_RECORDED,
            "请改记那两样",
            article=ARTICLE_34,
            field="kind",
        )
    if kind is PaperKind.REVIEW_NOTICE and case.life.happened.delivered_on is None:
        raise Refused(
            "review_notice_early",
            "答复还没有送达，谈不上复查（《信访工作条例》第三十五条）",
            NOT_RECORDED,
            "请先记“记送达”",
            article=ARTICLE_35,
            field="kind",
        )
    return kind


def _delivered(
    case: Case, act: Notice, method: DeliveryMethod | None, receipt: Receipt | None
) -> date | None:
    """The day it was received: the act's own where nothing else is said, none while a letter is under way."""
    said = case.past(act.delivered_on, "delivered_on")
    if said is not None and said < case.on:
        raise Refused(
            "delivered_before_given",
            "收到的日期早于送出的日期",
            NOT_RECORDED,
            "请核对日期",
            field="delivered_on",
        )
    if method is None or receipt is Receipt.UNDELIVERABLE:
        return None
    if said is None and method is DeliveryMethod.POST and receipt is None:
        return None
    return said or case.on


def _drawn_up(case: Case, kind: PaperKind, number: str) -> dict[str, Any]:
    """The paper of this kind (and number, where one is given) that was drawn up and is not given yet, or {}."""
    found = case.table.file.sql(
        "SELECT uid, number FROM paper WHERE matter = ? AND uid <> ? AND kind = ? AND visit = '' AND method = ''"
        " AND given_on IS NULL AND (? = '' OR number = ?) ORDER BY uid DESC LIMIT 1",
        case.key,
        case.uid,
        kind,
        number,
        number,
    )
    return dict(zip(("uid", "number"), found[0], strict=True)) if found else {}


def deliver(case: Case, act: Deliver) -> Deliver:
    """The newest reply reached the visitor, or could not: from 签收 or 拒收 the thirty days of art. 35 run."""
    method = case.needed(DeliveryMethod, act.method, "method", "送达方式")
    receipt = case.needed(Receipt, act.receipt, "receipt", "签收情况")
    case.beside["of"] = case.before.get("of") or case.table.file.value(
        'SELECT uid FROM reply WHERE matter = ? AND "on" <= ? ORDER BY "on" DESC, uid DESC LIMIT 1',
        case.key,
        case.on.isoformat(),
    )
    return Deliver(method, receipt)
