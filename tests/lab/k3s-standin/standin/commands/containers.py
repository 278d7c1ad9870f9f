"""k3s crictl and k3s ctr: images are files that were imported, nothing more."""
import json
import sys

from .. import images

def crictl(arguments):
    if arguments[:1] in (["images"], ["image"]):
        if any(word in ("-o", "--output") or word.endswith("=json") for word in arguments) and "json" in " ".join(arguments):
            print(json.dumps({"images": [{"id": one, "repoTags": [one]} for one in images.known()]}))
        else:
            # a name changes nothing: containerd lists all of its images whatever it is asked for
            print("\n".join(images.known() if "-q" in arguments else ["IMAGE"] + images.known()))
        return 0
    if arguments[:1] == ["inspecti"]:
        for name in [word for word in arguments[1:] if not word.startswith("-")]:
            if images.full(name) not in images.known():
                print(f'FATA[0000] no such image "{name}" present', file=sys.stderr)
                return 1
            print(json.dumps({"status": {"id": images.full(name), "repoTags": [images.full(name)]}}))
        return 0
    if arguments[:1] in (["ps"], ["pods"]):
        return 0
    print(f"No help topic for '{' '.join(arguments)}' (stand-in)", file=sys.stderr)
    return 1


def ctr(arguments):
    words = [word for word in arguments if not word.startswith("-")]
    words = words[1:] if words[:1] == ["k8s.io"] else words
    if words[:2] in (["images", "import"], ["image", "import"], ["i", "import"]):
        names = images.add(words[2] if len(words) > 2 else "-")
        print("\n".join(f"unpacking {name}...done" for name in names))
        return 0
    if words[:1] in (["images"], ["image"], ["i"]):
        print("\n".join(images.known()))
        return 0
    print("unknown command (stand-in)", file=sys.stderr)
    return 1
