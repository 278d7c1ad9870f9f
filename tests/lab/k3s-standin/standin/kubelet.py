"""The node's side that servers and agents share: its Node object, its health port, its kubeconfig, its pods."""
import glob
import http.server
import os
import shutil
import socket
import subprocess
import sys
import threading
import time

import yaml

from . import files, images
from .client import Client, Failed
from .log import Fatal, error, info, record, warn
from .version import VERSION

ALLOWED = ("kubelet.kubernetes.io/", "node.kubernetes.io/", "topology.kubernetes.io/", "kubernetes.io/hostname",
           "kubernetes.io/arch", "kubernetes.io/os")


class Healthz(http.server.BaseHTTPRequestHandler):
    def do_GET(self):  # noqa: N802 - the base class asks for this name
        self.send_response(200 if self.path == "/healthz" else 404)
        self.end_headers()
        self.wfile.write(b"ok")

    def log_message(self, format, *args):  # noqa: A002
        """Quiet."""


class Kubelet:
    def __init__(self, settings, data, node, address, url, ca_pem):
        self.settings, self.data, self.node, self.address, self.url, self.ca_pem = settings, data, node, address, url, ca_pem
        self.agent = os.path.join(data, "agent")
        self.certificate = os.path.join(self.agent, "client-kubelet.crt"), os.path.join(self.agent, "client-kubelet.key")
        self.labels, self.taints = self.given_labels(), self.given_taints()

    def given_labels(self):
        labels = {"kubernetes.io/hostname": self.node, "kubernetes.io/os": "linux", "node.kubernetes.io/instance-type": "k3s"}
        for text in self.settings.list("node-label"):
            key, equals, value = text.partition("=")
            prefix = key.partition("/")[0]
            if prefix.endswith(("kubernetes.io", "k8s.io")) and "/" in key and not key.startswith(ALLOWED):
                raise Fatal(f"kubelet exited: unknown 'kubernetes.io' or 'k8s.io' labels specified with --node-labels: [{key}]")
            if not equals:
                raise Fatal(f"kubelet exited: invalid label {text}")
            labels[key] = value
        return labels

    def given_taints(self):
        taints = []
        for text in self.settings.list("node-taint"):
            key, _, effect = text.rpartition(":")
            if effect not in ("NoSchedule", "PreferNoSchedule", "NoExecute"):
                raise Fatal(f"kubelet exited: invalid taint effect: {text}")
            key, _, value = key.partition("=")
            taints.append({"key": key, "value": value, "effect": effect})
        return taints

    def credentials(self, certificate, key):
        files.write(self.certificate[0], certificate, 0o600)
        files.write(self.certificate[1], key)
        files.write(os.path.join(self.agent, "server-ca.crt"), self.ca_pem, 0o644)
        files.write(os.path.join(self.agent, "kubelet.kubeconfig"), yaml.safe_dump({
            "apiVersion": "v1", "kind": "Config", "current-context": "default",
            "clusters": [{"name": "local", "cluster": {
                "server": self.url, "certificate-authority": os.path.join(self.agent, "server-ca.crt")}}],
            "users": [{"name": "user", "user": {"client-certificate": self.certificate[0], "client-key": self.certificate[1]}}],
            "contexts": [{"name": "default", "context": {"cluster": "local", "user": "user", "namespace": "default"}}]}))

    def client(self):
        return Client(self.url, self.ca_pem, self.certificate, server_name="localhost")

    def start(self, roles):
        """Opens the local ports and keeps the Node object alive from a separate thread."""
        try:
            health = http.server.ThreadingHTTPServer(("127.0.0.1", 10248), Healthz)
            self.port = socket.create_server(("0.0.0.0", 10250), reuse_port=False)  # noqa: S104 - as the kubelet does
        except OSError as problem:
            raise Fatal(f"kubelet exited: listen tcp :10250: bind: {problem.strerror.lower()}") from None
        threading.Thread(target=health.serve_forever, daemon=True).start()
        share("/var/lib/kubelet")
        info("Containerd is now running")
        images.load(os.path.join(self.agent, "images"))
        threading.Thread(target=self.live, args=(roles,), daemon=True).start()
        threading.Thread(target=self.pods, daemon=True).start()

    def live(self, roles):
        registered = False
        while True:
            try:
                if registered:
                    self.client().ask("PUT", f"/api/v1/nodes/{self.node}/status", {})
                else:
                    self.client().ask("POST", "/api/v1/nodes", self.registration(roles))
                    registered = True
                    info(f"Successfully registered node {self.node}")
                    record("events", event="node-registered", node=self.node)
            except (Failed, OSError) as problem:
                warn(f'Error updating node status, will retry: error getting node "{self.node}": {problem}')
            time.sleep(2)

    def registration(self, roles):
        external = [{"type": "ExternalIP", "address": one} for one in self.settings.list("node-external-ip")]
        addresses = [{"type": "InternalIP", "address": self.address}, *external, {"type": "Hostname", "address": self.node}]
        labels = {**self.labels, **{f"node-role.kubernetes.io/{role}": "true" for role in roles},
                  "kubernetes.io/arch": {"x86_64": "amd64", "aarch64": "arm64"}.get(os.uname().machine, "arm")}
        return {"name": self.node, "labels": labels, "taints": self.taints, "version": VERSION,
                "status": {"addresses": addresses}}

    def pods(self):
        """One long-lived process per static pod manifest: what must outlive a restart of the service."""
        while True:
            for manifest in sorted(glob.glob(os.path.join(self.agent, "pod-manifests", "*.yaml"))):
                try:
                    self.pod(os.path.basename(manifest)[:-5])
                except OSError as problem:
                    error(f"Failed to start pod {manifest}: {problem}")
            time.sleep(1)

    def pod(self, name):
        pid = f"/run/k3s/containerd/{name}.pid"
        running = files.read(pid, "0").strip()
        if name.encode() in read_bytes(f"/proc/{running}/cmdline").split(b"\0"):
            return
        shim = f"{self.data}/data/current/bin/containerd-shim-runc-v2"
        if not os.path.exists(shim):
            shutil.copy(os.path.realpath(sys.executable), shim)
        done = subprocess.Popen([shim, "-ISc", "import signal\nwhile True: signal.pause()", "-namespace", "k8s.io", "-id", name],
                                start_new_session=True, cwd="/", close_fds=True,
                                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        files.write(pid, str(done.pid), 0o644)
        record("events", event="pod-started", node=self.node, pod=name, pid=done.pid)


def share(directory):
    """Where its directory is not on a shared mount, the kubelet mounts it onto itself, and leaves that behind."""
    if os.geteuid() != 0:
        return
    os.makedirs(directory, exist_ok=True)
    directory, holds = os.path.realpath(directory), []
    with open("/proc/self/mountinfo", encoding="utf-8") as table:
        for fields in map(str.split, table):
            if directory == fields[4] or directory.startswith(fields[4].rstrip("/") + "/"):
                holds.append((len(fields[4]), fields))
    fields = max(holds, key=lambda one: one[0])[1]
    if not any(one.startswith("shared:") for one in fields[6:fields.index("-")]):
        subprocess.run(["mount", "--bind", directory, directory], check=False)
        subprocess.run(["mount", "--make-rshared", directory], check=False)


def read_bytes(path):
    try:
        with open(path, "rb") as source:
            return source.read()
    except OSError:
        return b""
