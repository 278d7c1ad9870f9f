"""k3s agent. It never gives up: a wrong token, a dead server and a rejected password are logged over and over."""
import os

from . import files, identity, systemd, tokens
from .balancer import Balancer
from .client import Client, Failed, trusted_ca
from .kubelet import Kubelet
from .log import Fatal, error, info, record, warn
from .server import unpack
from .settings import Settings
from .version import NOTICE, VERSION


class Agent:
    def __init__(self, settings):
        self.settings = settings
        self.url, self.data = settings.get("server"), settings.get("data-dir", "/var/lib/rancher/k3s")
        given = settings.get("token")
        if not given and settings.get("token-file"):
            given = files.read(settings.get("token-file")).strip()
        joined = os.path.exists(os.path.join(self.data, "agent", "client-kubelet.crt"))
        if not given and not joined:
            raise Fatal("--token is required")
        if not self.url:
            raise Fatal("--server is required")
        if not self.url.startswith("https://"):
            raise Fatal(f"only https:// URLs are supported, invalid scheme: {self.url}")
        self.token = tokens.Token(given) if given else None
        self.node, self.address = identity.node_name(settings), identity.node_ip(settings)
        self.password = identity.node_password()
        unpack(self.data)

    def run(self):
        info(f"Starting k3s agent {VERSION} ({NOTICE})")
        record("events", event="agent-starting", node=self.node, version=VERSION)
        balancer = Balancer(os.path.join(self.data, "agent", "etc", "k3s-agent-load-balancer.json"), self.url,
                            self.settings.number("lb-server-port", 6444))
        ca = self.until(lambda: self.connect(balancer), "Failed to validate connection to cluster at {0}: {1}", 2)
        if ca is None:
            return 0
        kubelet = Kubelet(self.settings, self.data, self.node, self.address, balancer.url, ca)
        pair = self.until(lambda: self.certificate(balancer.url, ca, kubelet.certificate),
                          "Waiting to retrieve agent configuration; server is not ready: {1}", 5)
        if pair is None:
            return 0
        kubelet.credentials(pair["certificate"], pair["key"])
        kubelet.start([])
        balancer.follow(kubelet.client)
        info("k3s agent is up and running")
        systemd.notify("READY=1\n")
        record("events", event="agent-ready", node=self.node, version=VERSION)
        systemd.STOP.wait()
        record("events", event="agent-stopped", node=self.node, version=VERSION)
        return 0

    def until(self, step, message, seconds):
        """What `step` returns once it succeeds; None when the process is told to stop."""
        while not systemd.STOP.is_set():
            try:
                return step()
            except Failed as problem:
                (error if "connection" in message else info)(message.format(self.url, problem))
            systemd.STOP.wait(seconds)
        return None

    def connect(self, balancer):
        if self.token is None:
            return files.read(os.path.join(self.data, "agent", "server-ca.crt"))
        balancer.probe()
        ca = trusted_ca(balancer.url, self.token)
        try:
            self.by_token(balancer.url, ca).ask("GET", "/v1-k3s/readyz")
        except Failed as problem:
            kind = {401: "401 Unauthorized", 403: "403 Forbidden"}.get(problem.code, str(problem))
            if problem.code != 503:
                raise Failed(f"{self.url}/v1-k3s/readyz: {kind}") from None
        return ca

    def by_token(self, url, ca):
        return Client(url, ca, basic=("node", self.token.password), server_name="localhost")

    def certificate(self, url, ca, pair):
        """With the certificate of the last run if the server still takes it, else with the token."""
        headers = {"k3s-Node-Name": self.node, "k3s-Node-Password": self.password}
        clients = [self.by_token(url, ca)] if self.token else []
        if os.path.exists(pair[0]):
            clients.insert(0, Client(url, ca, pair, server_name="localhost"))
        for client in clients:
            try:
                client.ask("GET", "/v1-k3s/config")
                return client.ask("POST", "/v1-k3s/client-kubelet.crt", {}, headers)
            except Failed as problem:
                # A Go server only requests certificates and answers 401 to one that it does not trust; Python's ends the handshake.
                if (problem.code != 401 and "unknown ca" not in str(problem)) or client is clients[-1]:
                    raise
                warn("Node authorization rejected, retrying without client certificate authentication")
        raise Failed("no credentials")


def main(arguments):
    identity.must_be_privileged("agent")
    systemd.listen_for_the_end()
    return Agent(Settings("agent", arguments)).run()
