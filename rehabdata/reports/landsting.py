"""report/CC.pdf: one landsting on two pages."""

from collections.abc import Sequence

from rehabdata import access_sentences, queries, rows, sentences, swedish
from rehabdata.drawing import Drawer
from rehabdata.pictures.figure import BREAK, money_sources
from rehabdata.pictures.ground import Ground
from rehabdata.ranking import places
from rehabdata.reports import blocks
from rehabdata.reports.blocks import Block, Report
from rehabdata.reports.making import NO_FORECAST, PLACE_RULE, Maker, period_line

_FACTS = 6


def report(ground: Ground, code: str, year: int, address: str, drawer: Drawer) -> Report:
    """One landsting's report of a year. `address` is its page."""
    maker = Maker(ground, year, code, drawer)
    names = ground.counties.set_index("county_code").loc[code]
    today = "" if names.region_today == names.landsting_2013 else f" I dag {names.region_today}."
    made = (*_standing(maker, code), blocks.new_page(), *_patients(maker, code), *_sources(maker, address))
    return Report(
        kicker="Rehabiliteringsgarantin",
        title=f"{names.landsting_2013}, första halvåret {year}",
        about=f"{period_line(ground, year)}{today}",
        foot=f"Rehabdata. {ground.version_line()}",
        blocks=made,
        pictures=maker.pictures,
    )


def opening(maker: Maker, code: str) -> list[str]:
    """The sentences that open the report."""
    half, doubled = maker.settlement(1.0), maker.settlement(2.0)
    return [
        sentences.landsting_share(half.of(code), half, places(half)[code], maker.year),
        sentences.landsting_same_pace(doubled.of(code), half.of(code)),
    ]


def _standing(maker: Maker, code: str) -> list[Block]:
    half, year = maker.settlement(1.0), maker.year
    own, county = half.of(code), maker.ground.county_by_code[code]
    nation = swedish.percent(half.nation.share, 1)
    treated = swedish.number(own.kbt + own.mmr1 + own.mmr2)
    return [
        blocks.lead(*opening(maker, code)),
        blocks.key_figures(
            [
                ("Upparbetat av avsatta medel", swedish.percent(own.share, 1), f"riket {nation}"),
                ("Upparbetat, första halvåret", swedish.mkr(own.earned_sek), f"av {swedish.mkr(own.allocation_sek)}"),
                ("Behandlade patienter", treated, f"KBT/IPT, MMR1 och MMR2, {year}"),
            ]
        ),
        maker.figure("share-strip", f"{county} bland de 21 landstingen, upparbetat av avsatta medel {year}"),
        blocks.notes(PLACE_RULE),
        blocks.heading(f"Pengar {year}"),
        _money(maker, code),
        blocks.notes(NO_FORECAST),
        *_facts(maker, code),
    ]


def _money(maker: Maker, code: str) -> Block:
    at_pace, half = maker.settlement(2.0).of(code), maker.settlement(1.0).of(code)
    pairs = [
        ("Fördelning efter befolkning", at_pace.allocation_sek, half.allocation_sek),
        ("Upparbetat", at_pace.earned_sek, half.earned_sek),
        ("Kvar av årets fördelning", at_pace.unused_sek, half.unused_sek),
        ("Över årets fördelning", at_pace.excess_sek, half.excess_sek),
    ]
    return blocks.table(
        f"{half.county}: fördelning, upparbetat och kvar",
        [("", "text"), ("Helår i samma takt (×2)", "number"), ("Första halvåret (×1)", "number")],
        [
            *((name, swedish.mkr(one), swedish.mkr(other)) for name, one, other in pairs),
            ("Andel", swedish.percent(at_pace.share, 1), swedish.percent(half.share, 1)),
        ],
    )


