"""The JSONPath that kubectl takes: fields, indexes, [*], filters with ==, range and end, quoted text."""
import json
import re

from .arguments import Usage

PART = re.compile(r"""\.?\[\?\(@\.(?P<field>[^=\s]+)\s*==\s*["'](?P<value>[^"']*)["']\)\]|\.?\[(?P<index>\*|-?\d+)\]"""
                  r"""|\.?\[['"](?P<quoted>[^'"]+)['"]\]|\.(?P<name>(?:\\.|[^.\[\]{}\s])+)|\.""")


def find(value, path):
    found = [value]
    position = 0
    path = path.removeprefix("@").removeprefix("$")
    while position < len(path):
        match = PART.match(path, position)
        if not match:
            raise Usage(f"error parsing jsonpath {path}")
        found = [child for parent in found for child in step(parent, match)]
        position = match.end()
    return found


def step(value, match):
    if match["field"]:
        return [one for one in value or [] if [match["value"]] == [as_text(x) for x in find(one, "." + match["field"])]]
    if match["index"]:
        items = list(value.values()) if isinstance(value, dict) else value or []
        if match["index"] == "*":
            return items
        return items[int(match["index"]):][:1]
    name = match["quoted"] or re.sub(r"\\(.)", r"\1", match["name"] or "")
    if not name:
        return [value]
    return [value[name]] if isinstance(value, dict) and name in value else []


def as_text(value):
    return value if isinstance(value, str) else json.dumps(value)


def render(value, template):
    """The whole template, e.g. {range .items[*]}{.metadata.name}{"\\n"}{end}."""
    pieces = re.findall(r"\{((?:\"[^\"]*\"|'[^']*'|[^}])*)\}|([^{]+)", template)
    return walk(value, pieces)


def walk(value, pieces):
    output, position = "", 0
    while position < len(pieces):
        inside, outside = pieces[position]
        word = inside.strip()
        if outside:
            output += outside
        elif word.startswith("range "):
            end = position + 1 + next((i for i, piece in enumerate(pieces[position + 1:]) if piece[0].strip() == "end"), -1)
            output += "".join(walk(one, pieces[position + 1:end]) for one in find(value, word[6:].strip()))
            position = end
        elif word[:1] in "\"'" and word:
            output += word[1:-1].encode().decode("unicode_escape")
        else:
            output += " ".join(as_text(one) for one in find(value, word))
        position += 1
    return output
