"""One file, many commands: `k3s server`, `k3s kubectl`, or called as `kubectl`, `crictl`, `ctr`."""
import os
import sys

from . import version
from .commands import certificate, check_config, containers, etcd_snapshot, kubectl, token
from .log import Fatal, log


def server(arguments):
    from . import server as command
    return command.main(arguments)


def agent(arguments):
    from . import agent as command
    return command.main(arguments)


def show_version(arguments):
    print(version.text())
    return 0


COMMANDS = {
    "server": server, "agent": agent, "kubectl": kubectl.main, "crictl": containers.crictl, "ctr": containers.ctr,
    "token": token.main, "certificate": certificate.main, "etcd-snapshot": etcd_snapshot.main,
    "check-config": check_config.main, "--version": show_version, "-v": show_version, "version": show_version,
}


def main():
    name, arguments = os.path.basename(sys.argv[0]), sys.argv[1:]
    if name not in ("kubectl", "crictl", "ctr"):
        name, arguments = (arguments[0], arguments[1:]) if arguments else ("help", [])
    if name in ("help", "--help", "-h"):
        print(f"NAME:\n   k3s - {version.NOTICE}\n\nCOMMANDS:\n   " + "\n   ".join(COMMANDS))
        return 0
    if name not in COMMANDS:
        print(f"No help topic for '{name}'", file=sys.stderr)
        return 3
    try:
        return COMMANDS[name](arguments) or 0
    except Fatal as problem:
        log("fatal", str(problem))
        return 1
    except BrokenPipeError:
        return 1


if __name__ == "__main__":
    code = main()
    sys.stdout.flush()
    # Threads of connections that are still open must not hold the process.
    os._exit(code)
