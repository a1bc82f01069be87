"""Hostile input made by chance: ``python bench/fuzz.py [--seconds 600] [--folder DIR]``; needs ``pip install atheris``.

Atheris changes good inputs of every kind that is read, guided by which code they reach, and each of them is read as
``waybill add`` reads it, with triage and without. Some changes are made before the input is packed, since damage to
what is packed hardly gets past its checksum. A find is an input

- that makes reading raise, or gives nothing, or a document that cannot be kept;
- that takes longer than ``SLOW_S`` seconds, or more than ``MOST_MB`` of memory;
- that ends the process.

Finds are kept as files, named by what they did, and told; exit status 1 if there is one. A find gets a test that fails,
and then is mended.
"""

import argparse
import base64
import contextlib
import gzip
import resource
import subprocess
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Final, NamedTuple

ROOT: Final = Path(__file__).parents[1]
SLOW_S: Final = 60
MOST_MB: Final = 2500
MOST_BYTES: Final = 60_000
W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MEDIA_TYPES: Final = (
    *(None, "text/html", "application/pdf", "message/rfc822", "application/rss+xml", "application/json"),
    *("text/plain", "application/zip", "application/warc"),
)


class Wrapping(NamedTuple):
    """How a changed input gets into what is read."""

    media_type: str | None
    wrap: Callable[[bytes], bytes]


def _zipped(name: str) -> Callable[[bytes], bytes]:
    from archive_builder import zipped

    return lambda content: zipped({name: content})


def _recorded(content: bytes) -> bytes:
    from archive_builder import a_record, a_warc

    return a_warc(a_record("https://post.example/1", content), a_record("https://post.example/2"), packed=True)


def _attached(content: bytes) -> bytes:
    return (
        b"From: a@post.example\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nSee.\n--b\n"
        b'Content-Type: application/octet-stream; name="a"\nContent-Transfer-Encoding: base64\n\n'
        + base64.encodebytes(content)
        + b"\n--b--\n"
    )


def wrappings() -> tuple[Wrapping, ...]:
    bare = [Wrapping(media_type, lambda content: content) for media_type in MEDIA_TYPES]
    return (
        *bare,
        Wrapping(None, gzip.compress),
        Wrapping(None, _zipped("a.html")),
        Wrapping(None, _zipped("word/document.xml")),
        Wrapping(None, _recorded),
        Wrapping(None, _attached),
    )


def seeds() -> Iterator[tuple[int, bytes]]:
    """Good inputs, each with the number of its wrapping."""
    from test_ingest_laws import VALID

    for content in VALID:
        yield 0, content
    page = next(each for each in VALID if each.startswith(b"<!doctype"))
    paragraphs = b"".join(
        b"<p>Ruritania sent %d rifles to Ys in May 2021, an official said.</p>\n" % n for n in range(20)
    )
    article = (
        b"<html><head><meta name=date content=2021-05-04></head><body><article>" + paragraphs + b"</article></html>"
    )
    document = (
        f"<w:document xmlns:w='{W}'><w:body><w:p><w:r><w:t>One.</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p/></w:tc>"
    )
    for number in (1, 10, 12, 13):
        yield from ((number, each) for each in (page, article))
    yield 11, f"{document}</w:tr></w:tbl></w:body></w:document>".encode()
    for name in ("samples/report.json", "samples/report.txt"):
        yield 6, (ROOT / name).read_bytes()


def instrumented() -> Callable[[bytes, str | None], None]:
    """What reads an input and fails if something is wrong, of code that tells which way it takes."""
    import atheris

    with atheris.instrument_imports(include=["waybill", "trafilatura", "htmldate", "fastfeedparser", "email"]):
        for name in ("email.message", "email.parser", "fastfeedparser", "trafilatura"):
            import_module(name)

        from waybill.core.capture import Capture
        from waybill.core.document import Document, Hints
        from waybill.ingest.stage import annotated, ingest
        from waybill.ingest.triage import Triage
        from waybill.ontology import load

    triage, noon = Triage(ontology=load(None)), datetime(2022, 4, 12, 12, tzinfo=UTC)

    def check(content: bytes, media_type: str | None) -> None:
        capture = Capture(content=content, address="input", captured_at=noon, media_type=media_type)
        for its_triage in (triage, None):
            found = list(ingest(capture, hints=Hints(), triage=its_triage))
            assert found, "nothing came out"
        assert list(annotated(capture, maker=None)), "nothing came out of annotated"
        for each in (document for document in found if isinstance(document, Document)):
            assert each.text.strip(), "a document without a text"
            each.text.encode()
            assert not {"\0", "\r"} & set(each.text), "characters that cannot be kept"
            assert each.capture == capture.id, "a document of no capture"

    return check


def child(folder: Path, seconds: int) -> None:
    """Fuzz in this process until time is over or it dies of a find."""
    import atheris

    check, ways = instrumented(), wrappings()

    def once(data: bytes) -> None:
        way = ways[(data[0] if data else 0) % len(ways)]
        content = way.wrap(data[1:])
        try:
            check(content, way.media_type)
        except Exception as error:  # told, and fuzzing goes on
            keep(error, data, folder / "finds")

    for _, content in seeds():  # What is made once takes long, and is nobody's fault.
        check(content, None)
    options = [f"-max_total_time={seconds}", f"-timeout={SLOW_S}", f"-rss_limit_mb={MOST_MB}", f"-max_len={MOST_BYTES}"]
    folders = [f"-artifact_prefix={folder}/finds/", "-verbosity=0", str(folder / "inputs")]
    atheris.Setup([sys.argv[0], *options, *folders], once)
    atheris.Fuzz()


def keep(error: Exception, data: bytes, finds: Path) -> None:
    """Keep an input that made reading fail, the first that fails at its place."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    find = finds / f"{type(error).__name__}-{Path(place.filename).stem}-{place.lineno}"
    if not find.exists():
        find.write_bytes(data)
        print(f"find: {find.name}: {error!r:.200}", flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(description="Fuzz the readers.")
    parser.add_argument("--seconds", type=int, default=600)
    parser.add_argument("--folder", type=Path, default=Path("fuzz"))
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    sys.path.insert(0, str(ROOT / "tests" / "ingest"))
    if given.child:
        child(given.folder, given.seconds)
        return 0
    if find_spec("atheris") is None:
        parser.error("atheris is not installed: pip install atheris")
    for name in ("inputs", "finds"):
        (given.folder / name).mkdir(parents=True, exist_ok=True)
    for number, (way, content) in enumerate(seeds()):
        (given.folder / "inputs" / f"seed-{number:02}").write_bytes(bytes([way]) + content)
    end = time.monotonic() + given.seconds
    while (left := int(end - time.monotonic())) > 0:
        options = ["--child", "--seconds", str(left), "--folder", str(given.folder)]
        with contextlib.suppress(subprocess.SubprocessError):  # it died of a find, which is kept, or hangs
            subprocess.run([sys.executable, __file__, *options], check=True, timeout=left + 2 * SLOW_S)
    finds = sorted((given.folder / "finds").iterdir())
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(
        f"{len(finds)} finds; {sum(1 for _ in (given.folder / 'inputs').iterdir()):,} inputs that reach other code; "
        f"{(spent.ru_utime + spent.ru_stime) / 60:.0f} minutes of a processor"
    )
    return 1 if finds else 0


if __name__ == "__main__":
    sys.exit(main())
