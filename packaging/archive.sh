#!/usr/bin/env bash
# Packs a built program with its licences, man pages and completions, under the name where `cargo binstall` looks for it
# (Cargo.toml), and lays the program itself beside it for the npm packages.
# Usage: archive.sh TARGET FOLDER-OF-THE-PROGRAM OUT
set -euo pipefail

target=$1 built=$2 out=$3
root=$(cd "$(dirname "$0")/.." && pwd)
version=$(sed -n 's/^version = "\(.*\)"$/\1/p' "$root/Cargo.toml" | head -n 1)
name=matterlint-$version-$target
program=matterlint
case $target in *windows*) program=matterlint.exe ;; esac

mkdir -p "$out/program"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/$name"
cp "$built/$program" "$out/program/"
cp "$built/$program" "$root"/LICENSE-* "$root/README.md" "$root/CHANGELOG.md" "$work/$name/"
cp -R "$root/packaging/wheel/data/share" "$work/$name/"

case $target in
*windows*)
    # Windows has no `zip`, Linux may have no 7z: Python is on all of them.
    (cd "$work" && "$(command -v python3 || command -v python)" -m zipfile -c "$name.zip" "$name")
    mv "$work/$name.zip" "$out/"
    ;;
*) tar -C "$work" -czf "$out/$name.tar.gz" "$name" ;;
esac
