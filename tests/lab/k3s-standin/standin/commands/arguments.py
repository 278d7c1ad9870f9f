"""Arguments like kubectl's: positional ones and options; an unknown option is an error, as in kubectl."""


class Usage(Exception):
    """A wrong call; kubectl prints `error: ...` and ends with 1."""


def parse(arguments, switches=(), valued=(), short=None):
    """(words, {option: value}); a repeated option becomes a list in `options[name + '[]']`."""
    words, options, rest = [], {}, list(arguments)
    short = {"n": "namespace", "o": "output", "f": "filename", "l": "selector", "A": "all-namespaces", "w": "watch", "v": "v", "p": "patch", **(short or {})}
    while rest:
        word = rest.pop(0)
        if word == "-" or not word.startswith("-"):
            words.append(word)
            continue
        name, equals, value = word.lstrip("-").partition("=")
        if not word.startswith("--"):
            name, value, equals = attached(name, value, equals, short)
        if name in switches:
            value = value if equals else "true"
        elif name in valued:
            if not equals:
                if not rest:
                    raise Usage(f"flag needs an argument: --{name}")
                value = rest.pop(0)
        else:
            raise Usage(f"unknown flag: {word.partition('=')[0]}\nSee 'kubectl --help' for usage.")
        options[name] = value
        options.setdefault(name + "[]", []).append(value)
    return words, options


def attached(name, value, equals, short):
    """-ojson and -n=x: a one-letter option with its value in the same word."""
    if name[:1] not in short:
        raise Usage(f"unknown shorthand flag: '{name[:1]}' in -{name}")
    if len(name) > 1:
        return short[name[0]], name[1:] + (equals + value if equals else ""), "="
    return short[name], value, equals


def seconds(text):
    """A Go duration in seconds."""
    total, number = 0.0, ""
    units = {"h": 3600, "m": 60, "s": 1}
    for letter in text:
        if letter in units and number:
            total, number = total + float(number) * units[letter], ""
        elif letter.isdigit() or letter in ".-":
            number += letter
        else:
            raise Usage(f'invalid argument "{text}" for "--timeout" flag: time: invalid duration "{text}"')
    if number.strip("0"):
        raise Usage(f'invalid argument "{text}" for "--timeout" flag: time: missing unit in duration "{text}"')
    return total
