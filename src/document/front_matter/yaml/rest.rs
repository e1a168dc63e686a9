//! Sentences for the YAML errors that no author's mistake explains better.

use granit_parser::ErrorKind;

use super::super::fault::Fault;
use super::super::lines::line_at;
use crate::text::{Span, shown};

/// What is wrong at byte `at`, told by the kind of the error alone.
pub(super) fn explain(source: &str, kind: &ErrorKind, at: usize) -> Fault {
    let line = line_at(source, at);
    let span = Span::new(at, line.span().end()).trimmed(source);
    let (message, help) = match kind {
        ErrorKind::SimpleKeyExpected if line.text.trim_start().starts_with(['!', '&']) => {
            let word = line.text.split_whitespace().next().unwrap_or("");
            (format!("YAML takes {} for a tag or an anchor, not for a key", shown(word)), "quote the key")
        }
        ErrorKind::ExpectedDocumentStart | ErrorKind::InvalidDocumentEnd => {
            ("the text here belongs to no key".to_owned(), "write it as `key: value`, or delete it")
        }
        ErrorKind::MisplacedFlowCollectionEnd => {
            ("the bracket here closes nothing".to_owned(), "delete it, or quote the text that it belongs to")
        }
        ErrorKind::CommentInterceptedScalar => {
            ("a comment stands in the middle of a value".to_owned(), "move it to a line above, or quote the value")
        }
        ErrorKind::CommentNotSeparated => {
            ("no space stands before the `#`".to_owned(), "write a space before a comment, or quote the value")
        }
        ErrorKind::RecursionLimitExceeded => ("the YAML is nested too deeply".to_owned(), "nest fewer lists and maps"),
        ErrorKind::MappingValueNotAllowed | ErrorKind::MappingKeyNotAllowed => {
            ("no key may stand here".to_owned(), "begin a new line for the key, or quote the value")
        }
        ErrorKind::BomInsideDocument => ("a byte order mark stands inside the text".to_owned(), "delete it"),
        ErrorKind::UndeclaredTagHandle | ErrorKind::ExpectedTagBang | ErrorKind::InvalidTagTerminator => {
            ("YAML takes text that begins with `!` for a tag".to_owned(), "quote the value")
        }
        other => {
            let sentence = other.to_string();
            let tail = sentence.rsplit_once(", ").map_or(sentence.as_str(), |(_, tail)| tail);
            let said = tail.replace("did not find expected", "there is no").to_lowercase();
            (format!("the YAML is broken here: {said}"), "check the quotes, brackets and indentation around")
        }
    };
    Fault::syntax(span, message, help.to_owned())
}

#[cfg(test)]
mod tests {
    use super::super::parse;

    #[test]
    fn every_sentence_stands_at_its_place() {
        let cases = [
            ("a: 1\n!title: x\n", "!title: x", "YAML takes `!title:` for a tag"),
            ("a: 1\n] b\n", "] b", "closes nothing"),
            ("a: !x!y z\n", "!x!y z", "takes text that begins with `!`"),
            ("a: 'x'#c\n", "#c", "no space stands before the `#`"),
            ("a: b # c\n  d\n", "# c", "in the middle of a value"),
        ];
        for (text, span, message) in cases {
            let fault = parse(text).faults.remove(0);
            assert!(fault.span.slice(text) == span && fault.message.contains(message), "{text:?}: {fault:?}");
        }
    }
}
