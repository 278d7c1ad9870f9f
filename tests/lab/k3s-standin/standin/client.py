"""HTTPS questions to a server: pinned to a CA, with a client certificate or a token."""
import base64
import http.client
import json
import ssl
from urllib.parse import urlsplit

from . import tokens


class Failed(Exception):
    """No answer, or one that is not a success; `code` is 0 without an answer."""

    def __init__(self, message, code=0, reason="", body=""):
        super().__init__(message)
        self.code, self.reason, self.body = code, reason, body


class Client:
    def __init__(self, url, ca=None, certificate=None, basic=None, server_name=None, timeout=10):
        parts = urlsplit(url)
        if parts.scheme != "https":
            raise Failed(f"only https:// URLs are supported, invalid scheme: {url}")
        self.url, self.host, self.port = url.rstrip("/"), parts.hostname, parts.port or 443
        self.basic, self.timeout = basic, timeout
        self.server_name = server_name or self.host
        self.context = ssl.create_default_context(cadata=ca) if ca else ssl._create_unverified_context()  # noqa: S323
        if certificate:
            self.context.load_cert_chain(*certificate)

    def ask(self, method, path, data=None, headers=None):
        """(parsed JSON or text) of a success; Failed for everything else."""
        headers = dict(headers or {})
        if self.basic:
            headers["Authorization"] = "Basic " + base64.b64encode(":".join(self.basic).encode()).decode()
        body = None if data is None else json.dumps(data)
        try:
            code, content = self.exchange(method, path, body, headers)
        except ssl.SSLCertVerificationError as problem:
            raise Failed(f'Get "{self.url}{path}": tls: failed to verify certificate: x509: {problem.verify_message}') from None
        except (OSError, http.client.HTTPException) as problem:
            raise Failed(f'Get "{self.url}{path}": dial tcp {self.host}:{self.port}: {reason_of(problem)}') from None
        parsed = json.loads(content) if content[:1] in (b"{", b"[") else content.decode()
        if code >= 400:
            status = parsed if isinstance(parsed, dict) else {"message": parsed.strip()}
            raise Failed(status.get("message", ""), code, status.get("reason", ""), content.decode())
        return parsed

    def exchange(self, method, path, body, headers):
        connection = Connection(self)
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()


class Connection(http.client.HTTPSConnection):
    def __init__(self, client):
        super().__init__(client.host, client.port, timeout=client.timeout, context=client.context)
        self.name = client.server_name

    def connect(self):
        http.client.HTTPConnection.connect(self)
        self.sock = self._context.wrap_socket(self.sock, server_hostname=self.name)


def reason_of(problem):
    if isinstance(problem, ConnectionRefusedError):
        return "connect: connection refused"
    if isinstance(problem, TimeoutError):
        return "i/o timeout"
    return str(problem)


def trusted_ca(url, token):
    """The cluster's CA as the server shows it, held against the hash in the token when there is one."""
    try:
        pem = Client(url).ask("GET", "/cacerts")
    except Failed as problem:
        raise Failed(f"failed to get CA certs: {problem}", problem.code) from None
    if token.hash and token.hash != tokens.ca_hash(pem):
        raise Failed("token CA hash does not match the Cluster CA certificate hash:"
                     f" {token.hash} != {tokens.ca_hash(pem)}")
    try:
        Client(url, pem).ask("GET", "/ping")
    except Failed as problem:
        if "x509" in str(problem):
            raise Failed(f"CA cert validation failed: {problem}") from None
    return pem
