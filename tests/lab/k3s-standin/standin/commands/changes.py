"""kubectl label, annotate and taint."""
from .arguments import Usage
from .targets import target


def marker(field):
    """label and annotate: key=value sets, key- takes away, an existing other value needs --overwrite."""
    def change(connection, words, options):
        kind, name, path = target(words, options)
        changes = words[1:] if "/" in words[0] else words[2:]
        present = connection.ask("GET", path)["metadata"].get(field, {})
        values = {}
        for text in changes:
            key, equals, value = text.partition("=")
            if not equals and not key.endswith("-"):
                raise Usage(f"at least one {field[:-1]} update is required")
            key, value = (key, value) if equals else (key[:-1], None)
            if value is not None and present.get(key, value) != value and "overwrite" not in options:
                raise Usage(f"'{key}' already has a value ({present[key]}), and --overwrite is false")
            values[key] = value
        connection.ask("PATCH", path, {"metadata": {field: values}})
        print(f"{kind}/{name} {'labeled' if field == 'labels' else 'annotated'}")
        return 0

    return change


def taint(connection, words, options):
    kind, name, path = target(words, options)
    taints = connection.ask("GET", path)["spec"].get("taints") or []
    for text in words[1:] if "/" in words[0] else words[2:]:
        bare, away = text.removesuffix("-"), text.endswith("-")
        head, _, effect = bare.partition(":")
        key, _, value = head.partition("=")
        same = [one for one in taints if one["key"] == key and (not effect or one["effect"] == effect)]
        if away and not same:
            raise Usage(f'taint "{bare}" not found')
        if not away and same and "overwrite" not in options:
            raise Usage(f"node {name} already has {key} taint(s) with same effect(s) and --overwrite is false")
        taints = [one for one in taints if one not in same]
        taints += [] if away else [{"key": key, "value": value, "effect": effect}]
    connection.ask("PATCH", path, {"spec": {"taints": taints}})
    print(f"{kind}/{name} tainted")
    return 0
