"""A report handed to the drawing process: content as data, pictures as files, the palette with it."""

import datetime as dt
import json
from dataclasses import asdict
from pathlib import Path

from rehabdata.drawing import Drawer
from rehabdata.reports.blocks import Report
from rehabdata.theme import LIGHT

TEMPLATE = Path(__file__).with_name("report.typ")


def content(report: Report) -> str:
    """What the template is filled with, as JSON."""
    colours = {name: value for name, value in asdict(LIGHT).items() if isinstance(value, str)}
    told = {
        "kicker": report.kicker,
        "title": report.title,
        "about": report.about,
        "foot": report.foot,
        "blocks": report.blocks,
        "colours": colours,
    }
    return json.dumps(told, ensure_ascii=False)


def pdf(report: Report, date: str | None, drawer: Drawer) -> bytes:
    """The report as PDF/UA-1, dated by the day of its data (ISO). Raises CannotDraw, FaultyDrawing."""
    made = dt.datetime.fromisoformat(date or "2013-10-01").replace(tzinfo=dt.UTC)
    template = TEMPLATE.read_text(encoding="utf-8")
    return drawer.pdf(template, report.pictures, content(report), int(made.timestamp()))
