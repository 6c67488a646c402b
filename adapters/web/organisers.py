"""The page on which organisers see what works: `/organise`, rendered here, without any script."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import logging
from collections.abc import Awaitable, Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from aiohttp import web
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from adapters.shared.browser_language import words_of
from adapters.web import backlog_view, charts, csv_file, figures_view
from bot.core.ports import ChatError
from bot.core.store import StoreUnavailable
from bot.features.organise.visits import SESSION_LASTS, Visitor, Visits
from bot.i18n.sanitize import file_stem
from bot.i18n.translator import Translator

log = logging.getLogger(__name__)

HERE = Path(__file__).parent
COOKIE = "paned-organise"
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src data:; form-action 'self';"
        " base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # without a referrer browsers send no origin either
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
    "X-Robots-Tag": "noindex",
}
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class OrganiserPages:
    """The pages, their downloads, and the way in and out."""

    def __init__(self, visits: Visits, *, address: str) -> None:
        """`address`: where visitors reach the server, such as https://paned.example."""
        self._visits = visits
        self.address = address

    def add_to(self, app: web.Application) -> None:
        """Add the routes."""
        routes: list[tuple[str, str, Handler]] = [
            ("GET", "/organise", self._page),
            ("GET", "/organise/figures.csv", self._download),
            ("GET", "/organise/enter/{link}", self._ask),
            ("POST", "/organise/enter", self._enter),
            ("POST", "/organise/leave", self._leave),
            ("GET", "/organise/messages", self._messages),
            ("POST", "/organise/messages", self._again),
            ("GET", "/organise/messages.csv", self._download_messages),
            ("GET", "/organise/style.css", _style),
            ("*", "/organise/{other:.*}", _nothing),
        ]
        for method, path, handler in routes:
            app.router.add_route(method, path, _guarded(handler))

    async def _ask(self, request: web.Request) -> web.Response:
        """A page with a button: programs that look at links in chats must not use them up."""
        await asyncio.to_thread(charts.prepare)
        words = words_of(request)
        return _html(
            "notice.html",
            words,
            title=words.label("web-enter-title"),
            text=words.label("web-enter"),
            button=words.label("web-enter-button"),
            link=request.match_info["link"],
        )

    async def _enter(self, request: web.Request) -> web.StreamResponse:
        self._require_own_page(request)
        session = await self._visits.enter(str((await request.post()).get("link", "")))
        if session is None:
            return _over(request)
        answer = web.Response(status=303, headers={"Location": "/organise"})
        answer.set_cookie(
            COOKIE,
            session,
            path="/organise",
            max_age=int(SESSION_LASTS.total_seconds()),
            httponly=True,
            secure=self.address.startswith("https://"),
            samesite="Strict",
        )
        return answer

    async def _leave(self, request: web.Request) -> web.StreamResponse:
        await self._require_own_form(request)
        await self._visits.leave(request.cookies.get(COOKIE, ""))
        answer = _notice(request, 200, "web-left-title", "web-left")
        answer.del_cookie(COOKIE, path="/organise")
        return answer

    async def _page(self, request: web.Request) -> web.StreamResponse:
        visitor = await self._visitor(request)
        if visitor is None:
            return _over(request)
        view = await figures_view.of(self._visits, visitor, request.query.get("period", ""))
        now = self._visits.clock.now()
        shown = await asyncio.to_thread(figures_view.as_page, view, visitor, now)
        csrf = _csrf(request.cookies[COOKIE])
        return _html("figures.html", visitor.words, csrf=csrf, **shown)

    async def _download(self, request: web.Request) -> web.StreamResponse:
        visitor = await self._visitor(request)
        if visitor is None:
            return _over(request)
        view = await figures_view.of(self._visits, visitor, request.query.get("period", ""))
        if view is None:
            raise web.HTTPNotFound
        name = f"paned-{view.period.code}.csv"
        return csv_file.download(name, figures_view.as_csv(view, visitor))

    async def _messages(self, request: web.Request) -> web.StreamResponse:
        visitor = await self._visitor(request)
        if visitor is None:
            return _over(request)
        found = await self._visits.backlog(visitor)
        shown = backlog_view.as_page(found, visitor, request.query.get("sent", ""))
        return _html("backlog.html", visitor.words, csrf=_csrf(request.cookies[COOKIE]), **shown)

    async def _download_messages(self, request: web.Request) -> web.StreamResponse:
        visitor = await self._visitor(request)
        if visitor is None:
            return _over(request)
        found = await self._visits.backlog(visitor)
        name = f"paned-{file_stem(visitor.words.label('web-messages'), 'messages')}.csv"
        return csv_file.download(name, backlog_view.as_csv(found, visitor))

    async def _again(self, request: web.Request) -> web.StreamResponse:
        given = await self._require_own_form(request)
        visitor = await self._visitor(request)
        if visitor is None:
            return _over(request)
        why, about = str(given.get("why", "")), str(given.get("about", ""))
        begun = await self._visits.send_again(visitor, why, about)
        sent = backlog_view.BEGUN if begun else backlog_view.GONE
        return web.Response(status=303, headers={"Location": f"/organise/messages?sent={sent}"})

    async def _visitor(self, request: web.Request) -> Visitor | None:
        session = request.cookies.get(COOKIE, "")
        return await self._visits.visitor(session) if session else None

    async def _require_own_form(self, request: web.Request) -> Mapping[str, object]:
        """Return the fields of a form of a page that this visitor was shown."""
        self._require_own_page(request)
        form = await request.post()
        given, session = str(form.get("csrf", "")), request.cookies.get(COOKIE, "")
        if not hmac.compare_digest(given.encode(), _csrf(session).encode()):
            raise web.HTTPForbidden
        return form

    def _require_own_page(self, request: web.Request) -> None:
        """Refuse forms of other sites. Every browser says where a form comes from."""
        origin = request.headers.get("Origin", "")
        if urlsplit(origin)[:2] != urlsplit(self.address)[:2]:
            raise web.HTTPForbidden


