//! `url-style`: an address that is not written in the house style.

use crate::lint::{Address, AddressKind, BadOption, Define, Findings, PostRule, Safety, Subject, shown};
use serde::Deserialize;

/// See `rules/front-matter/url-style.md`.
pub struct UrlStyle {
    options: Options,
}

/// The options.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Options {
    leading_slash: Slash,
    trailing_slash: Slash,
    case: Case,
    ascii: bool,
}

/// What is asked of a slash at an end.
#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Slash {
    /// It must be there.
    Require,
    /// It must not be there.
    Forbid,
    /// Either.
    Any,
}

/// What is asked of the letters.
#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Case {
    /// No capitals.
    Lower,
    /// Any letters.
    Any,
}

impl Define for UrlStyle {
    type Options = Options;

    fn new(options: Options) -> Result<Self, BadOption> {
        Ok(Self { options })
    }
}

impl PostRule for UrlStyle {
    fn check(&self, subject: &Subject<'_>, found: &mut Findings<'_>) {
        for address in subject.addresses().iter().filter(|address| address.kind != AddressKind::Alias) {
            if address.kind == AddressKind::Url && address.written.text.contains('/') {
                self.check_ends(subject, address, found);
            }
            self.check_letters(subject, address, found);
        }
    }
}

impl UrlStyle {
    fn check_ends(&self, subject: &Subject<'_>, address: &Address<'_>, found: &mut Findings<'_>) {
        let Address { field, written, .. } = address;
        let (text, len) = (written.text, written.text.len());
        let names_file = text.rsplit('/').next().is_some_and(|last| last.contains('.'));
        let ends = [
            (self.options.leading_slash, text.starts_with('/'), 0, "begin"),
            (if names_file { Slash::Any } else { self.options.trailing_slash }, text.ends_with('/'), len, "end"),
        ];
        for (asked, has_slash, at, verb) in ends {
            let is_first = at == 0;
            let (range, insert, action) = match asked {
                Slash::Require if !has_slash => (at..at, "/", "add"),
                Slash::Forbid if has_slash && len > 1 => (if is_first { 0..1 } else { len - 1..len }, "", "remove"),
                _ => continue,
            };
            let (title, place) = (format!("{action} the `/`"), if is_first { "first" } else { "last" });
            let not = if action == "add" { "does not " } else { "" };
            let verb = if action == "add" { verb.to_owned() } else { format!("{verb}s") };
            let edits = found.editor(subject).and_then(|editor| written.replace(&editor, range, insert));
            let finding = found.at(written.span, format!("the `{field}` {} {not}{verb} with `/`", shown(text)));
            finding.help(format!("{action} the {place} `/`"));
            finding.offer(title, Safety::Unsafe, edits);
        }
    }

    fn check_letters(&self, subject: &Subject<'_>, address: &Address<'_>, found: &mut Findings<'_>) {
        let Address { field, written, .. } = address;
        let text = written.text;
        let capital = text.char_indices().find(|(_, ch)| ch.is_uppercase());
        if let Some((at, ch)) = capital.filter(|_| self.options.case == Case::Lower) {
            let edits = found.editor(subject).and_then(|editor| written.rewrite(&editor, &text.to_lowercase()));
            let finding = found.at(written.place(at..at + ch.len_utf8()), format!("the `{field}` {} has a capital", shown(text)));
            finding.help("write it in lower case");
            finding.offer("write it in lower case", Safety::Unsafe, edits);
        }
        let foreign = text.char_indices().find(|(_, ch)| !ch.is_ascii());
        if let Some((at, ch)) = foreign.filter(|_| self.options.ascii) {
            let message = format!("the `{field}` {} holds `{ch}`, which is not ASCII", shown(text));
            found.at(written.place(at..at + ch.len_utf8()), message).help("write it in the letters a to z");
        }
    }
}
