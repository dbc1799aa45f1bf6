"""A visitor without a browser: one session on one page, over Streamlit's own websocket protocol."""

from types import TracebackType

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

from bench.server import Server

_RUN_SECONDS = 60


class Visitor:
    """`with Visitor(server, "finansiering") as visitor:` - connected inside the block."""

    def __init__(self, server: Server, url_path: str) -> None:
        self.server = server
        self.url_path = url_path
        self._page_hash = ""
        self._cached: list[str] = []
        # Uncompressed, as Streamlit's setting is; no limit, as a browser has none.
        self._connecting = connect(
            f"ws://127.0.0.1:{server.port}/_stcore/stream",
            subprotocols=["streamlit"],  # type: ignore[list-item] # a NewType of str
            compression=None,
            max_size=None,
            proxy=None,
        )

    def __enter__(self) -> "Visitor":
        self._socket = self._connecting.__enter__()
        return self

    def __exit__(self, _kind: type | None, _error: BaseException | None, _trace: TracebackType | None) -> None:
        self._connecting.__exit__(_kind, _error, _trace)

    def run(self, query: str) -> list[ForwardMsg]:
        """Have the page's script run for an address, and take all its messages. Ends the benchmark if it fails."""
        self._socket.send(self._rerun(query).SerializeToString())
        messages: list[ForwardMsg] = []
        while not messages or messages[-1].WhichOneof("type") != "script_finished":
            messages.append(ForwardMsg.FromString(self._socket.recv(timeout=_RUN_SECONDS, decode=False)))
        self._check(messages, query)
        # A browser keeps large messages, says which, and is not sent them again. Only those of the run before are
        # offered here: what differs between two addresses is then sent anew, as to someone who sees it first.
        self._cached = [m.ref_hash or m.hash for m in messages if m.metadata.cacheable or m.ref_hash]
        for message in messages:
            if message.WhichOneof("type") == "navigation":
                self._page_hash = message.navigation.page_script_hash
        return messages

    def _rerun(self, query: str) -> BackMsg:
        """What a browser sends: the page's name at first, then the identity that it was given for it."""
        message = BackMsg()
        state = message.rerun_script
        state.query_string = query
        if self._page_hash:
            state.page_script_hash = self._page_hash
        else:
            state.page_name = self.url_path
        state.cached_message_hashes.extend(self._cached)
        state.context_info.url = f"http://127.0.0.1:{self.server.port}/{self.url_path}"
        state.context_info.locale = "sv-SE"
        state.context_info.timezone = "Europe/Stockholm"
        state.context_info.color_scheme = "light"
        return message

    def _check(self, messages: list[ForwardMsg], query: str) -> None:
        where = f"{self.server.script}, /{self.url_path}?{query}"
        for message in messages:
            kind = message.WhichOneof("type")
            if kind == "page_not_found":
                raise SystemExit(f"{where}: sidan finns inte.")
            if kind == "delta" and message.delta.new_element.WhichOneof("type") == "exception":
                raise SystemExit(f"{where}: sidan visar ett fel.\n{self.server.log()}")
        if messages[-1].script_finished != ForwardMsg.FINISHED_SUCCESSFULLY:
            raise SystemExit(f"{where}: {ForwardMsg.ScriptFinishedStatus.Name(messages[-1].script_finished)}.")
