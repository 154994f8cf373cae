"""Tests that a port in use is found before anything is started."""

import socket

import pytest

from tools.local.ports import PortInUse, require_free


def test_a_port_in_use_is_named_with_its_purpose_and_its_setting() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(PortInUse, match=rf"^Port {port} \(for the site\).*in use.*SITE_PORT\.$"):
            require_free(port, "for the site", "SITE_PORT")
