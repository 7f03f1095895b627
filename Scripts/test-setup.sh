#!/bin/sh
# Installs what only the tests need: Jinja2, which the template engine is compared with.
set -eu

venv=.venv
[ -x "$venv/bin/python" ] && "$venv/bin/python" -c 'import jinja2' 2>/dev/null && exit 0

if ! python3 -c 'import venv, ensurepip' 2>/dev/null; then
    if command -v apt-get >/dev/null 2>&1; then
        root=$([ "$(id -u)" = 0 ] || echo sudo)
        $root apt-get update -q
        $root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q python3 python3-venv
    else
        echo "The tests compare the template engine with Jinja2: please install Python 3 with venv." >&2
        exit 1
    fi
fi
python3 -m venv "$venv"
"$venv/bin/pip" install --quiet --disable-pip-version-check 'jinja2==3.1.6'
