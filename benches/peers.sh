#!/bin/sh
# Prints where the other linters of the table are, and installs them below target/ first: rumdl from PyPI,
# markdownlint-cli2 from npm. Their releases are pinned, so that two tables compare the same programs.
set -eu
cd "$(dirname "$0")/.."
rumdl=target/bench/rumdl
node=target/bench/markdownlint-cli2
if [ ! -x "$rumdl/bin/rumdl" ]; then
    python3 -m venv "$rumdl"
    "$rumdl/bin/pip" install --quiet rumdl==0.3.0 >&2
fi
if [ ! -d "$node/node_modules/markdownlint-cli2" ]; then
    mkdir -p "$node"
    printf '{"private": true}\n' >"$node/package.json"
    npm install --prefix "$node" --silent --no-audit --no-fund --ignore-scripts markdownlint-cli2@0.22.1 >&2
fi
echo "RUMDL=$PWD/$rumdl/bin/rumdl MARKDOWNLINT_CLI2=$PWD/$node/node_modules/.bin/markdownlint-cli2"
