"""The benchmarks' peak memory is that of the process itself."""

from __future__ import annotations

import subprocess
import sys

from benchmarks import peak

OWN = "from benchmarks import peak; print(peak.kilobytes())"


def test_a_child_of_a_large_process_tells_its_own_peak_and_not_its_parents() -> None:
    large = bytearray(b"x") * (200 << 20)
    told = int(subprocess.run([sys.executable, "-c", OWN], check=True, capture_output=True).stdout)
    assert len(large) >> 10 < peak.kilobytes()
    assert told < 100 << 10
