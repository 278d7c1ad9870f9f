"""config.yaml, config.yaml.d, environment and command line, merged as K3s merges them."""
import glob
import math
import os
import re

import yaml

from . import flags
from .log import Fatal, warn

DEFAULT_FILE = "/etc/rancher/k3s/config.yaml"
TRUE, FALSE = {"1", "t", "T", "true", "TRUE", "True"}, {"0", "f", "F", "false", "FALSE", "False"}


class Yaml11(yaml.SafeLoader):
    """yaml.v2 reads single y and n as booleans and 1e10 as a number; PyYAML by itself does not."""


Yaml11.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(y|Y|n|N)$"), list("yYnN"))
Yaml11.add_implicit_resolver("tag:yaml.org,2002:float", re.compile(r"^[-+]?\d+[eE][-+]?\d+$"), list("-+0123456789"))
Yaml11.bool_values = {**yaml.SafeLoader.bool_values, "y": True, "n": False}


def text_of(value):
    """What Go prints for a YAML value: this is how 0644 becomes 420."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and not math.isinf(value):
        return f"{value:.0e}" if abs(value) >= 1e21 else f"{value:g}"
    return str(value)


def as_list(value):
    return value if isinstance(value, list) else [value]


def read_file(path, merged):
    try:
        with open(path, encoding="utf-8") as source:
            document = yaml.load(source, Yaml11)  # noqa: S506 - a SafeLoader of our own
    except yaml.YAMLError as problem:
        raise Fatal(f"failed to read {path}: yaml: {problem}".replace("\n", " ")) from None
    if document is None:
        return
    if not isinstance(document, dict):
        raise Fatal(f"failed to read {path}: yaml: unmarshal errors: cannot unmarshal into map")
    for key, value in document.items():
        key = text_of(key)
        if key.endswith("+"):
            key = key[:-1]
            merged[key] = as_list(merged[key]) + as_list(value) if key in merged else value
        else:
            merged[key] = value


def file_arguments(path):
    """The file and its drop-ins as (name, text) pairs."""
    merged = {}
    names = [path] if os.path.exists(path) else []
    names += sorted(glob.glob(path + ".d/*.yaml") + glob.glob(path + ".d/*.yml"))
    for name in names:
        read_file(name, merged)
    return [(key, text_of(item)) for key, value in merged.items() for item in as_list(value)]


def split(arguments, table):
    """Command line -> (name, text) pairs; anything without dashes in front is passed over, as K3s does."""
    rest = list(arguments)
    while rest:
        word = rest.pop(0)
        if not word.startswith("-") or word in ("-", "--"):
            continue
        name, equals, value = word.lstrip("-").partition("=")
        name = flags.SHORT.get(name, name)
        kind = table.get(name, ("s", None))[0]
        if name not in table:
            raise Fatal(f"flag provided but not defined: -{name}")
        if not equals and kind == "b":
            value = "true"
        elif not equals:
            if not rest:
                raise Fatal(f"flag needs an argument: -{name}")
            value = rest.pop(0)
        yield name, value


class Settings:
    def __init__(self, role, arguments, environment=None):
        self.role, self.table = role, flags.table(role)
        self.environment = os.environ if environment is None else environment
        self.values = {}
        line = list(split(arguments, self.table))
        path = self.environment.get("K3S_CONFIG_FILE") or dict(line).get("config") or DEFAULT_FILE
        for name, value in self.known(file_arguments(path)) + line:
            self.values.setdefault(name, []).append(self.checked(name, value))

    def known(self, pairs):
        good = []
        for name, value in pairs:
            name = flags.SHORT.get(name, name)
            if name in self.table:
                good.append((name, value))
            elif self.role == "server":
                warn(f"Unknown flag --{name} found in config.yaml, skipping")
            else:
                raise Fatal(f"flag provided but not defined: -{name}")
        return good

    def checked(self, name, value):
        kind = self.table[name][0]
        wrong = (kind == "b" and value not in TRUE | FALSE
                 or kind == "i" and not re.fullmatch(r"[-+]?\d+", value)
                 or kind == "d" and not re.fullmatch(r"(\d+(\.\d+)?(h|m|s|ms|us|ns))+|0", value))
        if wrong:
            raise Fatal(f'invalid value "{value}" for flag -{name}: parse error')
        return value

    def get(self, name, default=""):
        if name in self.values:
            return self.values[name][-1]
        variable = self.table.get(name, ("s", None))[1]
        return self.environment.get(variable or "") or default

    def flag(self, name):
        return self.get(name, "false") in TRUE

    def number(self, name, default):
        return int(self.get(name, str(default)))

    def list(self, name):
        """Every element, also where one value holds several with commas between."""
        given = self.values.get(name) or [self.get(name)]
        whole = name.endswith("-arg") or name in ("node-label", "node-taint")
        parts = given if whole else [part for value in given for part in value.split(",")]
        return [part.strip() for part in parts if part.strip()]
