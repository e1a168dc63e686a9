//! Mistakes that can be seen on one line, told apart for the author.

use super::super::fault::{Fault, quote_help};
use super::super::lines::{Line, line_at, lines};
use super::line::{item_start, pair};
use crate::text::{Span, shown};

/// What is wrong with a line that should hold a key and does not.
pub(super) fn keyless(line: &Line) -> Option<Fault> {
    if line.is_blank() || pair(line).is_some() {
        return None;
    }
    let start = line.start + item_start(line.text);
    let rest = line.text.get(start - line.start..)?.trim_end();
    if let Some((key, value)) = rest.split_once(":\u{a0}").or_else(|| rest.split_once(":\u{3000}")) {
        let at = start + key.len() + 1;
        let space = rest.get(key.len() + 1..)?.chars().next()?;
        return Some(Fault::syntax(
            Span::new(at, at + space.len_utf8()),
            format!("a {} follows the colon, and YAML wants a plain one", space_name(space)),
            format!("write `{key}: {}`", value.trim()),
        ));
    }
    if let Some((key, _)) = rest.split_once('：') {
        let at = start + key.len();
        let message = "`：` is a full-width colon, which YAML takes for text";
        let help = format!("write `{}:` with a plain colon and a space", key.trim_end());
        return Some(Fault::syntax(Span::new(at, at + '：'.len_utf8()), message, help));
    }
    if let Some((key, value)) = rest.split_once(':').filter(|(key, value)| is_word(key) && !value.starts_with("//")) {
        let message = format!("no space follows the colon, so {} is no key", shown(key));
        return Some(Fault::syntax(Span::new(start, start + rest.len()), message, format!("write `{key}: {value}`")));
    }
    if rest.contains(':') {
        return None;
    }
    if let Some(item) = rest.strip_prefix('-').filter(|item| item.starts_with(char::is_alphanumeric)) {
        let message = "no space follows the dash, so the line is no list item";
        return Some(Fault::syntax(Span::new(start, start + rest.len()), message, format!("write `- {item}`")));
    }
    let message = format!("{} is neither a key with a colon nor part of a value", shown(rest));
    let help = "write it as `key: value`, or join it to the value above".to_owned();
    Some(Fault::syntax(Span::new(start, start + rest.len()), message, help))
}

/// A value that begins with a character that YAML keeps for itself, or with a typographic quotation mark.
pub(super) fn odd_start(value: Span, source: &str) -> Option<Fault> {
    let text = value.slice(source);
    let first = text.chars().next()?;
    let message = match first {
        '@' | '`' | '%' | ',' | ']' | '}' => format!("{} cannot begin a value in YAML", sign(first)),
        '*' => format!("{} begins with `*`, so YAML takes it for a reference to an anchor", shown(text)),
        '“' | '”' | '‘' | '’' | '„' | '«' | '「' => {
            let help = "use straight quotes, `\"` or `'`".to_owned();
            let message = format!("`{first}` is no quotation mark to YAML, so the value is not quoted");
            return Some(Fault::syntax(value, message, help));
        }
        _ => return None,
    };
    Some(Fault::syntax(value, message, quote_help(text)))
}

/// The value that holds a colon and a space.
pub(super) fn colon_in_value(value: Span, source: &str) -> Fault {
    let message = "the value has a colon followed by a space, so YAML takes it for a second key";
    Fault::syntax(value, message, quote_help(value.slice(source)))
}

/// The first tab in the indentation of a line at or after `from`.
pub(super) fn tab(source: &str, from: usize) -> Option<Fault> {
    let line =
        lines(source, from).find(|line| line.text.get(..line.indent()).is_some_and(|lead| lead.contains('\t')))?;
    let lead = line.text.get(..line.indent())?;
    let at = line.start + lead.find('\t')?;
    let tabs = lead.get(at - line.start..)?.bytes().take_while(|byte| *byte == b'\t').count();
    let message = "a tab stands in the indentation, where YAML allows only spaces";
    Some(Fault::syntax(Span::new(at, at + tabs), message, "indent with spaces".to_owned()))
}

/// A tab before a key of the top: granit-parser lets it pass before the first key, generators do not.
pub(super) fn tab_before(source: &str, key: Span) -> Option<Fault> {
    let line = line_at(source, key.start());
    tab(source, line.start).filter(|fault| fault.span.end() <= key.start())
}

/// A key that is sound and surely not meant: none at all, or one that begins with a space that YAML takes for a letter.
pub(super) fn odd_key(source: &str, key: Span) -> Option<Fault> {
    let text = key.slice(source);
    if key.is_empty() {
        let message = "nothing stands before the colon";
        return Some(Fault::syntax(key, message, "write the key before the colon".to_owned()));
    }
    let space = text.chars().next().filter(|first| matches!(first, '\u{a0}' | '\u{3000}'))?;
    let run = text.len() - text.trim_start_matches(space).len();
    let message = format!("a {} begins the line, and YAML takes it for part of the key", space_name(space));
    let help = "replace it by plain spaces, or delete it".to_owned();
    Some(Fault::syntax(Span::new(key.start(), key.start() + run), message, help))
}

/// A character in backticks; a backtick itself by its name.
pub(super) fn sign(character: char) -> String {
    if character == '`' { "a backtick".to_owned() } else { format!("`{character}`") }
}

fn space_name(space: char) -> &'static str {
    if space == '\u{3000}' { "full-width space" } else { "no-break space" }
}

fn is_word(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|character| character.is_alphanumeric() || "_-.".contains(character))
}