def _facts(maker: Maker, code: str) -> list[Block]:
    """Six lines of the landsting's own chapter: one a theme, in the chapter's order, then more of them."""
    all_facts = queries.access(maker.ground.connection)
    own = all_facts[all_facts.county_code == code]
    chosen = six_lines(list(zip(own.theme, own.fact, strict=True)))
    if not chosen:
        return []
    return [
        blocks.facts(
            f"Ur landstingets eget kapitel i rapporten, {maker.ground.county_by_code[code]} 2013",
            chosen,
            "Med våra ord. Landstingen berättar olika mycket och räknar olika, så kapitlen går inte att jämföra.",
        )
    ]


def six_lines(facts: Sequence[tuple[str, str]]) -> list[str]:
    """(theme, fact) in the chapter's order: the first of each theme, then the rest, six in all, in order."""
    order = list(access_sentences.THEMES)
    numbered = list(enumerate(facts))
    firsts = [next((n for n, (theme, _fact) in numbered if theme == wanted), None) for wanted in order]
    picked = [n for n in firsts if n is not None]
    picked += [n for n, _fact in numbered if n not in picked]
    return list(dict.fromkeys(facts[n][1] for n in sorted(picked[:_FACTS])))


def _patients(maker: Maker, code: str) -> list[Block]:
    ground, county = maker.ground, maker.ground.county_by_code[code]
    return [
        blocks.heading("Sedan när?"),
        blocks.beside(
            [maker.figure("kbt-by-year", "KBT/IPT, patienter januari–juni", pixels=270)],
            [maker.figure("mmr-by-year", "Multimodal rehabilitering, patienter januari–juni", pixels=270)],
        ),
        blocks.notes(BREAK),
        blocks.table(
            f"{county}: patienter per behandling, och per 10\u00a0000 invånare 15–64 år",
            [
                ("År", "text"),
                ("Behandling", "text"),
                ("Patienter", "number"),
                ("Per 10\u00a0000", "number"),
                ("Riket", "number"),
                ("Medianen", "number"),
            ],
            [
                (
                    str(row.year),
                    row.treatment,
                    swedish.patients(row.patients),
                    swedish.number(row.per_10000, 1),
                    swedish.number(row.nation_per_10000, 1),
                    swedish.number(row.median_per_10000, 1),
                )
                for row in rows.per_inhabitant(ground.treatments, code)
            ],
        ),
        blocks.heading("Kvinnor och män"),
        blocks.text(sentences.womens_part(ground.gender, code), "Behovet hos kvinnor och män är okänt."),
        blocks.table(
            f"{county}: kvinnor och män, alla behandlingar",
            [
                ("År", "text"),
                ("Kön", "text"),
                ("Patienter", "number"),
                ("Andel", "number"),
                ("Riket", "number"),
                ("Per 10\u00a0000", "number"),
                ("Riket per 10\u00a0000", "number"),
            ],
            [
                (
                    str(row.year),
                    row.sex,
                    swedish.patients(row.patients),
                    swedish.percent(row.part, 1),
                    swedish.percent(row.nation_part, 1),
                    swedish.number(row.per_10000, 1),
                    swedish.number(row.nation_per_10000, 1),
                )
                for row in rows.by_sex(ground.gender, code)
            ],
        ),
    ]


def _sources(maker: Maker, address: str) -> list[Block]:
    said = (
        "Rehabiliteringsgarantin 2013 (SKL, oktober 2013): reglerna s. 6–7, tabell 1–3 s. 10–12, landstingets kapitel "
        "s. 14–30; befolkning, alla och 15–64 år, 31 december året före, Eurostat (garantin gäller 16–67 år). "
        "Beräknat: upparbetat är behandlade patienter × (ersättning + tillägg); fördelningen är ramen efter befolkning."
    )
    return [
        blocks.heading("Källor och gränser"),
        blocks.notes(
            " ".join(money_sources(maker.ground.assumptions, maker.year, said)),
            "Antalet säger inget om behovet, och siffrorna säger inte om ersättningen täcker landstingets kostnad.",
        ),
        blocks.link(f"{maker.ground.version_line()} Siffrorna, och hur de är räknade:", address),
    ]
