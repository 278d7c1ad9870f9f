"""What members of the emulated etcd say to each other: one JSON line each way over TLS on port 2380."""
import json
import socket
import socketserver
import ssl
import threading

PORT = 2380
LIMIT = 16 * 1024 * 1024


def call(address, key, question):
    """The answer of the member at `address`; None when it does not answer."""
    context = ssl._create_unverified_context()  # noqa: S323 - the key below proves who asks; nothing but tests trusts this
    try:
        with socket.create_connection((address, PORT), timeout=1.5) as plain, context.wrap_socket(plain) as line:
            line.settimeout(3)
            line.sendall(json.dumps({**question, "key": key}).encode() + b"\n")
            with line.makefile("rb") as reader:
                answer = json.loads(reader.readline(LIMIT) or b"null")
            return None if answer is None or "error" in answer else answer
    except (OSError, ValueError):
        return None


class Handler(socketserver.StreamRequestHandler):
    timeout = 5

    def setup(self):
        self.request.settimeout(5)
        self.request = self.server.context.wrap_socket(self.request, server_side=True)
        super().setup()

    def handle(self):
        question = json.loads(self.rfile.readline(LIMIT) or b"{}")
        self.wfile.write(json.dumps(self.server.answer(question)).encode() + b"\n")


class Listener(socketserver.ThreadingTCPServer):
    allow_reuse_address, daemon_threads = True, True

    def __init__(self, store, serving):
        super().__init__((store.address, PORT), Handler)
        self.store = store
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.context.load_cert_chain(*serving)
        threading.Thread(target=self.serve_forever, daemon=True).start()
        client = socket.create_server((store.address, 2379), reuse_port=False)
        threading.Thread(target=lambda: [client.accept()[0].close() for _ in iter(int, 1)], daemon=True).start()

    def answer(self, question):
        store = self.store
        if question.get("key") != store.key:
            return {"error": "unauthorized"}
        if store.stopped.is_set() or store.removed:
            return {"error": "stopped"}
        if question["ask"] == "take" and store.take(question["revision"], question["state"]):
            return {"taken": True}
        granted = question["ask"] in ("lease", "release") and store.grant(question["ask"], question["name"])
        newer = store.revision > question.get("after", question.get("revision", 1) - 1)
        return {"revision": store.revision, "granted": granted, **({"state": store.state} if newer else {})}

    def handle_error(self, request, client_address):
        """A peer that hangs up is not worth a line."""
