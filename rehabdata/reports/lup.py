"""report/lup.pdf: the plan as a board gets it: targets in one view, their arithmetic and course, the activities."""

from collections.abc import Sequence

from rehabdata import queries, swedish
from rehabdata.data import HALF_YEAR, Data
from rehabdata.drawing import Drawer
from rehabdata.reports import blocks
from rehabdata.reports.blocks import Block, Report
from rehabdata.reports.making import Maker
from rehabdata.sources import version_line
from rehabdata.tracker import course_sentences, plan_rows, plan_sentences
from rehabdata.tracker.plan import JudgedTarget, judged_targets
from rehabdata.tracker.plan_rows import READINGS, Activity

_CHARTS = {"sick-days": "sick-days-course", "staff-sickness": "staff-sickness-course"}


def report(data: Data, address: str, drawer: Drawer) -> Report:
    """The plan's report. `address` is the page that says the same."""
    maker = Maker(data, max(data.money_years[HALF_YEAR]), None, drawer)
    targets = sorted(judged_targets(data.connection), key=lambda target: target.achieved is None)
    judged = [target for target in targets if target.status != "cannot be judged"]
    listed = plan_rows.activities(queries.activities(data.connection))
    made = [
        *(blocks.lead(plan_sentences.answer(target)) for target in judged),
        blocks.text(plan_sentences.PAID_DAYS),
        *_in_one_view(targets),
        *_readings(listed, targets),
        blocks.new_page(),
        *(block for target in judged for block in _target(maker, target)),
        blocks.new_page(),
        *_activities(listed),
        *_over_time(maker, judged),
        *_sources(data, address, judged),
    ]
    return Report(
        kicker=f"Uppföljning av LUP{_with_later(judged)}",
        title=f"{plan_sentences.NAME}: lägre sjukfrånvaro",
        about=(
            f"Mål för 2018 och 30 aktiviteter, ur en uppföljning i november 2017. {_latest(judged)} En "
            "sammanställning, inte ett beslut."
        ),
        foot=f"Rehabdata. {version_line(data)}",
        blocks=tuple(made),
        pictures=maker.pictures,
    )


def _with_later(judged: Sequence[JudgedTarget]) -> str:
    """What the kicker says when a figure came in after the plan was followed up."""
    return ", med senare mätningar" if any(target.latest_is_brought for target in judged) else ""


def _latest(judged: Sequence[JudgedTarget]) -> str:
    """Of which days the targets' figures are: the document's own day is a later one."""
    days = [f"{each.heading[0].lower()}{each.heading[1:]} {swedish.date(each.latest.date)}" for each in judged
            if each.latest]  # fmt: skip
    return f"Senaste siffror: {', '.join(days)}."


def _in_one_view(targets: Sequence[JudgedTarget]) -> list[Block]:
    count = swedish.in_words(len(targets)).capitalize()
    return [
        blocks.heading(f"{count} mål i en vy"),
        blocks.table(
            "Planens mål, med våra ord, och status enligt vår regel",
            [
                ("Mål", "text"),
                ("Vad som ska nås", "text"),
                ("Status", "text"),
                ("Nått av önskat, egen förändring", "text"),
            ],
            [
                (target.heading, target.target, plan_sentences.WORD[target.status].capitalize(), _reached(target))
                for target in targets
            ],
            widths=("1.1fr", "2.1fr", "0.85fr", "1.45fr"),
        ),
        blocks.text(
            plan_sentences.RULE,
            "Vi gissar ingen status.",
            f"Tryckt status: okänd för alla {swedish.in_words(len(targets))}.",
            plan_sentences.PRINTED_STATUS_UNKNOWN,
        ),
    ]


def _reached(target: JudgedTarget) -> str:
    if target.achieved is None or target.wanted is None or target.own_part is None:
        return f"utan mått i planen{f'; {target.lacks} saknas' if target.lacks else ''}"
    achieved, own = (plan_sentences.figure(value, target) for value in (target.achieved, target.own_part))
    return (
        f"{achieved} av {plan_sentences.amount(target.wanted, target)}; {plan_sentences.names(target).own_change} {own}"
    )


def _readings(listed: Sequence[Activity], targets: Sequence[JudgedTarget]) -> list[Block]:
    """How many activities have each reading, and what lacks statistics or a system."""
    counts = plan_rows.reading_counts(listed)
    lacking = [f"Aktivitet {int(one.activity_id)}: {one.activity} {one.reason}" for one in listed if one.lacks]
    lacking += [f"Målet {one.heading}. {one.reason}" for one in targets if one.lacks]
    return [
        blocks.heading(f"De {len(listed)} aktiviteterna, vår läsning"),
        blocks.key_figures(
            [(READINGS[name][1 if n == 1 else 2].capitalize(), str(n), "") for name, n in counts.items()]
        ),
        blocks.text(plan_rows.READING_IS_OURS, "Regeln står vid aktiviteterna."),
        blocks.facts(
            "Det som saknar statistik eller systemstöd",
            lacking,
            plan_sentences.LACKS_DATED,
        ),
    ]


