"""Tokens: K10<CA hash>::<user>:<password>, the bare password, and bootstrap tokens <id>.<secret>."""
import hashlib
import re
import secrets

from .log import Fatal

BOOTSTRAP = re.compile(r"[a-z0-9]{6}\.[a-z0-9]{16}")


class Token:
    def __init__(self, text):
        self.hash, self.user = "", ""
        if not text:
            raise Fatal("token must not be empty")
        if text.startswith("K10"):
            head, colons, text = text[3:].partition("::")
            if not colons:
                raise Fatal("invalid token format")
            if head and len(head) != 64:
                raise Fatal("invalid token CA hash length")
            self.hash = head
            if not BOOTSTRAP.fullmatch(text):
                self.user, colon, text = text.partition(":")
                if not colon:
                    raise Fatal("invalid token format")
        self.password = text


def ca_hash(pem):
    return hashlib.sha256(pem.encode()).hexdigest()


def full(pem, user, password):
    return f"K10{ca_hash(pem)}::{user}:{password}"


def generate():
    return secrets.token_hex(16)


def bootstrap_key(password):
    return "/bootstrap/" + hashlib.sha256(password.encode()).hexdigest()[:12]
