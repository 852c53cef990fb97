"""One window per ledger file: a second start brings the first to the front and leaves.

The ledger's own lock says who is first, even after a crash; the socket carries the wish of the second.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCryptographicHash, QDeadlineTimer, QObject, QThread, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

RAISE = b"raise\n"
PATIENCE = 1_500  # ms; the first window listens only once it is painted
AGAIN = 50


class Single(QObject):
    """`raised` fires in the first window when a second start asks for it."""

    raised = Signal()

    def __init__(self, ledger: Path) -> None:
        super().__init__()
        place = str(ledger.resolve()).encode("utf-8", "surrogateescape")
        digest = QCryptographicHash.hash(place, QCryptographicHash.Algorithm.Sha256)
        self.name = f"xfdesk-{bytes(digest.data()).hex()[:24]}"
        self._server: QLocalServer | None = None

    def listen(self) -> None:
        """For the one who has the ledger open: what a crashed window left under the name is swept."""
        QLocalServer.removeServer(self.name)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)
        self._server.listen(self.name)

    def call(self) -> bool:
        """Ask the first window to come forward; False when nobody answers."""
        deadline = QDeadlineTimer(PATIENCE)
        socket = QLocalSocket()
        socket.connectToServer(self.name)
        while not socket.waitForConnected(AGAIN):
            if deadline.hasExpired():
                return False
            QThread.msleep(AGAIN)
            socket.connectToServer(self.name)
        socket.write(RAISE)
        sent = socket.waitForBytesWritten(PATIENCE)
        socket.disconnectFromServer()
        return sent

    def leave(self) -> None:
        if self._server is not None:
            self._server.close()
            self._server = None

    def _on_connection(self) -> None:
        if self._server is None:
            return
        socket = self._server.nextPendingConnection()
        if socket is not None:
            socket.disconnected.connect(socket.deleteLater)
        self.raised.emit()
