"""K3s's deploy controller: applies the files of server/manifests, and deletes what an existing file no longer contains (objects of a
file that is gone stay). And as much of its Helm controller as tests see: which charts are installed, with which values."""
import hashlib
import os
import threading

import yaml

from . import cluster, systemd
from .log import error, info, record
from .store import Unavailable

SECONDS = float(os.environ.get("K3S_STANDIN_DEPLOY_SECONDS", "1"))
OWNER, ADDONS = "objectset.rio.cattle.io/owner-name", "addons/kube-system"
BUILT_IN = ("", "apps", "batch", "policy", "autoscaling", "helm.cattle.io", "k3s.cattle.io")
CHART = {*"""targetNamespace createNamespace chart version repo repoCA repoCAConfigMap set values valuesContent valuesSecrets helmVersion
    bootstrap takeOwnership chartContent jobImage backOffLimit timeout failurePolicy authSecret authPassCredentials insecureSkipTLSVerify
    plainHTTP dockerRegistrySecret podSecurityContext securityContext""".split()}
CONFIG = {"values", "valuesContent", "valuesSecrets", "failurePolicy"}


class Rejected(Exception):
    """A file that K3s does not apply; it tries again."""


class Deploy:
    def __init__(self, server):
        self.server, self.directory, self.seen, self.said = server, os.path.join(server.directory, "manifests"), {}, {}

    def start(self):
        threading.Thread(target=self.run, daemon=True).start()

    def run(self):
        # a server that has started applies all that it has, whatever an AddOn says, until each file was applied
        force = True
        while not systemd.STOP.is_set():
            try:
                whole = self.listed(force)
                force = force and not whole
            except (Unavailable, OSError) as problem:
                whole = False
                error(f"Failed to process config: {problem}")
            systemd.STOP.wait(SECONDS if whole else 4 * SECONDS)

    def listed(self, force):
        whole = True
        for path in sorted(manifests(self.directory)):
            stamp = os.stat(path).st_mtime_ns
            # K3s applies these once more while another file fails
            if self.seen.get(path) == stamp:
                continue
            try:
                self.deploy(path, force)
                self.seen[path] = stamp
            except (Rejected, yaml.YAMLError) as problem:
                whole = False
                if self.said.get(path) != str(problem):
                    self.said[path] = str(problem)
                    error(f"Failed to process config: failed to process {path}: {problem}")
                    record("events", event="manifest-rejected", path=path, problem=str(problem))
        return whole

    def deploy(self, path, force):
        name = os.path.basename(path).split(".")[0]
        with open(path, "rb") as source:
            content = source.read()
        checksum = hashlib.sha256(content).hexdigest()
        addon = self.server.store.read()["objects"].get(f"{ADDONS}/{name}")
        if not force and addon and addon["spec"].get("checksum") == checksum:
            return
        items = [item for document in yaml.safe_load_all(content) if document
                 for item in (document["items"] if isinstance(document, dict) and document.get("kind") == "List" else [document])]
        state = self.server.store.read()
        for item in items:
            check(item, state)
        changes = self.server.store.change(lambda now: applied(now, name, path, checksum, items))
        info(f"Applied manifest at {path}")
        for event, chart in changes:
            record("events", event=event, chart=chart, node=self.server.node)


def manifests(directory):
    for folder, _, names in os.walk(directory):
        yield from (os.path.join(folder, one) for one in names
                    if not one.startswith(".") and one.endswith((".yaml", ".yml", ".json")) and one + ".skip" not in names)


def check(item, state):
    if not isinstance(item, dict) or not item.get("kind") or not item.get("apiVersion"):
        raise Rejected("Object 'Kind' is missing in the manifest")
    group = item["apiVersion"].rpartition("/")[0]
    kinds = {(one["spec"]["group"]) for key, one in state["objects"].items() if key.startswith("customresourcedefinitions/")}
    if group not in BUILT_IN and not group.endswith(".k8s.io") and group not in kinds:
        raise Rejected(f'no matches for kind "{item["kind"]}" in version "{item["apiVersion"]}"')
    if group == "helm.cattle.io":
        known = CHART if item["kind"] == "HelmChart" else CONFIG
        # K3s ignores such a field; here a mistake shows
        if unknown := set(item.get("spec", {})) - known:
            raise Rejected(f'unknown field "spec.{sorted(unknown)[0]}"')
        if item["spec"].get("failurePolicy", "abort") not in ("abort", "reinstall"):
            raise Rejected(f'spec.failurePolicy: Unsupported value: "{item["spec"]["failurePolicy"]}"')


def place(item):
    kind = item["kind"].lower()
    plural = kind if kind.endswith("s") else kind[:-1] + "ies" if kind.endswith("y") else kind + "s"
    return plural, item["metadata"].get("namespace", "default"), item["metadata"]["name"]


def applied(state, name, path, checksum, items):
    """A step of the store: the objects of one file, without those that the file has no longer."""
    kept = set()
    for item in items:
        plural, namespace, one = place(item)
        meta = {**cluster.metadata(one, namespace), **item["metadata"]}
        meta["annotations"] = {**(item["metadata"].get("annotations") or {}), OWNER: name}
        kept.add((plural, namespace, one))
        if plural == "secrets":
            state["secrets"][f"{namespace}/{one}"] = {**item, "metadata": meta}
        else:
            state["objects"][f"{plural}/{namespace}/{one}"] = {**item, "metadata": meta}
    for key in [key for key, one in state["objects"].items() if owner(one) == name and tuple(key.split("/")) not in kept]:
        del state["objects"][key]
    for key in [key for key, one in state["secrets"].items() if owner(one) == name and ("secrets", *key.split("/")) not in kept]:
        del state["secrets"][key]
    old = state["objects"].get(f"{ADDONS}/{name}", {})
    state["objects"][f"{ADDONS}/{name}"] = {
        "apiVersion": "k3s.cattle.io/v1", "kind": "Addon",
        "metadata": old.get("metadata") or cluster.metadata(name, "kube-system"), "spec": {"source": path, "checksum": checksum}}
    return releases(state)


def owner(item):
    return (item.get("metadata", {}).get("annotations") or {}).get(OWNER)


def releases(state):
    """What the Helm controller does about the HelmCharts that there are: [(event, chart)]."""
    charts = {key.rpartition("/")[2]: one for key, one in state["objects"].items() if key.startswith("helmcharts/kube-system/")}
    before = state.setdefault("releases", {})
    now = {name: wanted(state, name, one) for name, one in charts.items()}
    events = [("chart-installed" if name not in before else "chart-upgraded", name)
              for name in sorted(now) if before.get(name) != now[name]]
    events += [("chart-uninstalled", name) for name in sorted(set(before) - set(now))]
    state["releases"] = now
    return events


def wanted(state, name, chart):
    config = state["objects"].get(f"helmchartconfigs/kube-system/{name}", {}).get("spec", {})
    secrets = [state["secrets"].get(f"kube-system/{one['name']}", {}).get("stringData")
               for spec in (chart["spec"], config) for one in spec.get("valuesSecrets", [])]
    return hashlib.sha256(repr((chart["spec"], config, secrets)).encode()).hexdigest()
