"""The agenda of the joint conference, and a page on each of its matters: the form that is shipped as templates."""

from __future__ import annotations

from scripts.paper_kit import FANG, FORM, HEI, LETTER, TITLE, Cell, Row, Style, Template

MARGINS = (37.0, 35.0, 28.0, 26.0)
WIDTHS = (10, 30, 60, 28, 28)
HEADS = ("序", "编号", "事项与需要会议定的事", "汇报单位", "法定答复")
TABLE = (
    Style("会议标题上", TITLE, 22, 219, 0, 720, align="center", keep=True, grid=False),
    Style("会议标题下", TITLE, 22, 0, 219, 720, align="center", keep=True, grid=False),
    Style("会议要素", closer=-5),
    Style("表格标题", HEI, 12, line=360, align="center", keep=True, grid=False),
    Style("表格序号", FANG, 12, line=330, align="center", grid=False),
    Style("表格内容", FANG, 10.5, line=330, grid=False),
    Style("表格居中", FANG, 10.5, line=330, align="center", grid=False),
)


def agenda() -> Template:
    made = Template((*LETTER, *TABLE), MARGINS, numbered=True)
    made.add("会议标题上", "{{会议名称}}")
    made.add("会议标题下", "{{届次}}会议议程")
    for label, word in (
        ("时　　间", "时间"),
        ("地　　点", "地点"),
        ("主　　持", "主持"),
        ("参　　加", "参加"),
    ):
        made.add("会议要素", ("hei", label), f"：{{{{{word}}}}}")
    _loop(made, "先议")
    made.add("公文正文", "{{议题次序}}研究下列事项", keep=True)

    def cell(style: str, text: str, span: int = 1) -> Cell:
        return Cell(span, (made.paragraph(style, text),))

    made.table(
        WIDTHS,
        (
            Row(8.5, tuple(cell("表格标题", head) for head in HEADS), repeats=True),
            Row(1, (cell("表格内容", "{%tr for 题 in 议题 %}", len(WIDTHS)),)),
            Row(
                8.5,
                (
                    cell("表格序号", "{{题.序号}}"),
                    cell("表格居中", "{{题.编号}}"),
                    cell("表格内容", "{{题.事项}}。{% if 题.请定 %}请定：{{题.请定}}{% endif %}"),
                    cell("表格居中", "{{题.汇报单位}}"),
                    cell("表格居中", "{{题.答复期限}}"),
                ),
            ),
            Row(1, (cell("表格内容", "{%tr endfor %}", len(WIDTHS)),)),
        ),
        above=0.3,
    )
    # They stay with the signature.
    _loop(made, "后议", keep=True)
    made.add("空行", "", keep=True)
    made.add("空行", "", keep=True)
    made.add("署名", "{{会议名称}}办公室")
    made.add("成文日期", "{{成文日期}}")
    return made


def _loop(made: Template, words: str, keep: bool = False) -> None:
    made.add("公文正文", f"{{%p for 项 in {words} %}}")
    made.add("公文正文", "{{项.次序}}{{项.内容}}", keep=keep)
    made.add("公文正文", "{%p endfor %}")


def summaries() -> Template:
    """A page a matter; what the session says of it is written by hand below."""
    made = Template(FORM, (20.0, 16.0, 25.0, 15.0), numbered=False)
    made.add("表头", "{%p for 题 in 议题 %}")
    made.add("公文标题", "{{文种}}", new_page=True)
    made.add("表头", "{{会议名称}}{{届次}}会议\t第 {{题.序号}} 件　编号：{{题.编号}}", tabs=(105.0,))

    def label(*lines: str) -> Cell:
        return Cell(1, tuple(made.paragraph("标签", line) for line in lines))

    def value(*lines: str, stand: str = "center") -> Cell:
        return Cell(1, tuple(made.paragraph("内容", line) for line in lines), stand)

    made.table(
        (26, 144),
        (
            Row(9, (label("来 访 人"), value("{{题.来访人}}"))),
            Row(9, (label("事　　项"), value("{{题.事项}}", "{{题.登记}}"))),
            Row(9, (label("诉求研判"), value("{{题.诉求}}"))),
            Row(9, (label("承　　办"), value("{{题.承办}}"))),
            Row(9, (label("办理经过"), value("{{题.经过}}"))),
            Row(9, (label("期　　限"), value("{{题.期限}}"))),
            Row(9, (label("前次会议"), value("{% if 题.前次 %}{{题.前次}}{% else %}没有上过会{% endif %}"))),
            Row(16, (label("需要会议", "定 的 事"), value("{{题.请定}}", "{% if 题.汇报单位 %}汇报单位：{{题.汇报单位}}{% endif %}"))),
            Row(44, (label("会议意见"), value("", stand="top"))),
        ),
    )  # fmt: skip
    made.add("附注", "只供会议使用，会后收回。个人信息只用于办理信访事项。")
    made.add("表头", "{%p endfor %}")
    return made
