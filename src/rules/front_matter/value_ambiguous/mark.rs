//! YAML tags and anchors that swallow the first word of a value.

use crate::document::front_matter::{Entry, Map, Node, Style, Value};
use crate::lint::{Findings, Safety, Subject, quoted, quoting, shown};

/// Reports `!word text` and `&word text` in a plain value of one line.
pub(super) fn check(subject: &Subject<'_>, root: &Map, entry: &Entry, found: &mut Findings<'_>) {
    let value = &entry.value;
    let (Node::Scalar { style: Style::Plain, text }, Some(mark)) = (&value.node, value.tag.or(value.anchor)) else {
        return;
    };
    let post = subject.post;
    let whole = mark.cover(value.span);
    let (word, written) = (post.slice(mark), post.slice(whole));
    if text.is_empty() || word.starts_with("!!") || word == "!" || written.contains(['\n', '\r']) {
        return;
    }
    let what = if value.tag.is_some() { "tag" } else { "anchor" };
    if what == "anchor" && root.entries.iter().any(|other| refers(&other.value, word.trim_start_matches('&'))) {
        return;
    }
    let diagnostic =
        found.at(whole, format!("{} is a YAML {what}, so that the value is only {}", shown(word), shown(text)));
    diagnostic.help(format!("put the value in quotes: {}", shown(&quoted(written))));
    if let Some(fix) = quoting(whole, written, Safety::Unsafe) {
        diagnostic.fix(fix);
    }
}

/// Whether an alias of `name` stands in `value`.
fn refers(value: &Value, name: &str) -> bool {
    let mut values = vec![value];
    while let Some(value) = values.pop() {
        match &value.node {
            Node::Alias { name: alias, .. } if alias == name => return true,
            Node::List(items) => values.extend(items),
            Node::Map(map) => values.extend(map.entries.iter().map(|entry| &entry.value)),
            _ => {}
        }
    }
    false
}
