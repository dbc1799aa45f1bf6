"""The words around checks: verdicts, the figures' names, what is set against what, the page's answers.

A departure is told as one, never as a fault of somebody's; limits of ours are named as ours. What a document claims is
a reading of it and stays Swedish: it comes from data/claims.csv.
"""

from collections.abc import Mapping, Sequence

from rehabdata import swedish
from rehabdata.claims.checks import (
    KINDS,
    ROUNDED_WITHIN_PERCENT,
    SAME_COUNT_WITHIN_PERCENT,
    SAME_SHARE_WITHIN_POINTS,
    VERDICTS,
    Check,
    Fall,
    Figure,
    Kind,
    Verdict,
)
from rehabdata.language import _, later, one_or_more
from rehabdata.tracker.plan_sentences import PAID_DAYS

# verdict -> its sign, its word
SIGNS: Mapping[Verdict, str] = {"holds": "=", "rounded": "≈", "fails": "≠", "cannot be tested": "?"}
_WORDS: Mapping[Verdict, str] = {
    "holds": later("stämmer"),
    "rounded": later("avrundat"),
    "fails": later("avviker"),
    "cannot be tested": later("kan inte prövas"),
}

# A figure's key -> its name, with {year} where the year belongs to it.
FIGURES: Mapping[str, str] = {
    "columns_checked": later("Prövade kolumner"),
    "columns_departing": later("Kolumner som avviker"),
    "column_sum": later("Kolumnens summa"),
    "counties_and_years_checked": later("Prövade landsting och år"),
    "counties_and_years_departing": later("Landsting och år som avviker"),
    "men_and_women": later("Män och kvinnor {year}"),
    "all_treatments": later("Alla behandlingar {year}"),
    "shares_checked": later("Prövade andelar"),
    "shares_departing": later("Andelar som avviker"),
    "share": later("Andel {year}"),
    "computed_share": later("Beräknad andel {year}"),
    "mmr": later("MMR {year}"),
    "mmr1": later("MMR1 {year}"),
    "mmr2": later("MMR2 {year}"),
    "kbt": later("KBT/IPT {year}"),
    "mmr_begun_or_finished": later("MMR {year}, påbörjade eller avslutade"),
    "mmr_finished": later("MMR {year}, avslutade"),
    "mmr1_increase": later("Ökning av MMR1 2012–{year}"),
    "mmr2_increase": later("Ökning av MMR2 2012–{year}"),
    "mmr1_increase_percent": later("Ökning av MMR1 2012–{year}, i procent"),
    "mmr2_increase_percent": later("Ökning av MMR2 2012–{year}, i procent"),
    "counties_that_rose": later("Landsting som ökade"),
    "counties_checked": later("Prövade landsting"),
    "counties_departing": later("Landsting som avviker"),
    "others_checked": later("Ordagrant alla utom de tio: prövade landsting"),
    "others_departing": later("Ordagrant alla utom de tio: landsting som avviker"),
    "others_but_three_checked": later("Utan de tre i nästa mening, vår läsning: prövade landsting"),
    "others_but_three_departing": later("Utan de tre i nästa mening, vår läsning: landsting som avviker"),
    "counties_named": later("Landsting som nämns vid namn"),
    "counties_listed": later("Landsting som räknas upp grupp för grupp"),
    "counties_within_limits": later("Landsting inom gränserna"),
    "kbt_ratio": later("KBT/IPT {year} mot 2012"),
    "women_part": later("Kvinnor {year}"),
    "men_part": later("Män {year}"),
    "lowest_share": later("Lägsta andel bland dem som nämns"),
    "highest_share": later("Högsta andel bland dem som nämns"),
    "access_good": later("God eller ganska god tillgång"),
    "access_doubtful": later("Tveksam tillgång"),
    "access_lacking": later("Behöver mer"),
    "kbt_wanting": later("Del som behöver mer KBT-kompetens"),
    "ipt_in_text": later("IPT i texten"),
    "ipt_in_note_lowest": later("IPT i anmärkningen, lägst"),
    "ipt_in_note_highest": later("IPT i anmärkningen, högst"),
    "therapists": later("De tre grupperna tillsammans"),
    "basic_training": later("Grundläggande kompetens"),
    "psychologists": later("Psykologer"),
    "psychotherapists": later("Psykoterapeuter"),
    "total": later("Sammanfattningens belopp tillsammans"),
    "research": later("Till forskning enligt sammanfattningen"),
    "treatments_in_summary": later("Till insatser i sammanfattningen"),
    "research_in_summary": later("Till forskning i sammanfattningen"),
    "supplement_agreement_first": later("Bakgrunden, först"),
    "supplement_agreement_then": later("Bakgrunden, sedan"),
    "supplement_chapters": later("Landstingens arbete"),
    "first_year_table_1": later("Tabell 1, första året"),
    "last_year_table_1": later("Tabell 1, sista året"),
    "first_year_table_2": later("Tabell 2, första året"),
    "last_year_table_2": later("Tabell 2, sista året"),
    "first_year_table_3": later("Tabell 3, första året"),
    "last_year_table_3": later("Tabell 3, sista året"),
    "kbt_part_table_3": later("KBT/IPT som del av tabell 3, vars avsnitt bara nämner KBT"),
    "gap": later("Skillnad {year}"),
    "narrowed": later("Skillnaden har krympt med"),
    "own_rate": later("Januari–oktober {year}"),
    "own_fall": later("Minskning"),
    "title_date": later("Rubrikens datum"),
    "targets_date": later("Målens kolumn"),
    "activities_date": later("Aktiviteternas kolumn"),
    "latest_measurement": later("Senaste siffran i målens kolumn"),
    "plan_rows": later("Mål och aktiviteter"),
    "legible_rows": later("Rader där tecknet går att läsa"),
    "rows_with_a_mark": later("Rader där något tecken finns kvar"),
}

