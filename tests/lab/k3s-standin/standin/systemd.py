"""Notifications to the service manager, and the end of the process."""
import os
import signal
import socket
import threading

STOP = threading.Event()


def notify(text):
    path = os.environ.get("NOTIFY_SOCKET")
    if not path:
        return
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line:
        line.connect("\0" + path[1:] if path.startswith("@") else path)
        line.sendall(text.encode())


def listen_for_the_end():
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: STOP.set())

