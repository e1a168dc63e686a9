//! What a careful look can find in configuration that is a program: string values after a key.

use super::Disk;

/// The text of the first of `files` that is there.
#[must_use]
pub fn first_text(disk: &dyn Disk, files: &[&str]) -> String {
    let found = files.iter().find(|file| disk.has_file(file));
    found.and_then(|file| disk.text(file)).unwrap_or_default()
}

/// The quoted strings that directly follow `key` and one of `: = (`, comments and computed values passed over.
#[must_use]
pub fn strings_after<'a>(text: &'a str, key: &str) -> Vec<&'a str> {
    let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.flat_map(|line| line.match_indices(key).filter_map(move |(at, _)| string_at(line, at, key.len()))).collect()
}

fn string_at(line: &str, at: usize, length: usize) -> Option<&str> {
    let starts_word = !line.get(..at)?.ends_with(|ch: char| ch.is_alphanumeric() || ch == '_' || ch == '$');
    let rest = line.get(at + length..)?.trim_start_matches(['"', '\'', ' ']);
    let rest = rest.strip_prefix([':', '=', '(']).filter(|_| starts_word)?.trim_start();
    let quote = rest.chars().next().filter(|ch| "\"'`".contains(*ch))?;
    let (value, _) = rest.get(1..)?.split_once(quote)?;
    (!value.contains("${")).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::strings_after;

    #[test]
    fn only_plain_strings_after_the_whole_key() {
        let text =
            "dir: { input: 'src', output: `_site` },\n// input: 'no'\nmyinput: 'no'\n\"input\": \"b\"\ninput: x()";
        assert_eq!(strings_after(text, "input"), ["src", "b"]);
        assert_eq!(strings_after("config.setInputDirectory(\"web\")", "setInputDirectory"), ["web"]);
    }
}
