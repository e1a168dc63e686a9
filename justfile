# The tasks of a working day. `just` alone runs what CI runs.

default: fmt lint test

# Format the code.
fmt:
    cargo fmt

# Deny every warning.
lint:
    cargo clippy --all-targets --locked -- -D warnings

# All tests that need nothing but Rust.
test:
    cargo test --locked

# Write the snapshots and generated tables anew; read the diff before committing.
accept:
    INSTA_UPDATE=always UPDATE=1 TRYCMD=overwrite cargo test --locked

# Fix the real blogs of ../shared/corpus in both ways, and look that they come to rest.
fixes:
    cargo test --locked --test fixes -- --ignored

# What blogs of these sizes, or in these folders, cost beside the floor and beside other linters; on a quiet machine.
bench *BLOGS="100 1000 10000":
    env $(sh benches/peers.sh) cargo bench --locked --bench table -- {{BLOGS}}

# Fail where fixed work takes more instructions than were recorded; `just bench-guard record` accepts what it takes now.
bench-guard *RECORD:
    cargo bench --locked --bench guard -- {{RECORD}}

# What a keystroke costs an editor in a blog of POSTS posts; on a quiet machine.
bench-keystroke POSTS="10000":
    cargo bench --bench keystroke -- {{POSTS}}

# What one small post costs beside an empty program; on a quiet machine.
bench-start:
    cargo bench --bench start

# Begin a rule: `just new-rule body heading-shouted B399 "A heading is written in capitals."`
new-rule FAMILY NAME CODE SUMMARY:
    sh packaging/new-rule.sh {{FAMILY}} {{NAME}} {{CODE}} "{{SUMMARY}}"

# Check the licences, sources and advisories of all dependencies.
deny:
    cargo deny check
