"""Feeds of saved searches for readers of feeds, which cannot log in: each by an address with a secret in it.

Laws:   an address opens one feed, and nothing else;
        one that opens nothing is answered as any page that is not there, and its secret is told nowhere.
"""

from functools import partial
from typing import Final

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from waybill.web import answering
from waybill.web.account_door import AccountDoor
from waybill.web.asked import RefusedError
from waybill.web.door import Visit
from waybill.web.handing_out import ATOM, search_of, written_feed
from waybill.web.pages.account import FeedPage
from waybill.web.routing import Site
from waybill.web.sending import Sent

FEEDS: Final = "/account/feeds"
MOST_CHARS: Final = 100
_NONE: Final = RefusedError(
    "there is no such feed", status=404, remedy="make another address for it at the saved searches"
)


def feed_of_secret(site: Site, door: AccountDoor, request: Request) -> Response:
    """The feed that an address opens."""
    try:
        secret = str(request.path_params["secret"])
        opened = None if len(secret) > MOST_CHARS else door.people.feeds.opened_by(secret)
        if opened is None:
            raise _NONE
        _, search = opened
        here = str(request.base_url).rstrip("/")
        content = written_feed(site.holding.now(), search, site=here, address=f"{here}/feeds/{secret}")
        return Response(content, media_type=ATOM)
    except RefusedError:
        return answering.refusal(_NONE, is_json=False)
    except Exception as error:
        return answering.failed(error, is_json=False)


async def make_address(site: Site, door: AccountDoor, request: Request, visit: Visit, sent: Sent) -> Response:
    """A new address for the feed of a search, on a page that is shown this once."""
    held = await to_thread.run_sync(site.holding.now)
    search = await to_thread.run_sync(search_of, held, sent.form.one("search"))
    make = partial(door.people.feeds.make, visit.person, search.id, name=search.name, address=_from(request))
    secret = await to_thread.run_sync(make)
    page = FeedPage(name=search.name, address=f"{str(request.base_url).rstrip('/')}/feeds/{secret}")
    return answering.answer(page, "feed.html", is_json=False, frame=site.frame(visit), is_secret=True)


async def revoke_address(site: Site, door: AccountDoor, request: Request, visit: Visit, sent: Sent) -> Response:
    """An address that opens nothing any more."""
    search = sent.form.one("search")
    await to_thread.run_sync(partial(door.people.feeds.revoke, visit.person, search, address=_from(request)))
    return RedirectResponse("/account", status_code=303)


def _from(request: Request) -> str:
    return request.client.host if request.client else ""
