"""The verbs of kubectl: name -> (switches, options with a value, what it does)."""
import json
import sys
import time
from urllib.parse import quote

import yaml

from ..client import Failed
from . import jsonpath, printing
from .arguments import Usage, seconds
from .changes import marker, taint
from .targets import target

def get(connection, words, options):
    if "raw" in options:
        answer = connection.ask("GET", options["raw"])
        print(answer if isinstance(answer, str) else json.dumps(answer), end="")
        return 0
    _, name, path = target(words, options)
    if "field-selector" in options:
        if name:
            raise Usage("selectors and the all flag cannot be used when passing resource/name arguments")
        path += "?fieldSelector=" + quote(options["field-selector"])
    if "watch" in options:
        return watch(connection, path, options)
    try:
        value = connection.ask("GET", path)
    except Failed as problem:
        if problem.code == 404 and "ignore-not-found" in options:
            return 0
        raise
    if "items" in value and "selector" in options:
        value["items"] = [one for one in value["items"] if selected(one, options["selector"])]
    if "items" in value and not value["items"] and not options.get("output"):
        print("No resources found", file=sys.stderr)
    printing.show(value, options)
    return 0


def watch(connection, path, options):
    """Prints each object, and again when it has changed; ends without a word when the server does, or the request's time is over."""
    end = time.time() + (seconds(options.get("request-timeout", "0")) or 1800)
    value, seen = connection.ask("GET", path), {}
    while time.time() < end:
        for one in value.get("items", [value]):
            if seen.get(one["metadata"]["name"]) != one:
                seen[one["metadata"]["name"]] = one
                printing.show(one, options)
                sys.stdout.flush()
        time.sleep(0.3)
        try:
            value = connection.ask("GET", path)
        except Failed:
            return 0
    return 0


def selected(item, selector):
    labels = item["metadata"].get("labels", {})
    for part in selector.split(","):
        key, equals, value = part.partition("=")
        wanted = value.lstrip("=")
        if key.endswith("!"):
            if labels.get(key[:-1]) == wanted:
                return False
        elif key not in labels or equals and labels[key] != wanted:
            return False
    return True


def wait(connection, words, options):
    """--for=condition=X[=value] or --for=delete, until --timeout."""
    kind, name, path = target(words, options)
    goal, _, rest = options.get("for", "").partition("=")
    end = time.time() + seconds(options.get("timeout", "30s"))
    if goal not in ("condition", "delete", "jsonpath"):
        raise Usage(f"unrecognized condition: \"{options.get('for', '')}\"")
    while True:
        try:
            value = connection.ask("GET", path)
        except Failed as problem:
            if problem.code == 404 and goal == "delete":
                return 0
            raise
        if goal == "condition" and reached(value, rest) or goal == "jsonpath" and matches(value, rest):
            print(f"{kind}/{name} condition met")
            return 0
        if time.time() >= end:
            print(f"error: timed out waiting for the condition on {kind}s/{name}", file=sys.stderr)
            return 1
        time.sleep(0.3)


def reached(value, wanted):
    kind, _, status = wanted.partition("=")
    return any(one["type"].lower() == kind.lower() and one["status"].lower() == (status or "true").lower()
               for one in value.get("status", {}).get("conditions", []))


def matches(value, text):
    template, _, wanted = text.rpartition("=")
    return jsonpath.render(value, template) == wanted


def cordon(connection, words, options, on=True):
    name = words[0].removeprefix("node/").removeprefix("nodes/") if words else None
    if not name:
        raise Usage("USAGE: cordon NODE [flags]")
    already = connection.ask("GET", f"/api/v1/nodes/{name}")["spec"].get("unschedulable", False) == on
    connection.ask("PATCH", f"/api/v1/nodes/{name}", {"spec": {"unschedulable": True if on else None}})
    print(f"node/{name} {'already ' if already else ''}{'cordoned' if on else 'uncordoned'}")
    return 0


def drain(connection, words, options):
    """There are no pods to evict here; what a test may see is that the node was cordoned and that it took its time."""
    cordon(connection, words, options)
    if options.get("ignore-daemonsets") not in ("true", "TRUE", "1"):
        print("error: unable to drain node due to error: cannot delete DaemonSet-managed Pods (use --ignore-daemonsets"
              " to ignore): kube-system/svclb-traefik", file=sys.stderr)
        return 1
    print(f"node/{words[0]} drained")
    return 0


def create(connection, words, options):
    """-f: only what is not there yet; --raw: sends the file to the path unchanged."""
    if "raw" in options:
        if len(options.get("filename[]", [])) != 1:
            raise Usage("--raw can only use a single local file or stdin")
        source = sys.stdin.read() if options["filename"] == "-" else open(options["filename"], encoding="utf-8").read()
        print(json.dumps(connection.ask("POST", options["raw"], json.loads(source))))
        return 0
    for item in loaded(options):
        meta = item["metadata"]
        _, _, path = target([item["kind"], meta["name"]], {"namespace": meta.get("namespace", "default")})
        try:
            connection.ask("GET", path)
        except Failed:
            connection.ask("PUT", path, item)
            print(f"{item['kind'].lower()}/{meta['name']} created")
            continue
        raise Failed(f'{item["kind"].lower()}s "{meta["name"]}" already exists', 409, "AlreadyExists")
    return 0


