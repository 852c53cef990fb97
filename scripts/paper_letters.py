"""The wording and form of the letters that are shipped as templates (GB/T 9704 proportions)."""

from __future__ import annotations

from scripts.paper_kit import LETTER, Piece, Template

MARGINS = (37.0, 35.0, 28.0, 26.0)
CALL = "联系人：{{联系人}}　　　电话：{{联系电话}}"


def acceptance() -> Template:
    return _letter(
        "{{来由}}，反映{{概况}}的事项（编号{{编号}}）。根据《信访工作条例》第二十三条，本机关决定予以受理，现告知如下：",
        "一、受理日期为{{受理日期}}。{% if 主办单位 %}{{主办单位}}主办{% if 责任人 %}，责任人{{责任人}}{% endif %}"
        "{% if 包案领导 %}；包案领导{{包案领导}}{% endif %}。{% endif %}",
        "二、{{答复期限}}前书面答复{{人称}}的每一项诉求。情况复杂的，经批准可以延长，最长不超过三十日，并告知理由（第三十四条）。",
        '三、请{% if 人称 == "你们" %}代表（不超过5人）{% endif %}如实提供情况。办理期限内再向上级机关提出同一事项的，'
        "上级不予受理（第十九、二十条）。",
        "四、对处理意见不服的，可以自收到书面答复之日起三十日内，向{{复查机关}}请求复查（第三十五条）。",
    )


def non_acceptance() -> Template:
    return _letter(
        "{{来由}}，反映{{概况}}的事项（编号{{编号}}）。根据《信访工作条例》第二十三条，经审查，本机关决定不予受理，现告知如下：",
        "一、不予受理的理由：{{理由}}。",
        "二、依据：{{依据}}。",
        "{%p if 应向机关 %}",
        "三、{{人称}}反映的事项，请向{{应向机关}}提出。",
        "{%p endif %}",
        "对以上告知有疑问的，可以向本机关询问。",
    )


def transfer() -> Template:
    return _letter(
        "{{来由}}，反映{{概况}}的事项（编号{{编号}}）已经收到。根据《信访工作条例》第二十二条、第二十三条，现告知如下：",
        "一、本机关已于{{转送日期}}将该事项{{转办方式}}{{转往机关}}办理。",
        "二、办理机关、单位按照规定告知接收情况以及处理途径和程序。办理情况可以向{{转往机关}}询问，也可以向本机关询问。",
        "三、请如实提供情况。办理期限内再向上级机关提出同一事项的，上级不予受理（第十九、二十条）。",
    )


def lawful_way() -> Template:
    return _letter(
        "{{来由}}，反映{{概况}}的事项（编号{{编号}}）。经审查，该事项应当依照法定途径处理。根据{{途径依据}}，现告知如下：",
        "一、该事项{{法定途径}}，请向{{受理机关}}提出。",
        "二、法律、法规对提出的时间有规定的，请在规定的时间内提出，以免影响{{人称}}的权利。",
        "三、该事项导入法定途径后，由受理机关依照规定程序办理，本机关不再作为信访事项出具处理意见书。",
    )


def extension() -> Template:
    return _letter(
        "{{来由}}，反映{{概况}}的事项（编号{{编号}}），原应在{{原期限}}前办结并书面答复。",
        "因{{延期理由}}，情况复杂，根据《信访工作条例》第三十四条，{% if 批准人 %}经{{批准人}}批准，{% endif %}"
        "办理期限延长{{延长天数}}日，延长至{{延长至}}。",
        "本机关将在{{延长至}}前书面答复{{人称}}的每一项诉求。",
    )


def review_notice() -> Template:
    return _letter(
        "{{人称}}反映{{概况}}的事项（编号{{编号}}），本机关于{{答复日期}}作出处理意见{% if 意见书文号 %}（{{意见书文号}}）{% endif %}，"
        "{{人称}}已于{{收到日期}}收到。根据《信访工作条例》第三十五条，现将请求复查的事项告知如下：",
        "一、对该处理意见不服的，可以自收到之日起三十日内，向{{复查机关}}请求复查。最后一日为{{复查截止日}}。",
        "二、请求复查应当书面提出，写明对处理意见的哪一项不服以及事实和理由，并附处理意见书复印件。",
        "三、收到复查请求的机关、单位应当自收到之日起三十日内提出复查意见，并予以书面答复。",
    )


