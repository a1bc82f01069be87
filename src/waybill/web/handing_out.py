"""What is handed out as a file: feeds for readers of feeds, exports for other tools."""

import shutil
import tempfile
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from starlette.background import BackgroundTask
from starlette.responses import FileResponse, Response

from waybill.core.case import Case
from waybill.core.person import Role
from waybill.errors import UsageError
from waybill.export.exporting import Kind
from waybill.plugins import exporter
from waybill.telling.filters import BY_NAME
from waybill.telling.sentences import telling
from waybill.web.asked import Asked, RefusedError
from waybill.web.case_index import PARAMETERS, case_index
from waybill.web.links import case_address
from waybill.web.pages.cases import FORMATS, MOST_EXPORTED, export_command
from waybill.workspace.feeds import MOST_ENTRIES, FeedEntry, atom
from waybill.workspace.held import Held
from waybill.workspace.saved import saved_searches
from waybill.workspace.searches import Search
from waybill.workspace.spreading import feed_entry
from waybill.workspace.wanted import Wanted
from waybill.workspace.workspace import Workspace

ATOM: Final = "application/atom+xml"
_TYPES: Final[Mapping[str, str]] = {
    ".jsonl": "application/x-ndjson",
    ".json": "application/json",
    ".geojson": "application/geo+json",
    ".graphml": "application/xml",
    ".zip": "application/zip",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file to hand out.

    Attributes:
        name: to save it under; empty of what is to be shown.
        path: where it lies; removed, with the folder that it lies in, once it was handed out. None where ``content``
            is all of it.
    """

    media_type: str
    name: str = ""
    path: Path | None = None
    content: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a file comes from.

    Attributes:
        workspace: over the same ledger; left open.
        address: of the site, ``http://127.0.0.1:8417``.
    """

    workspace: Workspace
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOut:
    """An address at which a file is handed out.

    Attributes:
        path: ``{name}`` in it stands for an id.
        give: makes the file.
        about: what it is, for people.
        media_types: that it may have.
        parameters: names of what may stand behind the question mark.
        role: who may have it.
    """

    path: str
    give: Callable[[Asked, Source], File]
    about: str
    media_types: tuple[str, ...]
    parameters: tuple[str, ...] = ()
    role: Role = Role.READER


def sent(file: File) -> Response:
    """A file on its way; it is removed once it was sent."""
    headers = {"Content-Disposition": f'attachment; filename="{file.name}"'} if file.name else {}
    if file.path is None:
        return Response(file.content, media_type=file.media_type, headers=headers)
    done = BackgroundTask(shutil.rmtree, file.path.parent, ignore_errors=True)
    return FileResponse(file.path, media_type=file.media_type, headers=headers, background=done)


def feed(asked: Asked, source: Source) -> File:
    """The Atom feed of a saved search: the cases that changed last.

    Raises:
        RefusedError: none of this id is saved.
    """
    address = f"{source.address}/searches/{asked.name}/feed"
    return File(media_type=ATOM, content=written_feed(asked.held, asked.name, site=source.address, address=address))


def search_of(held: Held, search_id: str) -> Search:
    """A saved search.

    Raises:
        RefusedError: none of this id is saved.
    """
    saved = {each.id: each for each in saved_searches(held.location, ontology=held.ontology)}
    if search_id not in saved:
        raise RefusedError(f"no search {search_id!r} is saved", status=404, remedy="look at the list of searches")
    return saved[search_id]


def written_feed(held: Held, search_id: str, *, site: str, address: str) -> bytes:
    """The feed of a saved search as a file.

    Args:
        held: the ledger.
        search_id: of the search.
        site: address of the site, without a slash at its end.
        address: at which the feed is asked for.

    Raises:
        RefusedError: none of this id is saved, or nothing is recorded yet.
    """
    search = search_of(held, search_id)
    wanted = {**search.wanted.written(), "sort": "recorded"}
    cases = [each for each in case_index(held).select(wanted).cases if each.id in held.updated_at][:MOST_ENTRIES]
    entries = [_entry(case, held, site) for case in cases]
    updated_at = max((each.updated_at for each in entries), default=held.recorded_at)
    if updated_at is None:
        raise RefusedError("nothing is recorded in this ledger yet", status=404, remedy="add reports first")
    named = f"{held.founded} {search.name}"
    return atom(f"Waybill: {search.name}", entries, key=named, updated_at=updated_at, address=address)


def _entry(case: Case, held: Held, site: str) -> FeedEntry:
    updated_at = held.updated_at[case.id]
    told = feed_entry(case, held.documents.get, ledger=held.founded, told=telling(case), updated_at=updated_at)
    return replace(told, address=f"{site}{case_address(case.id)}")


def exported(asked: Asked, source: Source) -> File:
    """The cases of a filter in the format of another tool; what is a folder comes as a ZIP file.

    Raises:
        RefusedError: no such format, filter or value, or a ledger that is too large for pages to export.
    """
    if asked.name not in FORMATS:
        raise RefusedError(f"there is no format {asked.name!r}", status=404, remedy=f"ask for {', '.join(FORMATS)}")
    case_index(asked.held).select(asked.query)  # Refuses what cannot be asked for.
    filters = {name: value for name, value in asked.query.items() if name in BY_NAME}
    if len(asked.held.claims) > MOST_EXPORTED:
        raise RefusedError(
            f"this ledger has {len(asked.held.claims):,} claims, and pages export from {MOST_EXPORTED:,} at the most",
            status=413,
            remedy=export_command(asked.name, filters, asked.held.location),
        )
    try:
        return _written(asked.name, Wanted.of(filters), source.workspace)
    except UsageError as error:
        raise RefusedError(str(error), status=501, remedy=error.remedy) from error


def _written(format_: str, wanted: Wanted, workspace: Workspace) -> File:
    made, folder = exporter(format_), Path(tempfile.mkdtemp(prefix="waybill-export-"))
    try:
        target = folder / f"cases{made.suffix}"
        workspace.export(format_, str(target), wanted=wanted)
        packed = target if made.kind is Kind.FILE else _packed(target)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    media_type = _TYPES.get(packed.suffix, "application/octet-stream")
    return File(media_type=media_type, name=f"waybill-{format_}{packed.suffix}", path=packed)


def _packed(folder: Path) -> Path:
    """A folder as a ZIP file beside it."""
    target = folder.with_suffix(".zip")
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for file in sorted(folder.rglob("*")):
            if file.is_file():
                # The same bytes for the same ledger: files have no time of their own.
                entry = zipfile.ZipInfo(str(file.relative_to(folder)))
                entry.compress_type = zipfile.ZIP_DEFLATED
                packed.writestr(entry, file.read_bytes())
    return target


HAND_OUTS: Final = (
    HandOut(
        path="/searches/{name}/feed",
        give=feed,
        about="The Atom feed of a saved search: the hundred cases of it that changed last.",
        media_types=(ATOM,),
    ),
    HandOut(
        path="/export/{name}",
        give=exported,
        about="The cases of a filter in the format of another tool.",
        media_types=tuple(sorted({*_TYPES.values()})),
        parameters=PARAMETERS,
    ),
)
