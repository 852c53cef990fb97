"""交办单 and 送达回证: the tables that are shipped as templates."""

from __future__ import annotations

from scripts.paper_kit import FORM, Cell, Piece, Row, Template

OVER_BORDER = 100
"""The last line of a cell to sign in stands 5 pt above the border, in twips."""
DAY = "年　　月　　日"


def assignment() -> Template:
    made = Template(FORM, (22.0, 18.0, 25.0, 20.0), numbered=False)
    made.add("公文标题", "{{单位名称}}{{文种}}")
    made.add("表头", "{{文号}}\t交办日期：{{成文日期}}", tabs=(98.0,))
    label, value, middle = _cells(made)
    points = (
        "{%p for 点 in 诉求 %}", "{{点.序号}}. {{点.内容}}{% if 点.研判 %}　（{{点.研判}}）{% endif %}", "{%p endfor %}",
        "{%p if not 诉求 %}", "", "{%p endif %}",
    )  # fmt: skip
    made.table(
        (24, 34, 22, 26, 22, 37),
        (
            Row(9.5, (label("承办单位"), value(2, "{{承办单位}}"), label("协办单位"), value(2, "{{协办单位}}"))),
            Row(9.5, (label("来 访 人"), middle(1, "{{来访人}}"), label("联系电话"), _narrow(made, "{{电话}}"), label("住　　址"), middle(1, "{{住址}}"))),
            Row(11, (label("事　　项"), value(5, "{{编号}}　{{概况}}"))),
            Row(16, (label("诉求研判"), value(5, *points))),
            Row(22, (label("接访领导", "批　　示"), _signing(made, 5, ("内容", "{{批示}}"), ("靠右内容", "{% if 批示 %}{{接访领导}}　{{来访日期}}{% endif %}")))),
            Row(22, (label("四　　定"), value(5, "定领导：{{定领导}}\t定责任：{{定责任}}", "定措施：{{定措施}}", "定时间：{{定时间}}前办结", tabs=(68.0,)))),
            Row(10, (label("三　　包"), value(5, "包调查：{{包调查}}\t包处理：{{包处理}}\t{{第三包}}：{{包回访}}", tabs=(42.0, 85.0)))),
            Row(22, (label("期　　限"), value(5, "反馈本机关：{{反馈期限}}前", "书面告知来访人：{{告知期限}}前（条例第二十三条）", "书面答复来访人：{{答复期限}}前（条例第三十四条）"))),
            Row(24, (label("办理要求"), value(5, "1. 接单三日内与来访人当面或电话联系一次，并记录。", "2. 逐项答复诉求，写明事实、依据和结果；不属本单位职责的，五个工作日内书面说明理由退回（《信访工作条例》第二十三条）。"))),
            Row(26, (label("交办单位"), _signing(made, 2, ("内容", "（盖章）"), ("内容", ""), ("靠右内容", "{{成文日期}}")), label("签　　收"), _signing(made, 2, ("内容", "签收人："), ("内容", ""), ("靠右内容", DAY)))),
            Row(56, (label("办理结果", "反　　馈"), _signing(made, 5, ("内容", "承办人：　　　　　　　　　　　　单位负责人："), ("靠右内容", "（盖章）　　　" + DAY)))),
        ),
    )  # fmt: skip
    made.add("附注", "一式两份：交办单位存一份，承办单位一份。反馈后归入本事项案卷。")
    return made


def receipt() -> Template:
    made = Template(FORM, (30.0, 25.0, 28.0, 26.0), numbered=False)
    made.add("单位", "{{单位名称}}")
    made.add("公文标题", "送　达　回　证")
    label, value, middle = _cells(made)
    alone = "loop.first and loop.last"
    listed = (
        "{%p for 书 in 文书 %}",
        f"{{{{书.名称}}}}{{% if not ({alone}) %}}　{{{{书.文号}}}}{{% endif %}}",
        "{%p endfor %}",
    )

    def one(word: str, several: str) -> str:
        return f"{{% for 书 in 文书 %}}{{% if {alone} %}}{{{{书.{word}}}}}{{% elif loop.first %}}{several}{{% endif %}}{{% endfor %}}"

    boxes = "".join(
        f'{{% if 送达方式 == "{way}" %}}☑{{% else %}}☐{{% endif %}}{way}{room}'
        for way, room in (("当面", "　　　"), ("邮寄", "　单号：　　　　　　　　"), ("其他", "："))
    )
    remedy = (
        "{%p if 复查机关 %}", "自收到之日起30日内可向{{复查机关}}请求复查，",
        "最后一日：{% if 复查截止日 %}{{复查截止日}}{% else %}　　　　年　　月　　日{% endif %}（收到当日不计）。",
        "{%p else %}", "", "{%p endif %}",
    )  # fmt: skip
    annexes = "{% for 件 in 附件 %}{{件.名称}}{% if not loop.last %}、{% endif %}{% endfor %}"
    made.table(
        (34, 52, 26, 44),
        (
            Row(13, (label("送达文书名称"), value(3, *listed))),
            Row(13, (label("文书编号"), value(1, one("文号", "见上栏")), label("份　　数"), middle(1, one("份数", "各壹份")))),
            Row(13, (label("信访事项编号"), value(1, "{{编号}}"), label("附　　件"), middle(1, annexes))),
            Row(13, (label("受送达人"), value(1, "{{受送达人}}"), label("联系电话"), middle(1, "{{电话}}"))),
            Row(13, (label("送达地点"), value(3, "{{送达地点}}"))),
            Row(13, (label("送达方式"), value(3, boxes))),
            Row(30, (label("收 件 人", "签名或按指印"), _signing(made, 3, ("靠右内容", DAY + "　　时　　分")))),
            Row(24, (label("代 收 人"), _signing(made, 3, ("内容", "签名：　　　　　　　　　　与受送达人关系："), ("内容", ""), ("靠右内容", DAY)))),
            Row(28, (label("拒收或无法", "送达的情况"), _signing(made, 3, ("内容", "☐拒收　　☐无法送达　　原因："), ("内容", ""), ("内容", "见证人：")))),
            Row(20, (label("送 达 人"), _signing(made, 3, ("内容", "1.　　　　　　　　　　　2."), ("靠右内容", DAY)))),
            Row(18, (label("救济期限"), value(3, *remedy))),
            Row(14, (label("备　　注"), value(3, ""))),
        ),
    )  # fmt: skip
    return made


def _cells(made: Template):  # type: ignore[no-untyped-def]
    def label(*lines: str) -> Cell:
        return Cell(1, tuple(made.paragraph("标签", line) for line in lines))

    def value(span: int, *lines: Piece, tabs: tuple[float, ...] = ()) -> Cell:
        return Cell(span, tuple(made.paragraph("内容", line, tabs=tabs) for line in lines))

    def middle(span: int, *lines: Piece) -> Cell:
        return Cell(span, tuple(made.paragraph("居中内容", line) for line in lines))

    return label, value, middle


def _narrow(made: Template, text: str) -> Cell:
    """For a telephone number of eleven figures or more."""
    return Cell(1, (made.paragraph("窄内容", text),))


def _signing(made: Template, span: int, *lines: tuple[str, str]) -> Cell:
    """What is written stands at the bottom, its last line above the border."""
    last = len(lines) - 1
    return Cell(
        span,
        tuple(
            made.paragraph(style, text, after=OVER_BORDER if n == last else 0)
            for n, (style, text) in enumerate(lines)
        ),
        "bottom",
    )
