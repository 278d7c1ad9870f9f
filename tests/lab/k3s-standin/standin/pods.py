"""Pods as far as a drain needs them: they are applied like other objects, listed by node, and evicted within disruption budgets."""
from .cluster import Refused, not_found
from .log import record


def listed(server, caller, query):
    """A kubelet may list the pods of its own node only, and must say so."""
    field, _, node = query.get("fieldSelector", "").partition("=")
    if field not in ("", "spec.nodeName"):
        raise Refused(400, "BadRequest", f"field label not supported: {field}")
    if "admin" not in caller.roles and caller.node != node:
        raise Refused(403, "Forbidden", f'pods is forbidden: User "system:node:{caller.node}" cannot list resource "pods" in API group ""'
                      " at the cluster scope: can only list/watch pods with spec.nodeName field selector")
    return {"apiVersion": "v1", "kind": "PodList", "items": [
        one for key, one in server.store.read()["objects"].items()
        if key.startswith("pods/") and (not node or one.get("spec", {}).get("nodeName") == node)]}


def evict(server, caller, namespace, name, data):
    if (data or {}).get("kind") != "Eviction" or data["metadata"].get("name") != name:
        raise Refused(400, "BadRequest", "name in URL does not match name in Eviction object")
    state = server.store.read()
    pod = state["objects"].get(f"pods/{namespace}/{name}")
    if pod is None:
        raise not_found("pods", name)
    if "admin" not in caller.roles and pod["spec"].get("nodeName") != caller.node:
        raise Refused(403, "Forbidden", f'pods "{name}" is forbidden: node "{caller.node}" can only evict pods with spec.nodeName set to itself')
    for key, budget in state["objects"].items():
        if key.startswith(f"poddisruptionbudgets/{namespace}/"):
            check(state, namespace, pod, budget)
    server.store.change(lambda now: now["objects"].pop(f"pods/{namespace}/{name}", None) and None)
    record("events", event="pod-evicted", pod=f"{namespace}/{name}", by=caller.node or "admin")
    return {"kind": "Status", "status": "Success"}


def check(state, namespace, pod, budget):
    wanted = budget["spec"].get("selector", {}).get("matchLabels", {})
    if not fits(pod, wanted):
        return
    healthy = sum(fits(one, wanted) for key, one in state["objects"].items() if key.startswith(f"pods/{namespace}/"))
    if healthy <= budget["spec"].get("minAvailable", 0):
        refused = Refused(429, "TooManyRequests", "Cannot evict pod as it would violate the pod's disruption budget.")
        refused.details = {"causes": [{"reason": "DisruptionBudget", "message":
                           f'The disruption budget {budget["metadata"]["name"]} needs {budget["spec"]["minAvailable"]} healthy pods'
                           f" and has {healthy} currently"}]}
        raise refused


def fits(pod, wanted):
    labels = pod["metadata"].get("labels", {})
    return all(labels.get(key) == value for key, value in wanted.items())
