"""The join side of a server (/v1-k3s/...): CA files, node certificates, bootstrap data, membership, tokens."""
import time

from . import cluster, pki, tokens
from .cluster import Refused
from .log import error, record

PLAIN, JSON = "text/plain", "application/json"


def route(server, caller, request, path, data):
    name = path.removeprefix("/v1-k3s/")
    if name == "readyz":
        caller.must("agent", "node")
        known_node(server, caller)
        return (200, PLAIN, "ok") if server.started else (503, PLAIN, "runtime core not ready")
    if path == "/db/info":
        caller.must("server")
        return 200, JSON, {"members": server.store.read()["members"]}
    handler = ROUTES.get(name)
    if handler is None:
        raise Refused(404, "NotFound", "404 page not found")
    roles, action = handler
    caller.must(*roles)
    known_node(server, caller)
    return action(server, caller, request, data)


def known_node(server, caller):
    """A node that was deleted is no longer let in by its certificate."""
    if caller.node and "agent" not in caller.roles and caller.node not in server.store.read()["nodes"]:
        raise Refused(401, "Unauthorized", "Unauthorized")


def configuration(server, caller, request, data):
    if not server.started:
        raise Refused(503, "ServiceUnavailable", "runtime core not ready")
    return 200, JSON, {"version": server.version, "clusterDomain": server.settings.get("cluster-domain", "cluster.local")}


def apiservers(server, caller, request, data):
    return 200, JSON, sorted(server.store.read()["objects"].get("endpoints/default/kubernetes", {}).values())


def kubelet_certificate(server, caller, request, data):
    """A client certificate for the kubelet, for whoever knows the node's password."""
    if not server.started:
        raise Refused(503, "ServiceUnavailable", "runtime core not ready")
    node, password = request.headers.get("k3s-Node-Name", ""), request.headers.get("k3s-Node-Password", "")
    if not node or not password:
        raise Refused(400, "BadRequest", "node name or password not set")
    server.store.change(lambda state: cluster.verify_password(state, node, password))
    certificate, key = pki.client(server.ca("client"), f"system:node:{node}", ["system:nodes"])
    return 200, JSON, {"certificate": certificate, "key": key}


def bootstrap(server, caller, request, data):
    """What a further server needs: every CA file, the agent token, and the settings that must be equal."""
    if not server.started:
        raise Refused(503, "ServiceUnavailable", "runtime core not ready")
    return 200, JSON, {"files": server.ca_files(), "agentToken": server.agent_token, "critical": server.critical(),
                       "etcd": server.store.kind == "etcd"}


def join(server, caller, request, data):
    """A new etcd member comes in as a learner, and only one learner at a time."""
    def step(state):
        if any(one["node"] == data["member"]["node"] for one in state["members"].values()):
            return {"error": "duplicate node name found, please use a unique name for this node"}
        if any(one["learner"] for one in state["members"].values()):
            return {"error": "etcdserver: too many learner members in cluster"}
        state["members"][data["name"]] = {**data["member"], "added": time.time()}
        return {}

    if server.store.kind != "etcd":
        raise Refused(400, "BadRequest", "etcd disabled")
    answer = server.store.change(step)
    return 200, JSON, answer or {"revision": server.store.revision, "state": server.store.state}


def rotate_token(server, caller, request, data):
    if request.command != "PUT":
        raise Refused(405, "MethodNotAllowed", "method not allowed")
    new = tokens.Token(data.get("newToken") or tokens.generate()).password
    if tokens.BOOTSTRAP.fullmatch(new):
        raise Refused(500, "InternalError", "failed to normalize server token; must be in format"
                      " K10<CA-HASH>::<USERNAME>:<PASSWORD> or <PASSWORD>")
    server.change_token(new)
    record("events", event="token-rotated", node=server.node)
    return 200, JSON, {}


def create_bootstrap_token(server, caller, request, data):
    if request.command == "GET":
        return 200, JSON, {name: {key: one[key] for key in ("expires", "description")}
                           for name, one in server.store.read()["tokens"].items()}
    if request.command == "DELETE":
        server.store.change(lambda state: state["tokens"].pop(data["id"], None) and None)
        return 200, JSON, {}
    server.store.change(lambda state: state["tokens"].update({data["token"].partition(".")[0]: data}))
    return 200, JSON, {}


def replace_authorities(server, caller, request, data):
    """New CAs, checked as K3s does unless forced: kept in the datastore, from where each server takes them when it restarts."""
    forced = "force=true" in request.path
    current = server.ca_files()
    new = {name: text for name, text in data["files"].items() if name in current}
    problems = [f"{name}: {problem}" for name in new if name.endswith(".crt") and new[name] != current[name]
                for problem in [pki.replacement_problem(current[name], new[name], new.get(name[:-3] + "key", ""))] if problem]
    if problems and not forced:
        number = f"certificate error ID {int(time.time()) % 99999:05}"
        error(f"{number}: failed to validate new CA certificates and keys: {'; '.join(problems)}")
        raise Refused(500, "InternalError", number)
    server.change_authorities({**current, **new})
    record("events", event="authorities-replaced", node=server.node, forced=forced, names=sorted(new))
    return 200, JSON, {}


ROUTES = {
    "cert/cacerts": (("server",), replace_authorities),
    "config": (("agent", "node"), configuration),
    "apiservers": (("agent", "node"), apiservers),
    "client-kubelet.crt": (("agent", "node"), kubelet_certificate),
    "server-bootstrap": (("server",), bootstrap),
    "token": (("server",), rotate_token),
    "stand-in/bootstrap-token": (("server",), create_bootstrap_token),
    "stand-in/join": (("server",), join),
}


def ca_route(which):
    return ("agent", "node"), lambda server, caller, request, data: (200, PLAIN, open(server.ca(which)[0]).read())


ROUTES["server-ca.crt"], ROUTES["client-ca.crt"] = ca_route("server"), ca_route("client")
