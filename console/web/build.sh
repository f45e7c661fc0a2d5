#!/bin/sh
# Builds the page into the directory $1 when a source is newer than what was built last.
# Where Node.js and npm are missing the build goes on without the page, and says so.
set -eu
out=$1
web=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
cd "$web"

without() {
  echo "[WARNING] the console is not built: $1" >&2
  exit 0
}

if [ -e "$out/files.txt" ] &&
  [ -z "$(find . -name node_modules -prune -o -name test -prune -o -type f -newer "$out/files.txt" -print | head -n 1)" ]; then
  exit 0
fi
command -v node >/dev/null 2>&1 || without 'there is no node on the PATH'
command -v npm >/dev/null 2>&1 || without 'there is no npm on the PATH'
[ "$(node -p 'process.versions.node.split(".")[0]')" -ge 18 ] || without 'it needs Node.js 18 or newer'

if [ ! -e node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
  npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >&2 ||
    without 'npm could not fetch what package-lock.json lists'
  touch node_modules/.package-lock.json
fi
node_modules/.bin/tsc --noEmit
node build.mjs "$out"
