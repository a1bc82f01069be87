"""Serve the pages to this computer."""

import socket
from collections.abc import Callable
from contextlib import suppress
from typing import Final

import uvicorn

from waybill.errors import UsageError
from waybill.web.app import application
from waybill.workspace.holding import Holding

HOST: Final = "127.0.0.1"


def serve(holding: Holding, *, port: int, tell: Callable[[str], None]) -> None:
    """Serve the pages over a ledger until somebody interrupts it.

    Args:
        holding: the ledger.
        port: 0 for any that is free.
        tell: is told the address as soon as it is open.

    Raises:
        UsageError: somebody else has the port, or it may not be used.
    """
    with _listening(port) as listener:
        config = uvicorn.Config(
            application(holding), log_level="warning", access_log=False, server_header=False, lifespan="off"
        )
        tell(f"http://{HOST}:{listener.getsockname()[1]}/")
        with suppress(KeyboardInterrupt):  # the way to stop it
            uvicorn.Server(config).run(sockets=[listener])


def _listening(port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((HOST, port))
        listener.listen(128)
    except OSError as error:
        listener.close()
        raise UsageError(problem=f"port {port} cannot be used ({error.strerror}); name another with --port") from error
    return listener