# A figure's unit as the claims and queries have it -> in words. "antal" needs none: the name says what is counted.
_UNITS: Mapping[str, str] = {
    "patienter": later("patienter"),
    "procent": later("procent"),
    "procentenheter": later("procentenheter"),
    "landsting": later("landsting"),
    "gånger": later("gånger"),
    "personer": later("personer"),
    "Mkr": later("Mkr"),
    "kr per utredning": later("kr per utredning"),
    "kr per behandlad patient": later("kr per behandlad patient"),
    "kr per person": later("kr per person"),
    "dagar": later("dagar"),
    "rader": later("rader"),
}
_WITHOUT_WORDS = ("antal", "år", "datum")

# Where a document has what it says of a figure, where that is not its running text -> how the two are told.
_TOLD_BESIDE: Mapping[str, str] = {
    "column_sum": later("{value}; på Summaraden {printed}"),
    "computed_share": later("{value}; i tabellen {printed}"),
    "total": later("{value}; i bakgrunden {printed}"),
    "research": later("{value}; i bakgrunden {printed}"),
    "kbt_part_table_3": later("{value}; enligt rubriken {printed}"),
    "plan_rows": later("{value}; räknat i dokumentet {printed}"),
    **{
        f"{end}_year_table_{number}": later("{value}; i titeln {printed}")
        for end in ("first", "last")
        for number in (1, 2, 3)
    },
}

# A measure that fell -> its name.
_MEASURES: Mapping[str, str] = {
    "share": later("Andel ansökt, procent"),
    "KBT/IPT": later("KBT/IPT, patienter"),
    "MMR": later("MMR, patienter"),
    "MMR1": later("MMR1, patienter"),
    "MMR2": later("MMR2, patienter"),
}

