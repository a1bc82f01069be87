"""PDF files for tests, byte by byte, so that they can be broken."""

from collections.abc import Sequence

PICTURE = b"q 200 0 0 200 72 400 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q"
"""Drawing orders of a page that is scanned."""

PASSWORD = (
    b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O (" + b"x" * 32 + b") /U (" + b"y" * 32 + b") >> /ID [(a) (b)] "
)


def lines(*words: str) -> bytes:
    """Drawing orders of a page of text."""
    return ("BT /F1 12 Tf 14 TL 72 720 Td " + " ".join(f"({line}) Tj T*" for line in words) + " ET").encode()


def a_pdf(*pages: bytes, count: int | None = None, kids: str = "", trailer: bytes = b"", title: str = "") -> bytes:
    """A PDF of pages.

    Args:
        pages: drawing orders.
        count: the number of pages that it claims to have.
        kids: more references in its list of pages.
        trailer: more entries of the trailer.
        title: of its properties.
    """
    references = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{references} {kids}] /Count {count or len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number, orders in enumerate(pages):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> "
            b"/Contents %d 0 R >>" % (5 + 2 * number)
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(orders), orders))
    objects.append(f"<< /Title ({title}) >>".encode())
    return _written(objects, trailer + b"/Info %d 0 R " % len(objects))


def _written(objects: Sequence[bytes], trailer: bytes) -> bytes:
    content, places = b"%PDF-1.4\n", list[int]()
    for number, each in enumerate(objects, 1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        content
        + b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
        + b"trailer\n<< /Size %d /Root 1 0 R %s>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, len(content))
    )
