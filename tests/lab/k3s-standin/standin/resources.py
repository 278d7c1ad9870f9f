"""The little of the Kubernetes API that is needed: nodes, secrets, and whatever `kubectl apply` brings."""
from . import cluster, pods, requests
from .cluster import Refused, not_found
from .log import record

JSON = "application/json"


def route(server, caller, method, path, query, data):
    parts = path.strip("/").split("/")
    if parts[:3] == ["api", "v1", "nodes"]:
        return nodes(server, caller, method, parts[3:], data, query)
    if parts[:3] == ["objects", "leases", "kube-node-lease"] and len(parts) == 4:
        own(caller, parts[3])
        return 200, JSON, cluster.lease(server.store.read(), parts[3])
    if parts == ["objects", "pods"] and method == "GET":
        return 200, JSON, pods.listed(server, caller, query)
    if method == "POST" and len(parts) == 7 and parts[:3] == ["api", "v1", "namespaces"] and parts[4::2] == ["pods", "eviction"]:
        return 201, JSON, pods.evict(server, caller, parts[3], parts[5], data)
    caller.must("admin")
    if len(parts) >= 5 and parts[:3] == ["api", "v1", "namespaces"] and parts[4] == "secrets":
        return secrets(server, method, parts[3], parts[5] if len(parts) > 5 else None)
    if parts[:1] == ["objects"]:
        return objects(server, method, parts[1:], data)
    raise Refused(404, "NotFound", "the server could not find the requested resource")


def nodes(server, caller, method, rest, data, query):
    if method == "POST":
        own(caller, data["name"])
        server.store.change(lambda state: cluster.register(state, **data))
        return 201, JSON, {}
    if not rest:
        field, _, only = query.get("fieldSelector", "").partition("=")
        if field not in ("", "metadata.name"):
            raise Refused(400, "BadRequest", f'field label not supported: {field}')
        own(caller, only)
        state = server.store.read()
        return 200, JSON, {"apiVersion": "v1", "kind": "NodeList",
                           "items": [cluster.shown(state, name) for name in sorted(state["nodes"]) if name == only or not field]}
    name = rest[0]
    own(caller, name)
    if rest[1:] == ["status"]:
        server.store.change(lambda state: cluster.beat(state, name))
    elif method == "PATCH":
        if "admin" not in caller.roles and "taints" in data.get("spec", {}):
            raise Refused(403, "Forbidden", f'nodes "{name}" is forbidden: node "{caller.node}" is not allowed to modify taints')
        server.store.change(lambda state: patch(state, name, data))
    elif method == "DELETE":
        caller.must("admin")
        server.store.change(lambda state: cluster.delete_node(state, name))
        record("events", event="node-deleted", node=name, by=server.node)
        return 200, JSON, {"kind": "Status", "status": "Success"}
    return 200, JSON, cluster.shown(server.store.read(), name)


def own(caller, name):
    """A kubelet sees and changes its own Node and no other."""
    if "admin" not in caller.roles and caller.node != name:
        raise Refused(403, "Forbidden", f'nodes "{name}" is forbidden: User "system:node:{caller.node}" cannot get'
                      f' resource "nodes" in API group "" at the cluster scope: node \'{caller.node}\' cannot read'
                      f" '{name}', only its own Node object")


def patch(state, name, change):
    if name not in state["nodes"]:
        raise not_found("nodes", name)
    cluster.merge(state["nodes"][name], change)
    annotations = state["nodes"][name]["metadata"].get("annotations", {})
    if annotations.get("etcd.k3s.cattle.io/remove") == "true":
        cluster.remove_member(state, name)


def secrets(server, method, namespace, name):
    state = server.store.read()
    if name is None:
        return 200, JSON, {"apiVersion": "v1", "kind": "SecretList", "items": [
            {"apiVersion": "v1", "kind": "Secret", **one} for key, one in state["secrets"].items() if key.startswith(namespace + "/")]}
    key = f"{namespace}/{name}"
    if key not in state["secrets"]:
        raise not_found("secrets", name)
    if method == "DELETE":
        server.store.change(lambda now: now["secrets"].pop(key, None) and None)
        return 200, JSON, {"kind": "Status", "status": "Success"}
    return 200, JSON, {"apiVersion": "v1", "kind": "Secret", **state["secrets"][key]}


def objects(server, method, rest, data):
    """objects/<kind>/<namespace>/<name>: what was applied is kept as it came."""
    key = "/".join(rest)
    state = server.store.read()
    if method == "GET" and rest[:1] == ["clusterroles"] and rest[-1] in ("view", "edit", "admin", "cluster-admin"):
        return 200, JSON, {"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": rest[-1]}}
    if method == "PUT" and rest[:1] == ["certificatesigningrequests"]:
        requests.check(server, data)
    if method == "GET":
        if len(rest) < 3:
            return 200, JSON, {"apiVersion": "v1", "kind": "List", "items": [
                one for name, one in state["objects"].items()
                if name.startswith(key + "/") and not name.startswith("endpoints/")]}
        if key not in state["objects"]:
            raise not_found(rest[0], rest[2])
        return 200, JSON, state["objects"][key]
    if method == "PUT":
        new = key not in state["objects"]
        server.store.change(lambda now: now["objects"].update({key: data}))
        return (201 if new else 200), JSON, data
    if key not in state["objects"]:
        raise not_found(rest[0], rest[-1])
    server.store.change(lambda now: now["objects"].pop(key) and None)
    return 200, JSON, {"kind": "Status", "status": "Success"}
