"""A report handed to the drawing process: content as data, pictures as files, the palette with it."""

import datetime as dt
import json
from dataclasses import asdict
from pathlib import Path

from rehabdata.drawing import Drawer
from rehabdata.reports.blocks import Report
from rehabdata.theme import LIGHT

TEMPLATE = Path(__file__).with_name("report.typ")


def pdf(report: Report, day: dt.date | None, drawer: Drawer) -> bytes:
    """The report as PDF/UA-1, dated by the day of its data. Raises CannotDraw, FaultyDrawing."""
    colours = {name: value for name, value in asdict(LIGHT).items() if isinstance(value, str)}
    content = {
        "kicker": report.kicker,
        "title": report.title,
        "about": report.about,
        "foot": report.foot,
        "blocks": report.blocks,
        "colours": colours,
    }
    made = dt.datetime.combine(day or dt.date(2013, 10, 1), dt.time(), dt.UTC)
    return drawer.pdf(
        TEMPLATE.read_text(encoding="utf-8"),
        report.pictures,
        json.dumps(content, ensure_ascii=False),
        int(made.timestamp()),
    )
