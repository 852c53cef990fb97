"""One window per ledger file: a second start brings the first to the front and leaves."""

from __future__ import annotations

import hashlib
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

RAISE = b"raise\n"
PATIENCE = 800  # ms


class Single(QObject):
    """`raised` fires in the first window when a second start asks for it.

    The lock says who is first, even after a crash (QLockFile knows dead owners); the socket carries the wish.
    """

    raised = Signal()

    def __init__(self, ledger: Path, folder: Path) -> None:
        super().__init__()
        digest = hashlib.sha256(str(ledger.resolve()).encode()).hexdigest()[:24]
        self.name = f"xfdesk-{digest}"
        self._folder = folder
        self._lock: QLockFile | None = None
        self._server: QLocalServer | None = None

    def is_first(self) -> bool:
        """Take the place; False when another window has it (`call` then reaches it)."""
        self._folder.mkdir(parents=True, exist_ok=True)
        self._lock = QLockFile(str(self._folder / f"{self.name}.lock"))
        self._lock.setStaleLockTime(0)
        if not self._lock.tryLock(100):
            return False
        QLocalServer.removeServer(self.name)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)
        self._server.listen(self.name)
        return True

    def call(self) -> bool:
        """Ask the first window to come forward; False when nobody answers."""
        socket = QLocalSocket()
        socket.connectToServer(self.name)
        if not socket.waitForConnected(PATIENCE):
            return False
        socket.write(RAISE)
        sent = socket.waitForBytesWritten(PATIENCE)
        socket.disconnectFromServer()
        return sent

    def leave(self) -> None:
        if self._server is not None:
            self._server.close()
            self._server = None
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None

    def _on_connection(self) -> None:
        if self._server is None:
            return
        socket = self._server.nextPendingConnection()
        if socket is not None:
            socket.disconnected.connect(socket.deleteLater)
        self.raised.emit()
