"""The program, already imported: each call of it is a process of its own that begins at once.

To import the program takes most of the time of a command on a small repository, and the machines of
these tests call it many times. So one process imports it. A call sends its words, folder, variables
and streams there, and a fork becomes the program that was called.

    python tests/workflows/warm.py SOCKET
"""

from __future__ import annotations

import json
import os
import pkgutil
import select
import signal
import socket
import subprocess
import sys
import tempfile
from functools import cache
from importlib import import_module
from pathlib import Path

CALLER = """import json, os, socket, sys
with socket.socket(socket.AF_UNIX) as server:
    server.connect({address!r})
    said = json.dumps([sys.argv[1:], os.getcwd(), dict(os.environ)]).encode()
    socket.send_fds(server, [len(said).to_bytes(4, "big")], [0, 1, 2])
    server.sendall(said)
    status = server.recv(1)
sys.exit(status[0] if status else "the program ended without a status")
"""
_KEPT: list[object] = []
"""What must live as long as this process."""


@cache
def program() -> str:
    """Return the text of a program that a machine calls as ``iheartit``."""
    folder = tempfile.TemporaryDirectory()  # a short name: that of a socket may not be long
    address, caller = Path(folder.name, "warm"), Path(folder.name, "caller.py")
    caller.write_text(CALLER.format(address=str(address)))
    process = subprocess.Popen(
        [sys.executable, "-P", __file__, str(address)],
        stdin=subprocess.PIPE,  # ends with us, and then the process ends, too
        stdout=subprocess.PIPE,
        env={**os.environ, "LANG": "C.UTF-8"},
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"ready\n", "the program cannot be imported"
    _KEPT.extend((folder, process))
    return f'#!/bin/sh\nexec "{sys.executable}" -IS "{caller}" "$@"\n'


def serve(address: Path) -> None:
    """Import the program, and become it in a process of its own for each call."""
    import generator

    for module in pkgutil.walk_packages(generator.__path__, "generator."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # who called hears how it ended, nobody else
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(address))
        server.listen()
        os.write(1, b"ready\n")
        while server in select.select([server, sys.stdin], [], [])[0]:
            caller, _ = server.accept()
            with caller:
                if os.fork() == 0:
                    server.close()
                    become(caller)


def become(caller: socket.socket) -> None:
    """Be the program that was called, to its end."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    size, streams, _, _ = socket.recv_fds(caller, 4, 3)
    with caller.makefile("rb") as said:
        words, folder, variables = json.loads(said.read(int.from_bytes(size, "big")))
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(variables)
    from generator.cli import main

    status = 1
    try:
        main(words, prog_name="iheartit")
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:  # noqa: BLE001 - whatever it is, it ends as Python ends with it
        sys.excepthook(*sys.exc_info())
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        caller.sendall(bytes([status]))
        os._exit(status)


if __name__ == "__main__":
    serve(Path(sys.argv[1]))