def _guarded(handler: Handler) -> Handler:
    """Add the headers to every answer, and say what is wrong in words."""

    async def guarded(request: web.Request) -> web.StreamResponse:
        try:
            answer = await handler(request)
        except web.HTTPForbidden:  # a form of another site, or of a visit that has ended
            answer = _over(request)
        except web.HTTPNotFound:
            answer = _notice(request, 404, "web-nothing-title", "web-nothing")
        except web.HTTPException as error:
            error.headers.update(_HEADERS)
            raise
        except (ChatError, StoreUnavailable) as error:
            log.warning("the page of organisers cannot be shown: %s", error)
            answer = _notice(request, 503, "web-later-title", "web-later")
        except Exception:
            log.exception("the page of organisers failed")
            answer = _notice(request, 500, "web-later-title", "web-later")
        answer.headers.update(_HEADERS)
        return answer

    return guarded


async def _nothing(request: web.Request) -> web.StreamResponse:
    raise web.HTTPNotFound


async def _style(request: web.Request) -> web.Response:
    return web.Response(text=_read_style(), content_type="text/css")


@cache
def _read_style() -> str:
    return (HERE / "static" / "style.css").read_text(encoding="utf-8")


@cache
def _templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _html(template: str, words: Translator, status: int = 200, **shown: Any) -> web.Response:
    given = {"button": "", "link": "", **shown}
    page = _templates().get_template(template).render(language=words.language, **given)
    return web.Response(text=page, status=status, content_type="text/html")


def _over(request: web.Request) -> web.Response:
    """Whatever is wrong with a link or a session, it reads the same."""
    return _notice(request, 403, "web-over-title", "web-over")


def _notice(request: web.Request, status: int, title: str, text: str) -> web.Response:
    """A page with these two sentences, in the language of the browser."""
    words = words_of(request)
    return _html(
        "notice.html", words, status=status, title=words.label(title), text=words.label(text)
    )


def _csrf(session: str) -> str:
    """What only a page of that session knows."""
    return hashlib.sha256(f"form:{session}".encode()).hexdigest()
