"""How kubectl shows what it got."""
import json
import time

import yaml

from . import jsonpath
from .arguments import Usage


def age(stamp):
    seconds = int(time.time() - (time.mktime(time.strptime(stamp, "%Y-%m-%dT%H:%M:%SZ")) - time.timezone))
    return f"{seconds}s" if seconds < 120 else f"{seconds // 60}m"


def condition(node, kind):
    return next((one["status"] for one in node["status"].get("conditions", []) if one["type"] == kind), "Unknown")


def node_row(node, wide):
    status = "Ready" if condition(node, "Ready") == "True" else "NotReady"
    status += ",SchedulingDisabled" if node["spec"].get("unschedulable") else ""
    roles = sorted(label.partition("/")[2] for label in node["metadata"]["labels"] if label.startswith("node-role.kubernetes.io/"))
    row = [node["metadata"]["name"], status, ",".join(roles) or "<none>", age(node["metadata"]["creationTimestamp"]),
           node["status"]["nodeInfo"]["kubeletVersion"]]
    if wide:
        addresses = {one["type"]: one["address"] for one in node["status"].get("addresses", [])}
        info = node["status"]["nodeInfo"]
        row += [addresses.get("InternalIP", "<none>"), addresses.get("ExternalIP", "<none>"), info["osImage"],
                info["kernelVersion"], info["containerRuntimeVersion"]]
    return row


def table(rows):
    widths = [max(len(str(row[i])) for row in rows) for i in range(len(rows[0]))]
    return "\n".join("   ".join(str(cell).ljust(width) for cell, width in zip(row, widths)).rstrip() for row in rows)


def columns(value, text):
    pairs = [column.partition(":")[::2] for column in text.split(",")]
    items = value["items"] if "items" in value else [value]
    rows = [[" ".join(map(jsonpath.as_text, jsonpath.find(one, path))) or "<none>" for _, path in pairs] for one in items]
    return [[name for name, _ in pairs], *rows]


def show(value, options):
    """Prints an object or a list in the form that -o asks for."""
    form, _, template = options.get("output", "").partition("=")
    items = value["items"] if "items" in value else [value]
    if form == "json":
        print(json.dumps(value, indent=4))
    elif form == "yaml":
        print(yaml.safe_dump(value), end="")
    elif form == "name":
        print("\n".join(f"{one['kind'].lower()}/{one['metadata']['name']}" for one in items))
    elif form == "jsonpath":
        print(jsonpath.render(value, template), end="")
    elif form == "custom-columns":
        rows = columns(value, template)
        print(table(rows[1:] if "no-headers" in options and rows[1:] else rows))
    elif form in ("", "wide"):
        plain(items, form == "wide", "no-headers" in options)
    else:
        raise Usage(f'unable to match a printer suitable for the output format "{form}"')


def plain(items, wide, bare):
    if not items:
        return
    if items[0].get("kind") == "Node":
        head = ["NAME", "STATUS", "ROLES", "AGE", "VERSION"]
        head += ["INTERNAL-IP", "EXTERNAL-IP", "OS-IMAGE", "KERNEL-VERSION", "CONTAINER-RUNTIME"] if wide else []
        rows = [node_row(one, wide) for one in items]
    else:
        head, rows = ["NAME", "AGE"], [[one["metadata"]["name"], "1s"] for one in items]
    print(table(rows if bare else [head, *rows]))
