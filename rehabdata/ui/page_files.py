"""The style sheet and the page's own script: files that the page's head links, named by what they hold."""

import hashlib
import json
from dataclasses import asdict
from functools import cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from rehabdata import theme
from rehabdata.language import LANGUAGES, _, speaking
from rehabdata.ui import navigation, page_words

_HERE = Path(__file__).parent
_KINDS = {"css": "text/css", "js": "text/javascript"}
_FOR_EVER = {"cache-control": "public, immutable, max-age=31536000"}


@cache
def files() -> dict[str, bytes]:
    """Both by address: what a name stands for never changes, so a browser keeps it."""
    texts = {"style.css": _style(), "page.js": _script()}
    named: dict[str, bytes] = {}
    for name, text in texts.items():
        body = text.encode()
        stem, ending = name.split(".")
        named[f"/rehabdata/{stem}.{hashlib.sha256(body).hexdigest()[:12]}.{ending}"] = body
    return named


def links() -> tuple[str, str]:
    """What links them: the sheet last of the page, after Streamlit's own rules, and the script."""
    style, script = files()
    return f'<link rel="stylesheet" href="{style}">', f'<script type="module" src="{script}"></script>'


def route() -> Route:
    """Serves them."""
    return Route("/rehabdata/{name}", _send)


async def _send(request: Request) -> Response:
    body = files().get(request.url.path)
    if body is None:  # of another version
        return Response(status_code=404)
    return Response(body, media_type=_KINDS[request.url.path.rpartition(".")[2]], headers=_FOR_EVER)


def _style() -> str:
    """style.css with the palette before it; Streamlit sets color-scheme, which light-dark() goes by."""
    light, dark = asdict(theme.LIGHT), asdict(theme.DARK)
    pairs = [
        f"--rd-{name.replace('_', '-')}: light-dark({light[name]}, {dark[name]});"
        for name in light
        if isinstance(light[name], str)
    ]
    for name in ("classes", "class_text"):
        pairs += [
            f"--rd-{name.replace('_', '-')}-{i}: light-dark({day}, {night});"
            for i, (day, night) in enumerate(zip(light[name], dark[name], strict=True))
        ]
    return f".stApp {{ {' '.join(pairs)} }}\n{(_HERE / 'style.css').read_text(encoding='utf-8')}"


def _script() -> str:
    """page.js with what it is told of: Streamlit's words, our own, the pages' addresses."""
    said = {}
    for language in LANGUAGES:
        with speaking(language):
            said[language] = [_(sentence) for sentence in page_words.OF_COPYING]
    told = {"words": page_words.WORDS, "patterns": page_words.PATTERNS, "said": said, "paths": list(navigation.heads())}
    return f"const site = {json.dumps(told)};\n{(_HERE / 'page.js').read_text(encoding='utf-8')}"
