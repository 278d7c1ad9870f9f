"""k3s crictl and k3s ctr: images are files that were imported, nothing more."""
import json
import os
import sys
import tarfile

from .. import files

STORE = "/var/lib/rancher/k3s/agent/containerd/stand-in-images.json"


def images():
    return json.loads(files.read(STORE, "[]"))


def manifest(path):
    """The image names in an archive of `docker save`."""
    with tarfile.open(fileobj=sys.stdin.buffer, mode="r|") if path == "-" else tarfile.open(path) as archive:
        for member in archive:
            if member.name == "manifest.json":
                return [name for one in json.load(archive.extractfile(member)) for name in one["RepoTags"] or []]
    return []


def full(name):
    """docker.io/library/ is what containerd puts in front of a short name."""
    head = name.split("/")[0]
    return name if "." in head or ":" in head and "/" in name else f"docker.io/{name if '/' in name else 'library/' + name}"


def crictl(arguments):
    if arguments[:1] in (["images"], ["image"]):
        if any(word in ("-o", "--output") or word.endswith("=json") for word in arguments) and "json" in " ".join(arguments):
            print(json.dumps({"images": [{"id": one, "repoTags": [one]} for one in images()]}))
        else:
            print("\n".join(["IMAGE"] + images()))
        return 0
    if arguments[:1] in (["ps"], ["pods"]):
        return 0
    print(f"No help topic for '{' '.join(arguments)}' (stand-in)", file=sys.stderr)
    return 1


def ctr(arguments):
    words = [word for word in arguments if not word.startswith("-")]
    words = words[1:] if words[:1] == ["k8s.io"] else words
    if words[:2] in (["images", "import"], ["image", "import"], ["i", "import"]):
        names = [full(name) for name in manifest(words[2] if len(words) > 2 else "-")]
        files.write(STORE, json.dumps(sorted({*images(), *names})), 0o644)
        print("\n".join(f"unpacking {name}...done" for name in names))
        return 0
    if words[:1] in (["images"], ["image"], ["i"]):
        print("\n".join(images()))
        return 0
    print("unknown command (stand-in)", file=sys.stderr)
    return 1
