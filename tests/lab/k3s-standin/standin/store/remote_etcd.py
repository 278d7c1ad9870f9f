"""State under one key of an etcd that somebody else runs, by its JSON gateway."""
import base64
import json
import ssl
import time
import urllib.error
import urllib.request

from . import Store, Unavailable, empty
from ..log import Fatal, info

KEY = base64.b64encode(b"/standin/state").decode()


class RemoteEtcd(Store):
    kind = "external etcd"

    def __init__(self, endpoints, files):
        super().__init__()
        self.endpoints = endpoints
        self.context = ssl.create_default_context(cafile=files["ca"] or None)
        if files["cert"]:
            try:
                self.context.load_cert_chain(files["cert"], files["key"])
            except (OSError, ssl.SSLError) as problem:
                raise Fatal(f"starting kubernetes: preparing server: failed to load etcd client certificate: {problem}") from None
        self.wait()

    def wait(self):
        """The API server keeps trying for a while and then gives up."""
        last = ""
        for _ in range(20):
            try:
                self.load()
                return
            except Unavailable as problem:
                last = str(problem)
                info(f"Failed to test etcd connection: {last}")
            time.sleep(1)
        raise Fatal(f"starting kubernetes: preparing server: failed to connect to etcd: {last}")

    def ask(self, path, question):
        problem = "no endpoints"
        for endpoint in self.endpoints:
            request = urllib.request.Request(endpoint.rstrip("/") + path, json.dumps(question).encode())
            try:
                with urllib.request.urlopen(request, timeout=5, context=self.context) as answer:  # noqa: S310
                    return json.loads(answer.read())
            except urllib.error.HTTPError as failure:
                problem = failure.read().decode(errors="replace").strip()
            except (OSError, ValueError) as failure:
                problem = str(getattr(failure, "reason", failure))
        raise Unavailable(problem)

    def load(self):
        found = self.ask("/v3/kv/range", {"key": KEY}).get("kvs")
        if not found:
            return 0, empty()
        return int(found[0]["mod_revision"]), json.loads(base64.b64decode(found[0]["value"]))

    def save(self, revision, state):
        value = base64.b64encode(json.dumps(state).encode()).decode()
        answer = self.ask("/v3/kv/txn", {
            "compare": [{"key": KEY, "target": "MOD", "result": "EQUAL", "mod_revision": revision}],
            "success": [{"request_put": {"key": KEY, "value": value}}]})
        return bool(answer.get("succeeded"))