def loaded(options):
    for name in options.get("filename[]", []):
        source = sys.stdin.read() if name == "-" else open(name, encoding="utf-8").read()
        yield from filter(None, yaml.safe_load_all(source))


def certificate(connection, words, options):
    if len(words) != 2 or words[0] != "approve":
        raise Usage("only 'kubectl certificate approve NAME' is part of this stand-in")
    _, _, path = target(["csr", words[1]], {})
    item = connection.ask("GET", path)
    item["status"] = {"conditions": [{"type": "Approved", "status": "True", "reason": "KubectlApprove"}]}
    connection.ask("PUT", path, item)
    print(f"certificatesigningrequest.certificates.k8s.io/{words[1]} approved")
    return 0


def delete(connection, words, options):
    kind, name, path = target(words, options)
    if "selector" in options and not name:
        for one in connection.ask("GET", path)["items"]:
            if selected(one, options["selector"]):
                connection.ask("DELETE", f"{path}/{one['metadata']['name']}")
                print(f'{kind} "{one["metadata"]["name"]}" deleted')
        return 0
    if not name:
        raise Usage("resource(s) were provided, but no name was specified")
    names = [name] if "/" in words[0] else words[1:]
    for one in names:
        try:
            connection.ask("DELETE", path.rsplit("/", 1)[0] + f"/{one}")
            print(f'{kind} "{one}" deleted')
        except Failed as problem:
            if problem.code != 404 or options.get("ignore-not-found") != "true":
                raise
    return 0


def apply(connection, words, options):
    for name in options.get("filename[]", []):
        source = sys.stdin.read() if name == "-" else open(name, encoding="utf-8").read()
        for item in filter(None, yaml.safe_load_all(source)):
            meta = item["metadata"]
            _, _, path = target([item["kind"], meta["name"]], {"namespace": meta.get("namespace", options.get("namespace", "default"))})
            if "server-side" in options and item["kind"] == "ConfigMap":
                item = merged(connection, path, item, options.get("field-manager", "kubectl"))
            connection.ask("PUT", path, item) if path.startswith("/objects") else connection.ask("PATCH", path, item)
            print(f"{item['kind'].lower()}/{meta['name']} configured")
    return 0


def merged(connection, path, item, manager):
    """A server-side apply of a ConfigMap: the manager's keys become those of the item, the keys of others stay."""
    try:
        old = connection.ask("GET", path)
    except Failed as problem:
        if problem.code != 404:
            raise
        old = {"metadata": {}}
    owners, mine = old["metadata"].get("owners", {}), item.get("data", {})
    item["data"] = {**{key: value for key, value in old.get("data", {}).items() if owners.get(key) != manager}, **mine}
    item["metadata"]["owners"] = {**{key: who for key, who in owners.items() if who != manager}, **{key: manager for key in mine}}
    return item


def patch(connection, words, options):
    """Only merge patches of nodes."""
    kind, name, path = target(words, options)
    if kind != "node" or options.get("type") != "merge":
        raise Usage("only merge patches of nodes are part of this stand-in")
    connection.ask("GET", path)
    connection.ask("PATCH", path, json.loads(options["patch"]))
    print(f"node/{name} patched")
    return 0


def replace(connection, words, options):
    """Only --raw: sends the file to the path unchanged."""
    if "raw" not in options:
        raise Usage("must specify --raw here: replacing objects is not part of this stand-in")
    if len(options.get("filename[]", [])) != 1:
        raise Usage("--raw can only use a single local file or stdin")
    name = options["filename"]
    source = sys.stdin.read() if name == "-" else open(name, encoding="utf-8").read()
    answer = connection.ask("PUT", options["raw"], json.loads(source))
    print(answer if isinstance(answer, str) else "", end="")
    return 0


def version(connection, words, options):
    from ..version import NOTICE, VERSION
    print(f"Client Version: {VERSION} ({NOTICE})")
    if "client" not in options:
        print(f"Server Version: {connection.ask('GET', '/version')['gitVersion']}")
    return 0


VERBS = {
    "get": (("no-headers", "ignore-not-found", "all-namespaces", "watch"), ("output", "raw", "selector", "field-selector"), get),
    "wait": ((), ("for", "timeout"), wait),
    "cordon": ((), (), cordon),
    "uncordon": ((), (), lambda *all: cordon(*all, on=False)),
    "drain": (("ignore-daemonsets", "delete-emptydir-data", "force", "disable-eviction"),
              ("timeout", "grace-period", "skip-wait-for-delete-timeout", "pod-selector"), drain),
    "delete": (("ignore-not-found", "wait", "now", "force"), ("timeout", "grace-period", "selector"), delete),
    "create": ((), ("filename", "raw"), create),
    "certificate": ((), (), certificate),
    "label": (("overwrite",), (), marker("labels")),
    "annotate": (("overwrite",), (), marker("annotations")),
    "taint": (("overwrite",), (), taint),
    "apply": (("server-side", "force-conflicts"), ("filename", "field-manager"), apply),
    "patch": ((), ("type", "patch"), patch),
    "replace": ((), ("filename", "raw"), replace),
    "version": (("client",), ("output",), version),
}
