"""Checks and finds free ports on this machine's loopback addresses."""

import errno
import socket

LOOPBACK = ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1"))


class PortInUse(Exception):
    """Another program listens on a needed port; the message names the port and what to do."""


def require_free(port: int, purpose: str, setting: str) -> None:
    """Raises PortInUse if `port` of a loopback address is in use; `setting` names the option to change."""
    for family, address in LOOPBACK:
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((address, port))
            except OSError as error:
                if error.errno not in (errno.EADDRINUSE, errno.EACCES):
                    continue  # this machine has no such address
                raise PortInUse(
                    f"Port {port} ({purpose}) can't be used: {error.strerror}. "
                    f"Stop what uses it, or choose another port with {setting}."
                ) from error


def free_port() -> int:
    """Returns a port on which nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port
