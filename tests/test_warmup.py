"""What is done before the first visitor."""

import socket

from rehabdata.ui import warmup


def test_what_the_listening_socket_is_set_to_its_connections_inherit() -> None:
    """A socket without its protocol's number, as Streamlit makes it: asyncio would leave small answers waiting."""
    with socket.socket(socket.AF_INET) as listening:
        listening.bind(("127.0.0.1", 0))
        warmup.send_at_once()
        listening.listen()
        with socket.create_connection(listening.getsockname()), listening.accept()[0] as accepted:
            assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
