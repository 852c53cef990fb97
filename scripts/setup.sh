#!/bin/sh
# Everything a bare Debian 12 machine lacks: Qt's system libraries, a Chinese font, a virtual environment, the project.
# Runs before every make target; with all in place it ends in a few milliseconds.
set -eu
cd "$(dirname "$0")/.."
PYTHON=${PYTHON:-python3}
VENV=.venv

base="libgl1 libegl1 libdbus-1-3 libfontconfig1 libglib2.0-0 libxkbcommon0 fonts-noto-cjk"
window="libx11-xcb1 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0
 libxcb-shape0 libxcb-xkb1 libxkbcommon-x11-0"
wanted=$base
[ "${XFDESK_SETUP:-}" = window ] && wanted="$base $window"

if command -v dpkg-query >/dev/null 2>&1; then
    missing=
    for package in $wanted; do
        dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q '^install ok' || missing="$missing $package"
    done
    "$PYTHON" -c 'import ensurepip, venv' 2>/dev/null || missing="$missing python3-venv"
    if [ -n "$missing" ]; then
        if [ "$(id -u)" = 0 ]; then
            echo "installing system packages:$missing"
            apt-get update -qq
            DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing
        else
            echo "缺少系统软件包，请让管理员执行下面一行，再重来一次："
            echo "sudo apt-get update && sudo apt-get install -y --no-install-recommends$missing"
            exit 1
        fi
    fi
fi

"$PYTHON" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    echo "需要 Python 3.11 或更新的版本；可以这样指定：make run PYTHON=/path/to/python3.11"
    exit 1
}

stamp=$VENV/.installed
want=$(cat setup.cfg pyproject.toml | cksum)
if [ ! -f "$stamp" ] || [ "$(cat "$stamp")" != "$want" ]; then
    [ -x "$VENV/bin/python" ] || "$PYTHON" -m venv "$VENV"
    "$VENV/bin/python" -m pip install --quiet --disable-pip-version-check -e '.[dev]'
    printf '%s' "$want" >"$stamp"
fi
