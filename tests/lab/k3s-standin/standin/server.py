"""k3s server."""
import os
import socket
import time

from . import authority, cluster, deploy, files, identity, kubeconfig, leaves, passwords, pki, reset, store, systemd, tokens
from .api import Api
from .client import Failed
from .httpd import Listener
from .kubelet import Kubelet
from .log import Fatal, info, record, warn
from .settings import Settings
from .store import Unavailable
from .version import NOTICE, VERSION


class Server:
    def __init__(self, settings):
        self.settings, self.version, self.started = settings, VERSION, False
        check(settings)
        self.data = settings.get("data-dir", "/var/lib/rancher/k3s")
        self.directory = os.path.join(self.data, "server")
        os.makedirs(self.directory, mode=0o700, exist_ok=True)
        unpack(self.data)
        self.port = settings.number("https-listen-port", 6443)
        self.node, self.address = identity.node_name(settings), identity.node_ip(settings)
        self.password = identity.node_password()
        self.authority = authority.Authority(settings, self.directory)
        self.passwords = passwords.Passwords(self.directory)
        self.store = None

    # -- what the API asks of its server

    token = property(lambda self: self.authority.token)
    agent_token = property(lambda self: self.authority.agent_token)
    ca_pem = property(lambda self: files.read(self.authority.path("server", "crt")))

    def ca(self, name):
        return self.authority.pair(name)

    def ca_files(self):
        return self.authority.files()

    def critical(self):
        return authority.critical_settings(self.settings)

    def change_token(self, new):
        """`k3s token rotate`: files first, then the datastore. Who is let in changes with the next start only."""
        known = self.passwords.read()
        old = known["server"]
        node = new if known["node"] == old and not self.settings.get("agent-token") else known["node"]
        self.passwords.ensure({"server": new, "node": node})
        files.write(os.path.join(self.directory, "token"), tokens.full(self.ca_pem, "server", new) + "\n")
        key = tokens.bootstrap_key(new)
        sealed = self.authority.sealed(new)
        copy = self.passwords.copy()

        def step(state):
            keys = state["bootstrap"]
            if tokens.bootstrap_key(old) in keys and old != new:
                keys[key] = keys.pop(tokens.bootstrap_key(old))
            if key not in keys:
                return "bootstrap data already found and encrypted with different token"
            keys[key] = sealed
            state["passwd"] = copy
            return None

        problem = self.store.change(step)
        if problem:
            raise cluster.Refused(500, "InternalError", problem)

    def change_authorities(self, texts):
        sealed = self.authority.sealed(self.token, texts)
        self.store.change(lambda state: state.update(bootstrap={tokens.bootstrap_key(self.token): sealed}))

    # -- starting

    def join(self, name, member):
        server = self.authority.from_server(self.critical())
        try:
            return server.ask("POST", "/v1-k3s/stand-in/join", {"name": name, "member": member})
        except Failed as problem:
            return {"error": str(problem)}

    def open_store(self):
        self.store = store.choose(self.settings, self.data, self.node, self.address, self.join)
        state = self.store.state if self.store.kind == "etcd" else self.store.read()
        self.authority.from_store(self.store, state)
        self.passwords.reconcile(state.get("passwd"))
        self.authority.write_tokens()
        self.passwords.ensure({"server": self.token, "node": self.agent_token})
        if not state.get("passwd"):
            copy = self.passwords.copy()
            self.store.change(lambda now: now.setdefault("passwd", copy) and None)

    def names(self):
        own = [self.node, socket.gethostname(), self.address, self.settings.get("advertise-address")]
        return [one for one in ["kubernetes", "kubernetes.default", "kubernetes.default.svc",
                                "kubernetes.default.svc.cluster.local", "localhost", "127.0.0.1", "::1", "10.43.0.1", *own,
                                *self.settings.list("node-external-ip"), *self.settings.list("tls-san")] if one]

    def listen(self):
        serving = leaves.serving(self)
        address = self.settings.get("bind-address", "0.0.0.0")  # noqa: S104 - K3s's default
        try:
            self.listener = Listener(address, self.port, Api(self), serving, self.ca("client")[0])
            self.local = socket.create_server(("127.0.0.1", 6444))
        except OSError as problem:
            raise Fatal(f"listen tcp {address}:{self.port}: bind: {problem.strerror.lower()}") from None
        if self.store.kind == "etcd":
            self.store.start((*serving, self.ca("etcd/peer")[0]))
            info("ETCD server is now running")

    def wait_for_store(self):
        last = None
        while not systemd.STOP.is_set():
            trouble = self.store.trouble()
            if trouble is None:
                return
            if trouble != last:
                info(f"Waiting for etcd server to become available: {trouble}")
                last = trouble
            time.sleep(0.5)

    def announce(self):
        """The API is up: tell the cluster, write the kubeconfig, verify this node's own password."""
        endpoint = f"{self.settings.get('advertise-address', self.address)}:{self.port}"
        self.store.change(lambda state: state["objects"].setdefault("endpoints/default/kubernetes", {}).update(
            {self.node: endpoint}))
        admin = leaves.admin(self)
        self.started = True
        host = self.settings.get("bind-address") or "127.0.0.1"
        kubeconfig.write(self.settings, kubeconfig.text(
            f"https://{host}:{self.port}", self.ca_pem, files.read(admin[0]), files.read(admin[1])))
        info("Kube API server is now running")

    def run(self):
        info(f"Starting k3s {VERSION} ({NOTICE})")
        record("events", event="server-starting", node=self.node, version=VERSION)
        if self.settings.flag("cluster-reset"):
            return reset.run(self)
        self.open_store()
        self.listen()
        self.wait_for_store()
        if systemd.STOP.is_set():
            return None
        self.announce()
        self.start_kubelet()
        deploy.Deploy(self).start()
        info("k3s is up and running")
        systemd.notify("READY=1\n")
        record("events", event="server-ready", node=self.node, version=VERSION)
        return self.until_the_end()

    def start_kubelet(self):
        if self.settings.flag("disable-agent"):
            return
        try:
            self.store.change(lambda state: cluster.verify_password(state, self.node, self.password))
        except cluster.Refused as problem:
            warn(f"NodePasswordValidationFailed: {problem}")
        kubelet = Kubelet(self.settings, self.data, self.node, self.address, f"https://127.0.0.1:{self.port}", self.ca_pem)
        kubelet.credentials(*pki.client(self.ca("client"), f"system:node:{self.node}", ["system:nodes"]))
        kubelet.start(["control-plane"] + (["etcd"] if self.store.kind == "etcd" else []))

    def until_the_end(self):
        while not systemd.STOP.wait(0.5):
            if getattr(self.store, "removed", False):
                raise Fatal("this server has been removed from the etcd cluster")
        self.listener.shutdown()
        self.store.stop()
        record("events", event="server-stopped", node=self.node, version=VERSION)
        return 0


