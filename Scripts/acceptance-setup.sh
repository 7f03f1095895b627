#!/bin/sh
# Installs what only the acceptance tests need: a browser, Java for the HTML checker, what sites are published with
# and to, and Python's packages.
set -eu
cd "$(dirname "$0")/.."

missing=
command -v chromium >/dev/null 2>&1 || missing="$missing chromium"
command -v java >/dev/null 2>&1 || missing="$missing default-jre-headless"
# Without a font that has Arabic letters, nobody can judge the pictures of the Arabic site.
fc-list ':lang=ar' family 2>/dev/null | grep -q Noto || missing="$missing fontconfig fonts-noto-core"
for program in brotli curl git openssl rclone rsync; do
    command -v "$program" >/dev/null 2>&1 || missing="$missing $program"
done
# Servers are not in the search path of everybody.
[ -x /usr/sbin/nginx ] || missing="$missing nginx-light"
[ -x /usr/sbin/sshd ] || missing="$missing openssh-server"

if [ -n "$missing" ]; then
    if command -v apt-get >/dev/null 2>&1 && { [ "$(id -u)" = 0 ] || command -v sudo >/dev/null 2>&1; }; then
        root=$([ "$(id -u)" = 0 ] || echo sudo)
        $root apt-get update -q
        # shellcheck disable=SC2086 # one word for each package
        $root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $missing
    else
        echo "The acceptance tests need these of Debian's packages, please install them:$missing" >&2
        exit 1
    fi
fi

sh Scripts/test-setup.sh

wanted=Tests/Acceptance/requirements.txt
installed=.venv/acceptance-requirements.txt
cmp -s "$wanted" "$installed" && exit 0
.venv/bin/pip install --quiet --disable-pip-version-check --requirement "$wanted" || {
    echo "The acceptance tests need the Python packages of $wanted: pip could not install them." >&2
    exit 1
}
cp "$wanted" "$installed"
