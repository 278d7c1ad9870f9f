#!/usr/bin/python3
"""build.py VERSION OUTPUT: the stand-in as one executable file, the same bytes for the same version and sources.

PyYAML is packed in from this machine's packages, so that the file needs Python's standard library and nothing else."""
import io
import os
import stat
import sys
import zipfile

HERE = os.path.dirname(os.path.abspath(__file__))
STARTER = "import sys\nfrom standin import __main__\ncode = __main__.main()\nsys.stdout.flush()\n__import__('os')._exit(code)\n"


def sources():
    import yaml
    yield from modules(os.path.join(HERE, "standin"), "standin")
    yield from modules(os.path.dirname(yaml.__file__), "yaml")


def modules(directory, name):
    for folder, folders, names in os.walk(directory):
        folders[:] = sorted(one for one in folders if one != "__pycache__")
        for one in sorted(names):
            if one.endswith(".py"):
                path = os.path.join(folder, one)
                with open(path, encoding="utf-8") as source:
                    yield os.path.join(name, os.path.relpath(path, directory)), source.read()


def build(version):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in [("__main__.py", STARTER), ("standin/VERSION", version + "\n"), *sources()]:
            archive.writestr(zipfile.ZipInfo(name), text, zipfile.ZIP_DEFLATED)
    return b"#!/usr/bin/python3 -IS\n" + packed.getvalue()


def main():
    version, output = sys.argv[1:]
    with open(output, "wb") as out:
        out.write(build(version))
    os.chmod(output, os.stat(output).st_mode | stat.S_IXUSR | stat.S_IXGRP | stat.S_IXOTH)


if __name__ == "__main__":
    main()
