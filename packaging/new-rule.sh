#!/bin/sh
# Begins a rule: its page, its Rust file, its line of registration and two fixtures. It is off by default and switched
# on where it is tried. Its tests fail until the code tells the fault from what is sound.
# Usage: new-rule.sh FAMILY NAME CODE SUMMARY      (family: front-matter, body or site)
set -eu

family=$1 name=$2 code=$3 summary=$4
module=$(printf '%s' "$name" | tr - _)
folder=$(printf '%s' "$family" | tr - _)
type=$(printf '%s' "$name" | awk -F- '{ for (i = 1; i <= NF; i++) printf "%s%s", toupper(substr($i, 1, 1)), substr($i, 2) }')
page="rules/$family/$name.md"
source="src/rules/$folder/$module.rs"
registry="src/rules/$folder/mod.rs"

[ -f "$registry" ] || { echo "no such family: $family" >&2; exit 2; }
if [ -e "$page" ] || [ -e "$source" ]; then
    echo "$name exists already" >&2
    exit 2
fi

version=$(sed -n 's/^version = "\(.*\)"$/\1/p' Cargo.toml | head -n 1)

cat >"$page" <<PAGE
---
name: $name
code: $code
summary: $summary
family: $family
severity: warning
default: false
since: $version
---

Why it matters to the author, in two sentences.

## Bad

\`\`\`toml
[rules]
$name = "warning"
\`\`\`

\`\`\`markdown lines=1
Text with the fault.
\`\`\`

## Good

\`\`\`toml
[rules]
$name = "warning"
\`\`\`

\`\`\`markdown
Text without it.
\`\`\`

## Limits

What it knowingly misses.
PAGE

cat >"$source" <<RUST
//! \`$name\`: $(printf '%s' "$summary" | sed 's/^./\L&/')

use crate::lint::{BadOption, Define, Findings, PostRule, Subject};

/// See \`$page\`.
pub struct $type;

impl Define for $type {
    type Options = ();

    fn new((): ()) -> Result<Self, BadOption> {
        Ok(Self)
    }
}

impl PostRule for $type {
    fn check(&self, subject: &Subject<'_>, found: &mut Findings<'_>) {
        for paragraph in &subject.post.body.paragraphs {
            found.at(paragraph.span, "what is wrong").help("what to do");
        }
    }
}
RUST

awk -v line="    $module::$type => \"$name\"," \
    '/^ *}/ && !done { indent = $0; sub(/}.*/, "", indent); print indent line; done = 1 } { print }' \
    "$registry" >"$registry.new"
mv "$registry.new" "$registry"

mkdir -p "fixtures/$family/$name"
printf '[rules]\n%s = "warning"\n' "$name" >"fixtures/$family/$name/matterlint.toml"
printf 'Text with the fault.\n' >"fixtures/$family/$name/bad.md"
printf 'Text without it.\n' >"fixtures/$family/$name/good.md"

echo "page      $page"
echo "code      $source"
echo "line      $registry"
echo "fixtures  fixtures/$family/$name/"
echo "next: fill them in, then \`just accept\` and read the diff"
