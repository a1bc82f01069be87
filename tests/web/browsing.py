"""Pages that are served while a test looks at them, and ledgers of one's own to write to."""

import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from starlette.types import ASGIApp


@contextmanager
def served(site: ASGIApp) -> Iterator[str]:
    """Where the pages are served meanwhile."""
    server = uvicorn.Server(uvicorn.Config(site, port=0, log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(timeout=10)


def copy_of(ledger: str, folder: Path) -> str:
    """A ledger of one's own to write to, as the one that tests share stands."""
    for file in Path(ledger).parent.glob("ledger.db*"):
        if file.is_file():
            shutil.copy(file, folder)
    return str(folder / "ledger.db")
