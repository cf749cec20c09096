"""``python -m benchmarks.load.mail_server PORT FOLDER``: a mail server that keeps each letter as a file, when it's well.

What it does else stands in ``FOLDER/.does``: ``slow`` says nothing for a minute, ``refuses`` whom a letter is for,
``nonsense`` is spoken in place of SMTP, and one that ``forgets`` takes a letter and hangs up before it says so.
"""

import os
import sys
import time
import uuid
from pathlib import Path
from socketserver import StreamRequestHandler, ThreadingTCPServer

SILENCE = 60
"""Seconds; longer than anybody should wait for it."""


class Session(StreamRequestHandler):
    def handle(self) -> None:
        does = self.server.does()  # type: ignore[attr-defined]
        if does == "slow":
            time.sleep(SILENCE)
        if does == "nonsense":
            self.wfile.write(os.urandom(400) + b"\r\n")
            return
        self._say("220 here")
        while line := self.rfile.readline(2000):
            match line[:4].upper().strip():
                case b"RCPT" if does == "refuses":
                    self._say("451 not now")
                case b"DATA":
                    self._say("354 go on")
                    self._keep()
                    if does == "forgets":
                        return
                    self._say("250 kept")
                case b"QUIT":
                    self._say("221 goodbye")
                    return
                case _:
                    self._say("250 well")

    def _keep(self) -> None:
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line.removeprefix(b".") if line.startswith(b"..") else line)
        path = self.server.folder / f"{uuid.uuid4()}.eml"  # type: ignore[attr-defined]
        path.write_bytes(b"".join(lines).replace(b"\r\n", b"\n"))

    def _say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())


class MailServer(ThreadingTCPServer):
    allow_reuse_address = daemon_threads = True

    def __init__(self, port: int, folder: Path) -> None:
        self.folder = folder
        super().__init__(("127.0.0.1", port), Session)

    def does(self) -> str:
        told = self.folder / ".does"
        return told.read_text() if told.exists() else ""


if __name__ == "__main__":
    MailServer(int(sys.argv[1]), Path(sys.argv[2])).serve_forever()