def reminder() -> Template:
    return _letter(
        "{{概况}}的事项（编号{{编号}}）由你单位承办{% if 责任人 %}，责任人{{责任人}}{% endif %}"
        "{% if 包案领导 %}，包案领导{{包案领导}}{% endif %}。{% if 原期限 %}原定{{原期限}}前办结"
        "{% if 超期天数 %}，至今已超期{{超期天数}}日{% endif %}。{% endif %}现{% if 第几次 %}第{{第几次}}次{% endif %}催办如下：",
        "{%p if 催办内容 %}",
        "一、{{催办内容}}。",
        "二、请于{{答复期限}}前将办理情况书面报告本机关；不能按时办结的，写明原因、下一步措施和时间。",
        "{%p else %}",
        "请于{{答复期限}}前将办理情况书面报告本机关；不能按时办结的，写明原因、下一步措施和时间。",
        "{%p endif %}",
        "依照《信访工作条例》第三十四条，信访事项应当自受理之日起六十日内办结。请抓紧办理，逐项答复来访人。",
        addressed="{{承办单位}}：",
    )


def opinion() -> Template:
    made = _opened("{{称呼}}：")
    put = made.add
    lead = "{% if 承办单位 %}交由{{承办单位}}调查核实{% else %}已经调查核实{% endif %}"
    put(
        "公文正文",
        "{{来由}}，反映{{概况}}的事项（编号{{编号}}），本机关于{{受理日期}}受理，"
        + lead
        + "。现将处理意见答复如下。",
    )
    put("一级标题", "一、{{人称}}的诉求")
    _loop(made, "公文正文", "{{点.序号}}. {{点.内容}}。")
    put("一级标题", "二、查明的事实")
    put("公文正文", "{{查明事实}}")
    put("一级标题", "三、处理意见和理由、依据")
    words = ("kai", "{{点.次序}}关于诉求{{点.序号}}{% if 点.办理结论 %}，{{点.办理结论}}{% endif %}。")
    rest = "{% if 点.理由 %}{{点.理由}}。{% endif %}{% if 点.答复 %}{{点.答复}}。{% endif %}{% if 点.落实安排 %}{{点.落实安排}}。{% endif %}"
    _loop(made, "公文正文", words, rest)
    put("公文正文", "以上意见依据{{依据}}作出。")
    put("一级标题", "四、不服本意见的救济途径")
    put(
        "公文正文",
        "{{人称}}如不服本处理意见，可以自收到本意见书之日起三十日内，向{{复查机关}}书面请求复查（《信访工作条例》第三十五条）。",
        keep=True,
    )
    put("附件说明", "{%p if 附件 %}")
    put("空行", "", keep=True)
    put("附件说明", "{%p endif %}")
    put("附件说明", "{%p for 件 in 附件 %}")
    put("附件说明", "{% if loop.first %}附件：{% else %}　　　{% endif %}{{件.序号}}{{件.名称}}")
    put("附件说明", "{%p endfor %}")
    _signed(made, keep=True)
    put("空行", "", keep=True)
    put("附注", "（送达时填写。收到日期：{{收到日期}}；", keep=True)
    put("附注", "　请求复查的最后一日：{{复查截止日}}）")
    return made


def _letter(*body: str, addressed: str = "{{称呼}}：") -> Template:
    """Title, number, addressee, paragraphs, whom to ask, signature. Two lines of the text stay with the signature."""
    made = _opened(addressed)
    for text in body:
        made.add("公文正文", text)
    made.add("公文正文", CALL, keep=True)
    _signed(made)
    return made


def _opened(addressed: str) -> Template:
    made = Template(LETTER, MARGINS, numbered=True)
    made.add("公文标题", "{{单位名称}}{{文种}}")
    made.add("文号", "{{文号}}")
    made.add("空行", "", keep=True)
    made.add("主送", addressed)
    return made


def _loop(made: Template, style: str, *pieces: Piece) -> None:
    made.add(style, "{%p for 点 in 诉求 %}")
    made.add(style, *pieces)
    made.add(style, "{%p endfor %}")


def _signed(made: Template, keep: bool = False) -> None:
    made.add("空行", "", keep=True)
    made.add("空行", "", keep=True)
    made.add("署名", "{{单位名称}}")
    made.add("成文日期", "{{成文日期}}", keep=keep)
