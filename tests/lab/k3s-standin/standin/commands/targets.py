"""What a kubectl call is about."""
from .arguments import Usage

NODES, SECRETS = ("node", "nodes", "no"), ("secret", "secrets")


def target(words, options):
    """(kind, name or None, path of the API) of `node NAME`, `node/NAME`, `secret NAME`, anything applied."""
    if not words:
        raise Usage("Required resource not specified.")
    kind, slash, name = words[0].partition("/")
    name = name if slash else words[1] if len(words) > 1 else None
    kind, namespace = kind.lower().partition(".")[0], options.get("namespace", "default")
    if kind in NODES:
        return "node", name, "/api/v1/nodes" + (f"/{name}" if name else "")
    if kind in SECRETS:
        return "secret", name, f"/api/v1/namespaces/{namespace}/secrets" + (f"/{name}" if name else "")
    if kind in ("pod", "pods", "po") and "all-namespaces" in options:
        return "pod", None, "/objects/pods"
    kind = {"csr": "certificatesigningrequest"}.get(kind, kind)
    plural = kind if kind.endswith("s") else kind + "s"
    return kind, name, f"/objects/{plural}/{namespace}" + (f"/{name}" if name else "")
