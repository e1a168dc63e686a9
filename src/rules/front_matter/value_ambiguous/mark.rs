//! YAML tags and anchors that swallow the first word of a value.

use crate::document::front_matter::{Map, Node, Style, Value};
use crate::lint::{Findings, Safety, Subject, in_quotes, shown};
use std::collections::HashSet;

/// Reports `!word text` and `&word text` in a plain value of one line.
pub(super) fn check<'t>(
    subject: &Subject<'_>,
    aliases: impl Fn() -> &'t HashSet<&'t str>,
    value: &Value,
    found: &mut Findings<'_>,
) {
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
    if what == "anchor" && aliases().contains(word.trim_start_matches('&')) {
        return;
    }
    let editor = found.editor(subject);
    let diagnostic =
        found.at(whole, format!("{} is a YAML {what}, so that the value is only {}", shown(word), shown(text)));
    let edits = editor.and_then(|editor| editor.absorb(value, whole, written));
    diagnostic.help(format!("put the value in quotes: {}", shown(&in_quotes(edits.as_deref(), written))));
    diagnostic.offer("quote the value", Safety::Unsafe, edits);
}

/// The names of all aliases in the front matter.
pub(super) fn aliases(root: &Map) -> HashSet<&str> {
    let mut names = HashSet::new();
    let mut values: Vec<&Value> = root.entries.iter().map(|entry| &entry.value).collect();
    while let Some(value) = values.pop() {
        match &value.node {
            Node::Alias { name, .. } => {
                names.insert(name.as_str());
            }
            Node::List(items) => values.extend(items),
            Node::Map(map) => values.extend(map.entries.iter().map(|entry| &entry.value)),
            Node::Scalar { .. } | Node::Empty => {}
        }
    }
    names
}
