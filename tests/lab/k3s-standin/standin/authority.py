"""A server's CAs and tokens: made once, kept in the datastore under the token, taken from another server or from there."""
import json
import os
import time

from . import files, pki, tokens
from .client import Client, Failed, trusted_ca
from .flags import CRITICAL
from .log import Fatal, info, warn

NAMES = ("server", "client", "request-header", "etcd/server", "etcd/peer")


class Authority:
    def __init__(self, settings, directory):
        self.settings, self.directory = settings, directory
        self.tls = os.path.join(directory, "tls")
        self.given = settings.get("token") or from_file(settings.get("token-file"))
        kept = files.read(os.path.join(directory, "token"), "").strip()
        self.first = not kept
        if self.given.startswith("K10") and not kept and not settings.get("server") and not self.files():
            raise Fatal("starting kubernetes: preparing server: failed to normalize server token; must be in format"
                        " K10<CA-HASH>::<USERNAME>:<PASSWORD> or <PASSWORD>")
        self.token = tokens.Token(self.given or kept or tokens.generate()).password
        agent = settings.get("agent-token") or from_file(settings.get("agent-token-file"))
        self.agent_token = tokens.Token(agent).password if agent else self.token

    def path(self, name, kind):
        return os.path.join(self.tls, f"{name}-ca.{kind}")

    def pair(self, name):
        return self.path(name, "crt"), self.path(name, "key")

    def files(self):
        """{file name: text} of every CA, or nothing before there is one."""
        names = [f"{name}-ca.{kind}" for name in NAMES for kind in ("crt", "key")]
        if not all(os.path.exists(os.path.join(self.tls, name)) for name in names):
            return {}
        return {name: files.read(os.path.join(self.tls, name)) for name in names}

    def sealed(self, token, texts=None):
        """What the datastore keeps: every CA file and when it was saved."""
        return pki.encrypt(json.dumps({"time": time.time(), "files": texts or self.files()}), token)

    def place(self, texts, saved=0.0):
        """Files on disk that are older than the datastore's are replaced."""
        for name, text in texts.items():
            path = os.path.join(self.tls, name)
            kept = files.read(path, "")
            if kept and kept != text and os.path.getmtime(path) > saved + 3:
                raise Fatal(f"{os.path.join(self.tls, name)} newer than datastore and could cause a cluster outage."
                            " Remove the file(s) from disk and restart to be recreated from datastore.")
            files.write(os.path.join(self.tls, name), text, 0o600 if name.endswith("key") else 0o644)

    # -- by way of another server

    def from_server(self, critical):
        """CA files and permission to join; every failure ends the process, as with K3s."""
        url = self.settings.get("server")
        prefix = "Error: preparing server: failed to bootstrap cluster data: failed to check if bootstrap data has been initialized:"
        token = tokens.Token(self.given)
        if self.files():
            return self.client(files.read(self.path("server", "crt")))
        try:
            ca = trusted_ca(url, token)
        except Failed as problem:
            raise Fatal(f"{prefix} failed to validate token: {problem}") from None
        if not token.hash:
            warn("Cluster CA certificate is not trusted by the host CA bundle, but the token does not include a CA hash."
                 " Use the full token from the server's node-token file to enable Cluster CA validation.")
        try:
            data = self.client(ca).ask("GET", "/v1-k3s/server-bootstrap")
        except Failed as problem:
            raise Fatal(f"{prefix} failed to validate token: {url}/v1-k3s/server-bootstrap:"
                        f" {problem.code or ''} {problem}") from None
        compare(critical, data["critical"])
        self.place(data["files"])
        return self.client(ca)

    def client(self, ca):
        return Client(self.settings.get("server"), ca, basic=("server", tokens.Token(self.given).password))

    # -- by way of the datastore

    def from_store(self, store, state):
        key, known = tokens.bootstrap_key(self.token), state["bootstrap"]
        if not known:
            for name in NAMES:
                pki.authority(self.tls, name)
            sealed = self.sealed(self.token)
            known = store.change(lambda now: now["bootstrap"] or now["bootstrap"].update({key: sealed}) or now["bootstrap"])
            if known == {key: sealed}:
                info(f"Bootstrap key {key} written to datastore")
                return
        if key not in known:
            raise Fatal("starting kubernetes: preparing server: failed to save bootstrap data:"
                        " bootstrap data already found and encrypted with different token")
        data = json.loads(pki.decrypt(known[key], self.token))
        if self.files() and not (known[key] and not self.first):
            for name in list(self.files()):
                os.remove(os.path.join(self.tls, name))
        self.place(data["files"], data["time"])

    def write_tokens(self):
        ca = files.read(self.path("server", "crt"))
        token = os.path.join(self.directory, "token")
        files.write(token, tokens.full(ca, "server", self.token) + "\n")
        files.link(os.path.join(self.directory, "node-token"), token)
        agent = os.path.join(self.directory, "agent-token")
        if self.agent_token == self.token:
            files.link(agent, token)
        else:
            if os.path.islink(agent):
                os.remove(agent)
            files.write(agent, tokens.full(ca, "node", self.agent_token) + "\n")


def from_file(path):
    return files.read(path).strip() if path else ""


def critical_settings(settings):
    found = {name: ",".join(settings.list(name)) for name in CRITICAL}
    return {**found, "disable-service-lb": str("servicelb" in settings.list("disable")).lower()}


def compare(mine, theirs):
    different = [name for name in mine if mine[name] != theirs.get(name, "")]
    for name in different:
        warn(f"critical configuration mismatched: {name}")
    if different:
        raise Fatal("Error: failed to validate server configuration: critical configuration value mismatch between servers")