def unpack(data):
    """K3s unpacks itself on first start; the path of its own programs depends on that."""
    home = os.path.join(data, "data", "stand-in")
    os.makedirs(os.path.join(home, "bin"), exist_ok=True)
    files.link(os.path.join(data, "data", "current"), home)


def check(settings):
    """Combinations that K3s refuses."""
    if settings.get("cluster-reset-restore-path") and not settings.flag("cluster-reset"):
        raise Fatal("invalid flag use; --cluster-reset required with --cluster-reset-restore-path")
    if settings.flag("cluster-reset") and settings.get("server"):
        raise Fatal("cannot perform cluster-reset while server URL is set - remove server from configuration before resetting")
    if settings.flag("disable-etcd") and not settings.get("server"):
        raise Fatal("invalid flag use; --server is required with --disable-etcd")
    if settings.get("datastore-endpoint") and (settings.flag("disable-apiserver") or settings.flag("disable-etcd")):
        raise Fatal("invalid flag use; cannot use --disable-apiserver or --disable-etcd with --datastore-endpoint")
    if settings.get("egress-selector-mode", "agent") not in ("agent", "cluster", "pod", "disabled"):
        raise Fatal(f"invalid egress-selector-mode {settings.get('egress-selector-mode')}")
    if settings.flag("embedded-registry") and (settings.flag("docker") or settings.get("container-runtime-endpoint")):
        raise Fatal("embedded registry mirror requires embedded containerd")
    server = settings.get("server")
    if server and not server.startswith("https://"):
        raise Fatal(f"only https:// URLs are supported, invalid scheme: {server}")


def main(arguments):
    identity.must_be_privileged("server")
    systemd.listen_for_the_end()
    try:
        return Server(Settings("server", arguments)).run()
    except Unavailable as problem:
        raise Fatal(f"starting kubernetes: preparing server: {problem}") from None


