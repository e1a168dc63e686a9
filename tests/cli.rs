//! The command as its users meet it: `tests/cli/*.md` are sessions in a shell, `*.toml` those with standard input.

#[test]
fn sessions() {
    trycmd::TestCases::new().env("COLUMNS", "100").env("NO_COLOR", "1").case("tests/cli/*.md").case("tests/cli/*.toml");
}
