"""Ports: one that is in use is found before anything is started."""

import socket

import pytest

from local.ports import PortInUse, require_free


def test_a_port_in_use_is_named_with_its_purpose_and_the_option() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(PortInUse, match=rf"^Port {port} \(for the site\).*in use.*--site-port PORT"):
            require_free(port, "for the site", "--site-port")