# What is set against what, and what another reading could be; true whatever the verdict.
_METHODS: Mapping[str, str] = {
    "sums": later("Andelarna i tabell 3 har ingen summa och är inte med."),
    "men-women": later("Avsnittets rubrik säger KBT, men jämförelsen görs med KBT/IPT, MMR1 och MMR2 tillsammans."),
    "shares-reproduced": later(
        "Andelen är patienter gånger ersättning och tillägg, delat med landstingets del av ramen efter folkmängden. "
        "2012 års ram och ersättningar är härledda ur just de andelarna, så för 2012 prövas bara att de går att få "
        "fram; hur löst det binder ramen står i Om uppgifterna."
    ),
    "mmr-national": later("Tabell 1:s kolumner är summerade över landstingen."),
    "kbt-national": later("Tabell 2:s kolumner är summerade över landstingen."),
    "mmr-finished-more": later(
        "2011 räknas påbörjade och avslutade tillsammans, så hur många som var färdiga då går inte att se."
    ),
    "mmr2-main-increase": later(
        "Texten säger inte om ökningen menas i antal eller i procent. Båda läsningarna visas, och påståendet stämmer "
        "om någon av dem gör det."
    ),
    "mmr-fell-2011-2012": later(
        "Gäller hela landet; de landsting som ökade visas också. 2011 räknas även påbörjade, så åren mäter olika saker."
    ),
    "kbt-fell-2011-2012": later(
        "Prövat är att antalet minskade, inte varför. Gäller hela landet; de landsting som ökade visas också. 2011 "
        "räknas även påbörjade, så åren mäter olika saker."
    ),
    "mmr-more-2013-than-2011": later("MMR1 och MMR2 tillsammans 2013 mot MMR 2011, då även påbörjade räknas."),
    "mmr-others-more-than-2012": later(
        "MMR1 och MMR2 tillsammans båda åren. Texten säger övriga; att de tre som nästa mening nämner är undantagna "
        "är vår läsning. Båda visas, och påståendet stämmer om någon av dem gör det."
    ),
    "same-share-three": later(
        "Ordet andel kan läsas på två sätt: andel ansökt (här lika inom {points} procentenheter) eller antal MMR (här "
        "lika inom {percent} procent). Gränserna är våra. Påståendet stämmer om någon läsning gör det för alla tre."
    ),
    "kbt-doubled": later("Ordet står för två gånger så många."),
    "kbt-2011-over-2013": later("2011 räknas även påbörjade behandlingar."),
    "kbt-six-exceptions": later(
        "Prövat är också att inget annat landsting ökade; att uppräkningen är hel är vår läsning. 2011 räknas även "
        "påbörjade behandlingar."
    ),
    "gender-73-27": later("Tabell 3:s män och kvinnor i alla behandlingar."),
    "gender-same-as-before": later(
        "Jämfört i hela procent, som texten skriver. Tabellerna har kön bara för 2012 och 2013."
    ),
    "national-28-48": later(
        "Upparbetat genom ramen för hela året; vad som betalades finns inte i tabellerna. Tabell 3:s sista rad visar "
        "också andelarna. 2012 års ram och ersättningar är härledda ur samma rapports andelar, så 2012 är ingen egen "
        "prövning; hur löst de binder ramen står i Om uppgifterna."
    ),
    "skane-103": later("Tabell 3, andel ansökt 2013."),
    "nine-40-61": later(
        "Tabell 3, andel ansökt 2013. Prövat är också att inget annat landsting låg där; att uppräkningen är hel är "
        "vår läsning."
    ),
    "access-9-8-4": later("Rapporten räknar upp antal utan att säga vilka landsting som menas."),
    "half-need-kbt": later(
        "Rapporten säger inte vilka landsting som menas; den nämner bara några som främst säger det."
    ),
    "ipt-share": later(
        "Tabellerna har KBT och IPT tillsammans. Textens tal ligger inom det spann som anmärkningen anger."
    ),
    "halland-72": later("En person kan höra till två grupper."),
    "frame-paragraphs": later(
        "De tryckta andelarna för 2013 följer av sammanfattningens belopp. De för 2012 går att få fram ur bakgrundens, "
        "som alltså kan gälla ett annat år. Det är vår läsning."
    ),
    "supplement-wordings": later(
        "Per person kan betyda detsamma som per behandlad patient, som är det de tryckta andelarna följer."
    ),
    "table-titles": later(
        "Titeln ovanför tabellen mot kolumnerna i den, och avsnittets rubrik mot raderna i tabell 3."
    ),
    "lup-sick-days": later("Räknat på planens egna tryckta tal."),
    "lup-staff": later("Räknat på planens egna tryckta tal med en decimal."),
    "lup-one-point": later("Ordet står för ett. Gäller bara regionens egna medarbetare."),
    "lup-dates": later(
        "Målens kolumn har siffror som är senare än sitt datum, så datumet kan vara kvar sedan tidigare."
    ),
    "lup-symbols": later(
        "Tecknen gick förlorade när dokumentet gjordes om till text. Ett märke som är kvar säger inte vad det betydde."
    ),
}

