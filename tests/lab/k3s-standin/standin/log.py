"""Log lines in K3s's own form, and a journal of events that tests read."""
import json
import os
import sys
import time

JOURNAL = os.environ.get("K3S_STANDIN_JOURNAL", "/var/log/k3s-standin")


def log(level, message):
    now = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
    print(f'time="{now}" level={level} msg={json.dumps(message)}', file=sys.stderr, flush=True)


def info(message):
    log("info", message)


def warn(message):
    log("warning", message)


def error(message):
    log("error", message)


class Fatal(Exception):
    """Ends the process as K3s ends: one line with level=fatal, exit code 1."""


def record(journal, **entry):
    """Appends one JSON line to a journal; a journal that cannot be written never stops the stand-in."""
    try:
        os.makedirs(JOURNAL, exist_ok=True)
        with open(os.path.join(JOURNAL, journal + ".jsonl"), "a", encoding="utf-8") as out:
            out.write(json.dumps({"time": time.time(), **entry}) + "\n")
    except OSError:
        pass
