"""The agent's own load balancer on 127.0.0.1:6444: first the address it was given, then every server of the cluster."""
import json
import select
import socket
import threading
import time
from urllib.parse import urlsplit

from . import files
from .client import Failed
from .log import Fatal


class Balancer:
    def __init__(self, path, url, port):
        self.path, self.url = path, f"https://127.0.0.1:{port}"
        parts = urlsplit(url)
        self.given = given = f"{parts.hostname}:{parts.port or 443}"
        kept = json.loads(files.read(path, "{}"))
        self.servers = list(dict.fromkeys([given, *kept.get("ServerAddresses", [])]))
        try:
            self.listener = socket.create_server(("127.0.0.1", port), backlog=64)
        except OSError as problem:
            raise Fatal(f"listen tcp 127.0.0.1:{port}: bind: {problem.strerror.lower()}") from None
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self):
        while True:
            client, _ = self.listener.accept()
            threading.Thread(target=self.carry, args=(client,), daemon=True).start()

    def carry(self, client):
        with client:
            server = self.dial()
            if server is None:
                return
            with server:
                pump(client, server)

    def dial(self):
        for address in list(self.servers):
            host, _, port = address.rpartition(":")
            try:
                return socket.create_connection((host.strip("[]"), int(port)), timeout=2)
            except OSError:
                # A dead server goes to the end of the line.
                if self.servers[:1] == [address]:
                    self.servers = self.servers[1:] + [address]
        return None

    def probe(self):
        """Failed, with the address that does not answer, when no server takes a connection."""
        server = self.dial()
        if server is None:
            raise Failed(f'failed to get CA certs: Get "{self.url}/cacerts": dial tcp {self.given}: connect: connection refused')
        server.close()

    def follow(self, client):
        """Keeps the cluster's list of servers."""
        def watch():
            while True:
                try:
                    found = client().ask("GET", "/v1-k3s/apiservers")
                    kept = [one for one in self.servers if one in found]
                    self.servers = list(dict.fromkeys([*kept, *found, self.given]))
                    files.write(self.path, json.dumps({"ServerURL": self.url, "ServerAddresses": self.servers}))
                except (Failed, OSError):
                    pass
                time.sleep(3)

        threading.Thread(target=watch, daemon=True).start()


def pump(one, other):
    """Both directions until either side ends."""
    while True:
        readable, _, _ = select.select([one, other], [], [], 60)
        if not readable:
            return
        for source in readable:
            try:
                data = source.recv(65536)
                (other if source is one else one).sendall(data)
            except OSError:
                return
            if not data:
                return