# Checks of the document against itself, where no table is involved.
_WITHIN_THE_DOCUMENT = ("halland-72", "frame-paragraphs", "supplement-wordings", "lup-dates", "lup-symbols")

# Sentences that can be read in two ways, of which one suffices.
_WITH_TWO_READINGS = ("mmr2-main-increase", "mmr-others-more-than-2012", "same-share-three")


def word(verdict: Verdict) -> str:
    """The verdict in a word: stämmer, avrundat, avviker, kan inte prövas."""
    return _(_WORDS[verdict])


def signed_word(verdict: Verdict) -> str:
    """The verdict's sign and word: ≠ avviker."""
    return _("{sign} {word}", sign=SIGNS[verdict], word=word(verdict))


def answers(checks: Sequence[Check]) -> list[str]:
    """How it went for the documents' claims, then for our comparisons: kinds of their own, never added up."""
    claims, comparisons = (of_kind(checks, kind) for kind in KINDS)
    return [
        one_or_more(
            "{count} påstående i dokumenten är prövat mot deras tabeller: {outcomes}.",
            "{count} påståenden i dokumenten är prövade mot deras tabeller: {outcomes}.",
            len(claims),
            count=len(claims),
            outcomes=_outcomes(claims),
        ),
        one_or_more(
            "{count} jämförelse är vår egen, av dokumenten med sig själva: {outcomes}.",
            "{count} jämförelser är våra egna, av dokumenten med sig själva: {outcomes}.",
            len(comparisons),
            count=len(comparisons),
            outcomes=_outcomes(comparisons),
        ),
    ]


def of_kind(checks: Sequence[Check], kind: Kind) -> list[Check]:
    """The checks of one kind, in their order."""
    return [check for check in checks if check.kind == kind]


def _outcomes(checks: Sequence[Check]) -> str:
    """20 stämmer, 2 är avrundade, 8 avviker och 3 kan inte prövas."""
    counts = {verdict: sum(check.verdict == verdict for check in checks) for verdict in VERDICTS}
    parts = {
        "holds": _("{count} stämmer", count=counts["holds"]),
        "rounded": one_or_more(
            "{count} är avrundat", "{count} är avrundade", counts["rounded"], count=counts["rounded"]
        ),
        "fails": _("{count} avviker", count=counts["fails"]),
        "cannot be tested": _("{count} kan inte prövas", count=counts["cannot be tested"]),
    }
    return swedish.listed([parts[verdict] for verdict in VERDICTS if counts[verdict]])


def rule() -> str:
    """What the four verdicts mean, and what a departure is not."""
    return _(
        "Stämmer: lika med den noggrannhet som är tryckt. Avrundat: ett ord eller runt tal som ligger inom {percent} "
        "procent. Avviker: text och tabell säger olika; avrundning eller en annan läsning kan förklara. Kan inte "
        "prövas: tabellerna saknar uppgiften.",
        percent=ROUNDED_WITHIN_PERCENT,
    )


def claim(check: Check) -> str:
    """What the document claims, a reading of it and so Swedish, with the landsting that it names."""
    return " ".join(filter(None, [check.claim, named(check)]))


def named(check: Check) -> str:
    """The landsting that a claim names, where they are several: Nämnda: Skåne och Örebro."""
    return _("Nämnda: {counties}.", counties=swedish.listed(list(check.named))) if len(check.named) > 1 else ""


