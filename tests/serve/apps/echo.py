"""The smallest app: tells its process id and places, returns what is typed, ends when asked to."""

from __future__ import annotations

import json
import os
import sys


def draw(text: bytes) -> None:
    sys.stdout.buffer.write(b"D" + len(text).to_bytes(4, "big") + text)
    sys.stdout.buffer.flush()


def main() -> None:
    sys.stderr.write("a line for the log\n")
    sys.stdout.buffer.write(b"__GANGLION__\n")
    state = os.environ["CC_ASSISTANT_APP_STATE"]
    draw(f"pid {os.getpid()} inbox {os.environ['CC_ASSISTANT_INBOX']} state {state} .".encode())
    while kind := sys.stdin.buffer.read(1):
        payload = sys.stdin.buffer.read(int.from_bytes(sys.stdin.buffer.read(4), "big"))
        if kind == b"D":
            draw(b"typed " + payload + b" .")
        elif json.loads(payload)["type"] == "file_arrived":
            draw(f"arrived {json.loads(payload)['path']} .".encode())
        elif json.loads(payload)["type"] == "quit" and "--stubborn" not in sys.argv:
            return


main()
