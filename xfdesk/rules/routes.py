"""Class and route of a matter: proposed from the category, or from three plain questions; the clerk can overrule (art. 29 to 31)."""

from __future__ import annotations

from dataclasses import dataclass

from xfdesk.rules.words import Handling, MatterClass, Route

ACCUSATION_CATEGORY = "纪检监察"
JUDICIAL_CATEGORY = "涉法涉诉"

_JUDICIAL_SECONDS = {
    "仲裁": Route.ARBITRATION,
    "行政复议": Route.ADMINISTRATIVE,
}


@dataclass(frozen=True, slots=True)
class Proposal:
    """`route` is None for anything but a petition."""

    matter_class: MatterClass
    route: Route | None = None

    @property
    def label(self) -> str:
        """As the form's 性质 shows it: `申诉求决 · 出具处理意见书`."""
        return label(self.matter_class, self.route)


@dataclass(frozen=True, slots=True)
class Question:
    """One plain question; `choices` are (answer, proposal) and None leads to the next question."""

    text: str
    choices: tuple[tuple[str, Proposal | None], ...]


QUESTIONS = (
    Question(
        "来访人是来做什么的？",
        (
            ("要求解决自己的事", None),
            ("提建议、意见", Proposal(MatterClass.SUGGESTION)),
            ("检举、控告某人", Proposal(MatterClass.ACCUSATION)),
            ("问政策、问办事", Proposal(MatterClass.QUESTION)),
        ),
    ),
    Question(
        "这件事是不是已经在别的法定程序里，或者应当走那里？",
        (
            ("都不是", None),
            ("法院、检察院、公安办案", Proposal(MatterClass.PETITION, Route.JUDICIAL)),
            ("仲裁", Proposal(MatterClass.PETITION, Route.ARBITRATION)),
            ("党员申诉", Proposal(MatterClass.PETITION, Route.PARTY_APPEAL)),
            ("复议、裁决、许可、处罚", Proposal(MatterClass.PETITION, Route.ADMINISTRATIVE)),
        ),
    ),
    Question(
        "是不是要求某个机关去查处，或者履行它的职责？",
        (
            ("不是，要求调查处理", Proposal(MatterClass.PETITION, Route.OPINION)),
            ("是，要求查处或履职", Proposal(MatterClass.PETITION, Route.DUTY)),
        ),
    ),
)


def ask(answers: tuple[int, ...]) -> Proposal | Question:
    """The proposal that the answers given so far lead to, or the next question."""
    for question, answer in zip(QUESTIONS, answers, strict=False):
        proposal = question.choices[answer][1]
        if proposal is not None:
            return proposal
    return QUESTIONS[len(answers)]


def propose(category: str, handling: Handling | None = None) -> Proposal:
    """From the category's name (一级/二级) and the handling chosen: 09 or 告知途径 means a lawful way elsewhere."""
    first, _, second = (part.strip() for part in category.partition("/"))
    if first == ACCUSATION_CATEGORY:
        return Proposal(MatterClass.ACCUSATION)
    if second == "政策咨询":
        return Proposal(MatterClass.QUESTION)
    if first == JUDICIAL_CATEGORY:
        return Proposal(MatterClass.PETITION, _JUDICIAL_SECONDS.get(second, Route.JUDICIAL))
    if handling is Handling.LAWFUL_WAY:
        return Proposal(MatterClass.PETITION, Route.JUDICIAL)
    return Proposal(MatterClass.PETITION, Route.OPINION)


def choices() -> tuple[Proposal, ...]:
    """All that 性质 offers, in the order of the regulation; the usual one first."""
    petitions = tuple(Proposal(MatterClass.PETITION, route) for route in (Route.OPINION, *list(Route)[:-1]))
    others = (MatterClass.SUGGESTION, MatterClass.ACCUSATION, MatterClass.QUESTION)
    return (*petitions, *(Proposal(matter_class) for matter_class in others))


def label(matter_class: MatterClass | None, route: int | None) -> str:
    if matter_class is None:
        return ""
    if matter_class is MatterClass.PETITION and route:
        return f"{matter_class} · {Route(route).label}"
    return str(matter_class)


def paper_words(matter_class: MatterClass, route: int | None) -> str:
    """办理途径 as the printed form says it, with the article in Chinese figures."""
    numerals = "一二三四五六"
    if matter_class is MatterClass.SUGGESTION:
        return "研究论证后答复（《信访工作条例》第二十九条）"
    if matter_class is MatterClass.ACCUSATION:
        return "移送有权处理机关（《信访工作条例》第三十条）"
    if matter_class is MatterClass.QUESTION or not route:
        return "当场解答"
    words = {
        Route.JUDICIAL: "告知依法向政法机关提出",
        Route.ARBITRATION: "告知依法申请仲裁",
        Route.PARTY_APPEAL: "告知依照党内法规提出申诉",
        Route.ADMINISTRATIVE: "告知依法通过行政复议、裁决、许可、处罚等程序提出",
        Route.DUTY: "依法查处或者履行职责并答复",
        Route.OPINION: "调查核实后出具信访处理意见书",
    }[Route(route)]
    return f"{words}（《信访工作条例》第三十一条第{numerals[route - 1]}项）"


def allowed_handlings(
    matter_class: MatterClass | None, route: int | None, *, proposed: bool = False
) -> tuple[Handling, ...]:
    """What may be chosen for this class and route; unlawful ones are absent, not disabled.

    告知途径 is for routes 1 to 5 (art. 31). While the route is only `proposed`, choosing it is how another is proposed.
    """
    if matter_class is MatterClass.ACCUSATION:
        return (Handling.TRANSFERRED,)
    if matter_class is MatterClass.QUESTION:
        return (Handling.SETTLED, Handling.ACCEPTED, Handling.ASSIGNED, Handling.TRANSFERRED)
    if matter_class is MatterClass.SUGGESTION:
        return (Handling.SETTLED, Handling.ACCEPTED, Handling.ASSIGNED, Handling.TRANSFERRED)
    if route in (Route.JUDICIAL, Route.ARBITRATION, Route.PARTY_APPEAL, Route.ADMINISTRATIVE):
        return (Handling.LAWFUL_WAY, Handling.TRANSFERRED)
    usual = (Handling.SETTLED, Handling.ACCEPTED, Handling.ASSIGNED, Handling.TRANSFERRED)
    return (*usual, Handling.LAWFUL_WAY) if route == Route.DUTY or proposed else usual
