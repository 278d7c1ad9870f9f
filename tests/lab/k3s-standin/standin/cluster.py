"""What the cluster knows: nodes, secrets, objects, tokens. Steps for a store's `change`, and questions about its state."""
import hashlib
import os
import secrets
import time

GRACE = float(os.environ.get("K3S_STANDIN_GRACE_SECONDS", "12"))


class Refused(Exception):
    def __init__(self, code, reason, message):
        super().__init__(message)
        self.code, self.reason = code, reason


def now():
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())


def not_found(kind, name):
    return Refused(404, "NotFound", f'{kind} "{name}" not found')


def metadata(name, namespace=None):
    return {"name": name, **({"namespace": namespace} if namespace else {}), "uid": secrets.token_hex(16),
            "creationTimestamp": now(), "resourceVersion": "1", "labels": {}, "annotations": {}}


# -- node passwords

def password_secret(node):
    return f"kube-system/{node}.node-password.k3s"


def verify_password(state, node, password):
    """The first password given for a name is kept; any other one for that name is refused."""
    kept = state["secrets"].get(password_secret(node))
    if kept is None:
        salt = secrets.token_hex(8)
        kept = {"metadata": metadata(f"{node}.node-password.k3s", "kube-system"), "type": "Opaque",
                "data": {"hash": salt + "$" + hashed(salt, password)}}
        state["secrets"][password_secret(node)] = kept
        return
    salt, _, digest = kept["data"]["hash"].partition("$")
    if hashed(salt, password) != digest:
        raise Refused(403, "Forbidden", "Node password rejected, duplicate hostname or contents of"
                      " '/etc/rancher/node/password' may not match server node-passwd entry, try enabling a unique"
                      " node name with the --with-node-id flag")


def hashed(salt, password):
    return hashlib.sha256(f"{salt}:{password}".encode()).hexdigest()


# -- nodes

def register(state, name, labels, taints, status, version):
    """The kubelet's registration: labels are set on every start, taints on the first only."""
    node = state["nodes"].get(name)
    if node is None:
        node = {"apiVersion": "v1", "kind": "Node", "metadata": metadata(name), "spec": {"taints": taints}, "status": {}}
        state["nodes"][name] = node
        index = len(state["nodes"]) - 1
        node["spec"].update(podCIDR=f"10.42.{index}.0/24", providerID=f"k3s://{name}")
    node["metadata"]["labels"].update(labels)
    node["status"].update(status, nodeInfo={"kubeletVersion": version, "architecture": os.uname().machine,
                                            "containerRuntimeVersion": "containerd://stand-in", "operatingSystem": "linux",
                                            "osImage": "stand-in", "kernelVersion": os.uname().release})
    node["status"]["reported"] = now()
    beat(state, name)


def beat(state, name):
    node = state["nodes"].get(name)
    if node is None:
        raise not_found("nodes", name)
    node["status"]["heartbeat"] = time.time()


def lease(state, name):
    """What a kubelet renews for as long as it lives."""
    if name not in state["nodes"]:
        raise not_found("leases.coordination.k8s.io", name)
    renewed = time.gmtime(state["nodes"][name]["status"].get("heartbeat", 0))
    return {"apiVersion": "coordination.k8s.io/v1", "kind": "Lease", "metadata": metadata(name, "kube-node-lease"),
            "spec": {"holderIdentity": name, "renewTime": time.strftime("%Y-%m-%dT%H:%M:%S.000000Z", renewed)}}


def shown(state, name):
    """A Node as the API shows it, with conditions worked out now."""
    node = state["nodes"].get(name)
    if node is None:
        raise not_found("nodes", name)
    node = {**node, "status": dict(node["status"])}
    reported = node["status"].pop("reported", None)
    fresh = time.time() - node["status"].pop("heartbeat", 0) < GRACE
    ready = {"type": "Ready", "status": "True", "reason": "KubeletReady", "message": "kubelet is posting ready status"}
    if not fresh:
        ready = {"type": "Ready", "status": "Unknown", "reason": "NodeStatusUnknown",
                 "message": "Kubelet stopped posting node status."}
    if reported:
        # a kubelet reports its status when it starts, and then every few minutes; in between it renews its lease
        ready["lastHeartbeatTime"] = reported
    node["status"]["conditions"] = [ready] + voter_condition(state, name)
    return node


def voter_condition(state, name):
    mine = [one for one in state["members"].values() if one["node"] == name]
    if not mine:
        return []
    voter = not mine[0]["learner"]
    return [{"type": "EtcdIsVoter", "status": "True" if voter else "False",
             "reason": "MemberNotLearner" if voter else "MemberIsLearner"}]


def delete_node(state, name):
    """Takes the node, its password and its etcd member away, as K3s does."""
    if name not in state["nodes"]:
        raise not_found("nodes", name)
    del state["nodes"][name]
    state["secrets"].pop(password_secret(name), None)
    remove_member(state, name)


def remove_member(state, name):
    for member in [key for key, one in state["members"].items() if one["node"] == name]:
        del state["members"][member]


def merge(target, patch):
    """A JSON merge patch."""
    for key, value in patch.items():
        if value is None:
            target.pop(key, None)
        elif isinstance(value, dict):
            child = target.setdefault(key, {})
            merge(child, value)
        else:
            target[key] = value


# -- other objects

def key_of(kind, namespace, name):
    return f"{kind.lower()}/{namespace}/{name}"
