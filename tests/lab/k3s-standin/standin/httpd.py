"""The HTTPS listener that supervisor and API server share."""
import http.server
import json
import socketserver
import ssl
import threading


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 30

    def setup(self):
        # The handshake happens in the connection's own thread: a silent client must not stop the others.
        self.request.settimeout(10)
        self.request = self.server.context.wrap_socket(self.request, server_side=True)
        super().setup()

    def answer(self):
        length = int(self.headers.get("Content-Length") or 0)
        body = self.rfile.read(length) if length else b""
        try:
            code, kind, content = self.server.api.handle(self, body)
        except Exception as problem:  # noqa: BLE001 - one bad request must not end the listener
            code, kind, content = 500, "text/plain", f"{type(problem).__name__}: {problem}\n"
        content = json.dumps(content) if isinstance(content, (dict, list)) else content
        content = content if isinstance(content, bytes) else content.encode()
        self.send_response(code)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        if code == 401:
            self.send_header("WWW-Authenticate", 'Basic realm="k3s"')
        self.end_headers()
        self.wfile.write(content)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = answer  # noqa: N815 - the base class asks for these names

    def certificate(self):
        """(common name, organisations) of the client's certificate, or None."""
        subject = (self.connection.getpeercert() or {}).get("subject")
        if not subject:
            return None
        pairs = [pair for group in subject for pair in group]
        return (next((v for k, v in pairs if k == "commonName"), ""), [v for k, v in pairs if k == "organizationName"])

    def log_message(self, format, *args):  # noqa: A002 - the base class's name
        """K3s does not log requests either."""


class Listener(socketserver.ThreadingTCPServer):
    allow_reuse_address, daemon_threads, request_queue_size = True, True, 128

    def __init__(self, address, port, api, serving, client_ca):
        super().__init__((address, port), Handler)
        self.api = api
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.context.load_cert_chain(*serving)
        self.context.load_verify_locations(client_ca)
        self.context.verify_mode = ssl.CERT_OPTIONAL
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def handle_error(self, request, client_address):
        """Port scanners and health checks hang up during the handshake, which is not logged."""
