"""Files with a mode, whole or not at all."""
import os


def write(path, content, mode=0o600):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    temporary = f"{path}.tmp{os.getpid()}"
    with open(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode), "wb") as out:
        out.write(content.encode() if isinstance(content, str) else content)
    os.chmod(temporary, mode)
    os.replace(temporary, path)


def read(path, default=None):
    try:
        with open(path, encoding="utf-8") as source:
            return source.read()
    except FileNotFoundError:
        if default is None:
            raise
        return default


def link(path, target):
    if os.path.lexists(path):
        os.remove(path)
    os.symlink(target, path)
