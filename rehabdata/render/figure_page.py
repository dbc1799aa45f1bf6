"""A figure as a page of its own, for a link or a frame in an intranet page: picture, table, sources; no session."""

from collections.abc import Sequence
from html import escape
from pathlib import Path
from string import Template

from rehabdata import language
from rehabdata.exhibits.exhibit import Exhibit, Table
from rehabdata.language import _
from rehabdata.swedish import tied
from rehabdata.theme import DARK, LIGHT

_PAGE = Template((Path(__file__).parent / "figure_page.html").read_text("utf-8"))


def html(exhibit: Exhibit, picture: str, page: str, told: Sequence[str]) -> str:
    """The page in the run's language. `picture` and `page` are the addresses of the picture and of the page where the
    figure stands; `told` says what of the address could not be used.
    """
    lines = (*exhibit.notes, _("Källa: {sentences}", sentences=" ".join(exhibit.sources)))
    return _PAGE.substitute(
        language=language.current(),
        name=exhibit.name,
        finding=_safe(exhibit.finding),
        measure=_safe(exhibit.measure),
        told=_paragraphs(told),
        picture=f"<img src='{escape(picture, quote=True)}' alt='{escape(exhibit.alt, quote=True)}'>",
        table=_table(exhibit.table) if exhibit.table else "",
        lines=_paragraphs(lines),
        page=escape(page, quote=True),
        way=_safe(_("Öppna i Rehabdata, med alla val")),
        **{"light": LIGHT.background, "light_text": LIGHT.text, "light_muted": LIGHT.muted, "light_link": LIGHT.chosen},
        **{"dark": DARK.background, "dark_text": DARK.text, "dark_muted": DARK.muted, "dark_link": DARK.chosen},
    )


def _table(shown: Table) -> str:
    head = "".join(f"<th scope='col'{_align(column.align)}>{_safe(column.heading)}</th>" for column in shown.columns)
    body = "".join(
        f"<tr{' class=marked' if number == shown.marked else ''}>"
        + "".join(
            f"<{'td' if place else 'th scope=row'}{_align(column.align)}>{_safe(cell)}</{'td' if place else 'th'}>"
            for place, (column, cell) in enumerate(zip(shown.columns, row, strict=True))
        )
        + "</tr>"
        for number, row in enumerate(shown.rows)
    )
    as_table = _("Visa som tabell")
    return (
        f"<details><summary>{_safe(as_table)}</summary><div tabindex='0' role='group' "
        f"aria-label='{escape(shown.caption, quote=True)}'><table><caption>{_safe(shown.caption)}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div></details>"
    )


def _align(align: str) -> str:
    return " class='number'" if align == "number" else ""


def _paragraphs(lines: Sequence[str]) -> str:
    return "".join(f"<p class='muted'>{_safe(line)}</p>" for line in lines if line)


def _safe(text: str) -> str:
    return escape(tied(text))
