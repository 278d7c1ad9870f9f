"""What the server answers on its HTTPS port: who may ask, and where each path goes."""
import base64
import hmac
import json
import time
from urllib.parse import parse_qs, unquote, urlsplit

from . import resources, supervisor
from .cluster import Refused
from .store import Unavailable
from .version import VERSION


class Caller:
    """Who asks: by client certificate (`admin`, `node`) or by token (`server`, `agent`), or nobody known."""

    def __init__(self, server, request):
        self.roles, self.node = set(), None
        certificate = request.certificate()
        if certificate:
            name, groups = certificate
            if "system:masters" in groups:
                self.roles.add("admin")
            if "system:nodes" in groups and name.startswith("system:node:"):
                self.node = name.removeprefix("system:node:")
                self.roles.add("node")
        self.by_token(server, request.headers.get("Authorization", ""))

    def by_token(self, server, header):
        if not header.startswith("Basic "):
            return
        user, _, password = base64.b64decode(header[6:]).decode(errors="replace").partition(":")
        if same(password, server.token) and user in ("server", "node"):
            self.roles.update({"agent"} | ({"server"} if user == "server" else set()))
        elif user == "node" and (same(password, server.agent_token) or bootstrap(server, password)):
            self.roles.add("agent")

    def must(self, *roles):
        if not self.roles & set(roles):
            code, reason = (403, "Forbidden") if self.roles else (401, "Unauthorized")
            raise Refused(code, reason, reason)


def same(one, other):
    return bool(other) and hmac.compare_digest(one.encode(), other.encode())


def bootstrap(server, password):
    try:
        kept = server.store.read()["tokens"].get(password.partition(".")[0])
    except Unavailable:
        return False
    return bool(kept) and same(password, kept["token"]) and (not kept["expires"] or kept["expires"] > time.time())


class Api:
    def __init__(self, server):
        self.server = server

    def handle(self, request, body):
        address = urlsplit(request.path)
        path, query = unquote(address.path), {key: values[0] for key, values in parse_qs(address.query, True).items()}
        try:
            return self.route(request, path, query, body)
        except Refused as problem:
            return status(problem.code, problem.reason, str(problem), getattr(problem, "details", None))
        except Unavailable as problem:
            return status(503, "ServiceUnavailable", str(problem))

    def route(self, request, path, query, body):
        server = self.server
        if path == "/ping":
            return (200, "text/plain", "pong") if server.started else (503, "text/plain", "starting")
        if path == "/cacerts":
            return 200, "text/plain", server.ca_pem
        caller = Caller(server, request)
        data = json.loads(body) if body else {}
        if path.startswith("/v1-k3s/") or path == "/db/info":
            return supervisor.route(server, caller, request, path, data)
        caller.must("admin", "node")
        if path in ("/readyz", "/livez", "/healthz") or path.startswith(("/readyz/", "/livez/", "/healthz/")):
            return self.health(path, "verbose" in query)
        if not server.started:
            raise Refused(503, "ServiceUnavailable", "apiserver not ready")
        if path == "/version":
            major, minor = VERSION[1:].split(".")[:2]
            return 200, "application/json", {"major": major, "minor": minor, "gitVersion": VERSION, "standIn": True}
        return resources.route(server, caller, request.command, path, query, data)

    def health(self, path, verbose):
        trouble = None if path.startswith("/livez") else self.server.store.trouble()
        name = path.split("/")[1]
        if not self.server.started or trouble:
            return 500, "text/plain", f"[+]ping ok\n[-]etcd failed: reason withheld\n{name} check failed\n"
        return 200, "text/plain", f"[+]ping ok\n[+]etcd ok\n{name} check passed\n" if verbose else "ok"


def status(code, reason, message, details=None):
    return code, "application/json", {"kind": "Status", "apiVersion": "v1", "status": "Failure", "code": code,
                                      "reason": reason, "message": message, **({"details": details} if details else {})}