def explanation(check: Check) -> str:
    """What the verdict means here, then what was set against what."""
    within = check.check_id in _WITHIN_THE_DOCUMENT
    same = (
        _("Dokumentet säger detsamma överallt.")
        if within
        else _("Tabellerna ger detsamma i minst en läsning.")
        if check.check_id in _WITH_TWO_READINGS
        else _("Tabellerna ger detsamma.")
    )
    opening = {
        "holds": same,
        "rounded": _(
            "Ett ord eller runt tal; det beräknade ligger inom {percent} procent.", percent=ROUNDED_WITHIN_PERCENT
        ),
        "fails": _("Avvikelse inom dokumentet; avrundning eller annan läsning kan förklara.")
        if within
        else _("Avvikelse mellan text och tabell; avrundning eller annan läsning kan förklara."),
        "cannot be tested": _("Tabellerna saknar uppgiften."),
    }[check.verdict]
    method = _METHODS.get(check.check_id, "")
    limits = {"points": SAME_SHARE_WITHIN_POINTS, "percent": SAME_COUNT_WITHIN_PERCENT}
    caution = _(PAID_DAYS) if check.check_id == "lup-sick-days" else ""
    return " ".join(filter(None, [opening, _(method, **limits) if method else "", caution]))


def figure_name(figure: Figure) -> str:
    """What a figure is, with its year and its printed heading; whose it is stands beside it."""
    name = _(FIGURES[figure.name], year=figure.year)
    return _("{heading}, {name}", heading=figure.detail, name=name) if figure.detail else name


def figure_value(figure: Figure) -> str:
    """The figure with its unit, and what the document says where both are there: 72,7 procent; i texten 73."""
    printed = None if figure.printed is None else _shown(float(figure.printed), figure, printed=True)
    if figure.value is None:
        return _with_unit(figure.text or printed or "", figure)
    value = _with_unit(_shown(figure.value, figure, printed=False), figure)
    if printed is None or figure.name.startswith("supplement"):
        return value
    told = _TOLD_BESIDE.get(figure.name, later("{value}; i texten {printed}"))
    return _(told, value=value, printed=printed)


def figure_lines(check: Check) -> list[str]:
    """The figures as lines: Kvinnor 2013: 72,7 procent; i texten 73. Those of a landsting share a line."""
    of_counties: dict[str, list[Figure]] = {}
    for figure in check.figures:
        if figure.county:
            of_counties.setdefault(figure.county, []).append(figure)
    nation = [_line(figure) for figure in check.figures if not figure.county]
    return nation + [
        _("{county} – {figures}", county=county, figures=", ".join(_line(figure) for figure in figures))
        for county, figures in of_counties.items()
    ]


def _line(figure: Figure) -> str:
    return _("{name}: {value}", name=figure_name(figure), value=figure_value(figure))


def _shown(value: float, figure: Figure, printed: bool) -> str:
    if figure.unit == "år":
        return str(int(value))
    if printed and figure.printed is not None:
        return swedish.number(value, max(0, -int(figure.printed.as_tuple().exponent)))
    return swedish.number(value, figure.decimals)


def _with_unit(value: str, figure: Figure) -> str:
    if figure.unit == "Mkr":
        return _("{figure}\u00a0Mkr", figure=value)
    return value if figure.unit in _WITHOUT_WORDS else f"{value}{swedish.NBSP}{_(_UNITS[figure.unit])}"


def fell(measure: str, falls: Sequence[Fall]) -> str:
    """Of one measure: MMR, patienter, 2 landsting: Jönköping från 163 till 129 och Västmanland från 76 till 71.

    Never a percentage of a count, whose base may be small.
    """
    name = _(_MEASURES[measure])
    shown = swedish.number if measure == "share" else swedish.patients
    told = [
        _("{county} från {before} till {after}", county=one.county, before=shown(one.before), after=shown(one.after))
        for one in falls
        if one.measure == measure
    ]
    if not told:
        return _("{measure}: inget landsting.", measure=name)
    return _("{measure}, {count} landsting: {falls}.", measure=name, count=len(told), falls=swedish.listed(told))


def called_the_same(falls: Sequence[Fall]) -> str:
    """Those of them that the report itself calls about the same, each once; empty when there are none."""
    told = sorted({one.county for one in falls if one.called_the_same}, key=swedish.sort_key)
    if not told:
        return ""
    return _(
        "{counties} nämns på s. 8–9 bland dem som låg kvar på ungefär samma andel.",
        counties=swedish.listed(told),
    )
