#!/bin/sh
# Opens the window, or says in a sentence why it cannot.
set -eu
cd "$(dirname "$0")/.."
if [ -z "${DISPLAY:-}" ] && [ -z "${WAYLAND_DISPLAY:-}" ] && [ "${QT_QPA_PLATFORM:-}" != offscreen ]; then
    echo "这台机器没有图形界面，窗口打不开；数据没有动过。可以用 make demo 看一遍演示，结果在 build/demo/。"
    exit 1
fi
exec .venv/bin/python main.py "$@"
