"""k3s token create|generate|list|delete|rotate."""
import secrets
import string
import sys
import time

from .. import tokens
from ..client import Failed
from ..log import Fatal
from .arguments import seconds
from .local import flags, server


def generate():
    letters = string.ascii_lowercase + string.digits
    return "".join(secrets.choice(letters) for _ in range(6)) + "." + "".join(secrets.choice(letters) for _ in range(16))


def create(words, options):
    token, lifetime = words[0] if words else generate(), seconds(options.get("ttl", "24h"))
    if not tokens.BOOTSTRAP.fullmatch(token):
        raise Fatal(f'the bootstrap token "{token}" was not of the form "[a-z0-9]{{6}}.[a-z0-9]{{16}}"')
    client, ca = server(options)
    client.ask("POST", "/v1-k3s/stand-in/bootstrap-token",
               {"token": token, "expires": time.time() + lifetime if lifetime else 0, "description": options.get("description", "")})
    print(f"K10{tokens.ca_hash(ca)}::{token}")


def show(words, options):
    print("TOKEN    TTL   EXPIRES   USAGES   DESCRIPTION   EXTRA GROUPS")
    for name, one in server(options)[0].ask("GET", "/v1-k3s/stand-in/bootstrap-token").items():
        print(f"{name}   1h   {int(one['expires'])}   signing,authentication   {one['description'] or '<none>'}   <none>")


def delete(words, options):
    if not words:
        raise Fatal("missing argument; 'token delete' is missing token")
    for word in words:
        server(options)[0].ask("DELETE", "/v1-k3s/stand-in/bootstrap-token", {"id": word.partition(".")[0]})
        print(f'bootstrap token "{word}" deleted')


def rotate(words, options):
    if "token" not in options or "new-token" not in options:
        raise Fatal('Required flags "token, new-token" not set')
    client, _ = server(options, options["token"])
    client.ask("PUT", "/v1-k3s/token", {"newToken": options["new-token"]})
    print("Token rotated, restart k3s nodes with new token", file=sys.stderr)


def main(arguments):
    verb = arguments[0] if arguments else ""
    words, options = flags(arguments[1:], ("ttl", "description", "groups", "usages", "kubeconfig", "data-dir", "token",
                                           "new-token", "server", "output"))
    try:
        if verb == "create":
            create(words, options)
        elif verb == "rotate":
            rotate(words, options)
        elif verb == "list":
            show(words, options)
        elif verb == "delete":
            delete(words, options)
        elif verb == "generate":
            print(generate())
        else:
            raise Fatal(f"No help topic for '{verb}'")
    except Failed as problem:
        raise Fatal(str(problem)) from None
