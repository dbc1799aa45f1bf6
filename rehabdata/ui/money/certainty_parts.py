"""How sure is it: the same pace beside what was published of whole years, and what doubling cannot know."""

from rehabdata import sources, swedish
from rehabdata.exhibits.exhibit import Column
from rehabdata.language import _
from rehabdata.money.funding import SEK_PER_MKR
from rehabdata.ui import parts, passage, source, table_links
from rehabdata.ui.choices import Choices

_COMPARED_YEAR, _CEILING_YEAR = 2013, 2014


@passage.together()
def show(chosen: Choices) -> None:
    """2013 doubled beside the published whole year; 2014 as the published ceiling; limits in words."""
    parts.section(_("Hur säkert är det?"))
    figures = source.data().assumptions
    doubled = source.data().settlement(_COMPARED_YEAR, "kv1-2", 2.0).nation.share
    whole, above, paid = (
        figures.find("production_of_frame", _COMPARED_YEAR),
        figures.find("production_of_frame", _CEILING_YEAR),
        figures.find("paid_out", _CEILING_YEAR),
    )
    parts.text(
        _(
            "Halvåret 2013 gånger två ger {doubled} av ramen; det publicerade utfallet för hela året blev {whole}. "
            "Så nära kan det bli för landet, men ett enskilt landsting kan hamna långt ifrån.",
            doubled=swedish.percent(doubled, 1),
            whole=swedish.percent(whole.value / 100),
        )
    )
    parts.table(
        _("Samma takt och publicerade utfall, hela landet"),
        [Column(_("År"), "text"), Column(_("Produktion av ramen")), Column(_("Betalt")), Column(_("Uppgift"), "text")],
        [
            (str(_COMPARED_YEAR), swedish.percent(doubled, 1), "–", _("beräknat: helår i samma takt (×2)")),
            (str(_COMPARED_YEAR), swedish.percent(whole.value / 100), "–", _("publicerat utfall, helår")),
            (
                str(_CEILING_YEAR),
                swedish.percent(above.value / 100),
                swedish.mkr(paid.value * SEK_PER_MKR, 0),
                _("publicerat utfall, helår: ramen är ett tak"),
            ),
        ],
    )
    table_links.show("tables/assumptions")
    parts.bullets(
        [
            _("Dubbleringen vet inget om semestrar, köer, vem som anställs eller vilka behandlingar som blir klara."),
            _("Den vet inte om landstingen gör fler eller färre behandlingar när ersättningen ändras."),
            _("Den vet inte hur en pott som inte räcker delades: nyckeln är ett antagande."),
        ]
    )
    parts.sources(
        _("{counts} (beräknat: patienter × 2 × ersättning och tillägg / ramen).", counts=_(sources.PATIENTS)),
        parts.composed(
            "{source} ({years}).",
            source=parts.in_line(parts.where_from(whole.source)),
            years=f"{_COMPARED_YEAR}, {_CEILING_YEAR}",
        ),
        *sources.inferred(source.data().assumptions, chosen.money_year),
    )
