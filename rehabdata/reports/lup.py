"""report/lup.pdf: the plan's targets and activities as a board gets them."""

from rehabdata import plan_rows, plan_sentences, queries, swedish
from rehabdata.drawing import Drawer
from rehabdata.pictures.ground import Ground
from rehabdata.plan import JudgedTarget, judged_targets
from rehabdata.plan_rows import READINGS
from rehabdata.reports import blocks
from rehabdata.reports.blocks import Block, Report
from rehabdata.reports.making import Maker

_CHARTS = {
    "sick-days": ("sick-days-over-time", "Sjukpenningdagar per försäkrad 16–64 år, tolv månader"),
    "staff-sickness": ("staff-sickness-over-time", "Medarbetarnas sjukfrånvaro, procent av arbetstiden"),
}
_READING = (
    "Läsningen är vår, med skälet bredvid, och bygger bara på vad dokumentets text säger. Den är inte dokumentets "
    "status, som är okänd för alla aktiviteter."
)
_WITHOUT_FIGURES = (
    "De här målen har varken mått, siffra eller utgångsläge i planen. Vår regel kan därför inte tillämpas på dem, och "
    "vi gissar ingen status. Tryckt status: okänd."
)


def report(ground: Ground, address: str, drawer: Drawer) -> Report:
    """The plan's report. `address` is the page that says the same."""
    maker = Maker(ground, max(ground.money_years), None, drawer)
    targets = judged_targets(ground.connection)
    judged = [target for target in targets if target.status != "cannot be judged"]
    others = [target for target in targets if target.status == "cannot be judged"]
    made = [
        blocks.lead(*(plan_sentences.answer(target) for target in judged)),
        blocks.text(plan_sentences.RULE, plan_sentences.PRINTED_STATUS_UNKNOWN),
        *(block for target in judged for block in _target(maker, target)),
        *_without_figures(others),
        *_activities(ground),
        blocks.heading("Källor och gränser"),
        blocks.notes(
            "Uppföljning LUP för minskad sjukskrivning och ökade frisktal, Region Jämtland Härjedalen, november 2017; "
            "det som är läst ur den återges med våra ord. Punkter utanför planen är offentliga uppgifter, med källa på "
            "sidan.",
            plan_sentences.DATES_DIFFER,
            plan_sentences.WHAT_IS_LEFT_OF_THE_SYMBOLS,
        ),
        blocks.link(f"{ground.version_line()} Siffrorna, och hur de är räknade:", address),
    ]
    return Report(
        kicker="Uppföljning av LUP",
        title=f"{plan_sentences.NAME}: lägre sjukfrånvaro, läget i november 2017",
        about="Mål för 2018 och 30 aktiviteter. En sammanställning av en uppföljning från 2017, inte ett beslut.",
        foot=f"Rehabdata. {ground.version_line()}",
        blocks=tuple(made),
        pictures=maker.pictures,
    )


def _target(maker: Maker, target: JudgedTarget) -> list[Block]:
    """One target with figures: status, whose doing, the arithmetic, what rounding does, its course."""
    told = plan_sentences.names(target)
    status = plan_sentences.WORD[target.status].capitalize()
    made = [
        blocks.heading(target.heading),
        blocks.text(f"{status} enligt vår regel; tryckt status: okänd.", target.target, told.meaning),
        blocks.text(plan_sentences.own_doing(target), plan_sentences.SPLIT_IS_OURS),
        blocks.table(
            f"{target.heading}: så räknas det, i {target.unit}",
            [("Led", "text"), ("Uträkning", "text"), ("Resultat", "number")],
            [(step.name, step.sum_of, step.result) for step in plan_sentences.arithmetic(target)],
        ),
        blocks.text(plan_sentences.rounding(target)),
    ]
    if target.target_id in _CHARTS:
        name, caption = _CHARTS[target.target_id]
        made.append(maker.figure(name, caption, pixels=620, width=78))
    return made


def _without_figures(targets: list[JudgedTarget]) -> list[Block]:
    if not targets:
        return []
    named = [f"{target.heading}: {target.target}" for target in targets]
    return [
        blocks.heading(f"{swedish.in_words(len(targets)).capitalize()} mål utan siffror: kan inte bedömas"),
        blocks.facts("Så står målen, med våra ord", named, _WITHOUT_FIGURES),
    ]


def _activities(ground: Ground) -> list[Block]:
    """The activities by heading, each with our reading and its reason."""
    listed = plan_rows.activities(queries.activities(ground.connection))
    counts = plan_sentences.counted(plan_rows.reading_counts(listed))
    return [
        blocks.heading(f"De {len(listed)} aktiviteterna"),
        blocks.text(f"Vår läsning: {counts}.", _READING),
        *(
            blocks.table(
                f"{heading}: {plan_sentences.counted(plan_rows.reading_counts(under))}",
                [("Nr", "number"), ("Aktivitet", "text"), ("Vår läsning", "text"), ("Skälet till läsningen", "text")],
                [(str(int(a.activity_id)), a.activity, READINGS[a.reading][1], a.reason) for a in under],
                widths=("auto", "1.2fr", "auto", "1fr"),
            )
            for heading, under in plan_rows.by_heading(listed).items()
        ),
    ]
