"""Which document is known at which web address.

Laws:   the one document that is known at an address stays the same document however its text changes;
        where several are known at one address, none of them is taken for what is found there next.
"""

from collections.abc import Iterable
from dataclasses import replace

from waybill.core.capture import Capture
from waybill.core.document import Document
from waybill.core.ids import DocumentId


class AddressBook:
    """Documents by their addresses.

    Args:
        documents: those that are known; looked through when something first comes from a server.
    """

    def __init__(self, documents: Iterable[Document]) -> None:
        self._known: dict[str, set[DocumentId]] = {}
        self._is_from_server = False
        self._of_capture: set[DocumentId] = set()
        self._unread: Iterable[Document] = documents

    def turn_to(self, capture: Capture) -> None:
        """Look at a capture; the documents that come next come out of it."""
        self._is_from_server = capture.url is not None
        self._of_capture = set()
        if self._is_from_server:
            unread, self._unread = self._unread, ()
            for document in unread:
                self._enter(document)

    def known_as(self, document: Document) -> Document:
        """A document under the id by which it is known; itself where it is not, or was not fetched."""
        known = self._known.get(document.url or "", set())
        if not self._is_from_server or document.id in known or len(known) != 1 or known & self._of_capture:
            return document
        return replace(document, id=next(iter(known)))

    def may_change(self, document: DocumentId) -> bool:
        """Whether another text under this id is a version of it: it was fetched, and is not in one capture twice."""
        return self._is_from_server and document not in self._of_capture

    def add(self, document: Document) -> None:
        """Know a document from now on."""
        self._of_capture.add(document.id)
        self._enter(document)

    def _enter(self, document: Document) -> None:
        if document.url is not None:
            self._known.setdefault(document.url, set()).add(document.id)