def _target(maker: Maker, target: JudgedTarget) -> list[Block]:
    """One target with figures: status, own and others' change, the arithmetic beside the course, how firm it is."""
    told = plan_sentences.names(target)
    status = plan_sentences.WORD[target.status].capitalize()
    steps = blocks.table(
        f"Så räknas det, i {target.unit}",
        [("Led", "text"), ("Uträkning", "text"), ("Resultat", "number")],
        [(step.name, step.sum_of, step.result) for step in plan_sentences.arithmetic(target)],
        widths=("auto", "1fr", "auto"),
    )
    course = _CHARTS.get(target.target_id)
    drawn = [maker.figure(course, "Skillnaden och den raka vägen", pixels=340)] if course else []
    return [
        blocks.heading(target.heading),
        blocks.text(f"{status} enligt vår regel; tryckt status: okänd.", target.target, told.meaning),
        blocks.text(plan_sentences.own_doing(target), plan_sentences.SPLIT_IS_OURS, told.caution),
        blocks.beside([steps], drawn, parts=(2, 1)) if drawn else steps,
        blocks.text(
            course_sentences.path(target), course_sentences.remains(target), course_sentences.projection(target)
        ),
        blocks.text(
            plan_sentences.rounding(target), course_sentences.flip(target), course_sentences.other_readings(target)
        ),
    ]


def _activities(listed: Sequence[Activity]) -> list[Block]:
    """The activities under their headings, each with our reading and its reason."""
    rows: list[Sequence[str]] = []
    for heading, under in plan_rows.by_heading(listed).items():
        rows.append([f"{heading}: {plan_sentences.counted(plan_rows.reading_counts(under))}"])
        rows += [(str(int(a.activity_id)), a.activity, READINGS[a.reading][1], a.reason) for a in under]
    counts = plan_sentences.counted(plan_rows.reading_counts(listed))
    return [
        blocks.heading(f"Aktiviteterna 1–{len(listed)}"),
        blocks.notes(" ".join(plan_rows.READING_RULE)),
        blocks.table(
            f"Under planens rubriker, med våra ord. Vår läsning: {counts}",
            [("Nr", "number"), ("Aktivitet", "text"), ("Vår läsning", "text"), ("Skälet till läsningen", "text")],
            rows,
            widths=("auto", "1.4fr", "0.42fr", "1.1fr"),
        ),
    ]


def _over_time(maker: Maker, judged: Sequence[JudgedTarget]) -> list[Block]:
    """The figures that the two points of a target leave out."""
    connection = maker.data.connection
    sick_days = plan_rows.sick_days_figures(queries.sick_days(connection), None)
    staff = plan_rows.staff_figures(queries.staff_sickness(connection), None)
    figures_of = {"sick-days": sick_days, "staff-sickness": staff}
    peaks = [plan_sentences.hidden_peak(sick_days, t) for t in judged if t.target_id == "sick-days"]
    others = [course_sentences.comparison_course(figures_of[t.target_id], t) for t in judged]
    return [
        blocks.heading("Vad två punkter inte visar"),
        blocks.text(*peaks, *others, plan_sentences.own_level_course(staff)),
        blocks.text(*(course_sentences.afterwards(figures_of[t.target_id], t) for t in judged)),
        blocks.beside(
            [maker.figure("sick-days-over-time", "Sjukpenningdagar per försäkrad, tolv månader", pixels=540)],
            [maker.figure("staff-sickness-over-time", "Medarbetarnas sjukfrånvaro, procent", pixels=540)],
        ),
    ]


def _sources(data: Data, address: str, judged: Sequence[JudgedTarget]) -> list[Block]:
    brought = [
        f"{target.heading}: den senaste mätningen är inlämnad efteråt ({source})."
        for target in judged
        if (source := plan_sentences.brought_from(target))
    ]
    return [
        blocks.heading("Källor och gränser"),
        blocks.notes(
            "Uppföljning LUP för minskad sjukskrivning och ökade frisktal, Region Jämtland Härjedalen, november 2017; "
            "det som är läst ur den återges med våra ord. Punkter utanför planen är offentliga uppgifter, med källa på "
            "sidan.",
            *brought,
            course_sentences.PATH_IS_OURS,
            plan_sentences.DATES_DIFFER,
            plan_sentences.WHAT_IS_LEFT_OF_THE_SYMBOLS,
        ),
        blocks.link(f"{version_line(data)} Siffrorna, och hur de är räknade:", address),
    ]
