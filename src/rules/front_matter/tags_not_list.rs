//! `tags-not-list`: terms written as one string where the generator needs a list.

use crate::document::front_matter::{New, Node, Style, Value};
use crate::lint::{BadOption, Define, Findings, PostRule, Safety, Subject, Taxonomy, shown};
use crate::site::{GeneratorName, Terms};

/// See `rules/front-matter/tags-not-list.md`.
pub struct TagsNotList;

impl Define for TagsNotList {
    type Options = ();

    fn new((): ()) -> Result<Self, BadOption> {
        Ok(Self)
    }
}

impl PostRule for TagsNotList {
    fn check(&self, subject: &Subject<'_>, found: &mut Findings<'_>) {
        for taxonomy in subject.taxonomies() {
            match &taxonomy.entry.value.node {
                Node::Scalar { .. } => check_string(subject, taxonomy, found),
                Node::List(items) => items.iter().for_each(|item| check_item(subject, taxonomy, item, found)),
                Node::Map(_) => {
                    let message = format!("`{}` holds a map, not a list", taxonomy.name);
                    found.at(taxonomy.entry.key.span, message).help("write a list, such as `[garden, tea]`");
                }
                Node::Empty | Node::Alias { .. } => {}
            }
        }
    }
}

fn check_string(subject: &Subject<'_>, taxonomy: &Taxonomy<'_>, found: &mut Findings<'_>) {
    let Some(written) = subject.written(&taxonomy.entry.value) else { return };
    let name = subject.generator().name();
    let is_known = !matches!(name, GeneratorName::Astro | GeneratorName::Plain);
    let has_comma = written.text.contains(is_comma);
    let must_be_list = taxonomy.bare == Terms::Refused;
    if taxonomy.bare == Terms::SplitComma && !has_blank_or_other_comma(written.text) {
        return;
    }
    let is_text = !is_unset_or_typed(&taxonomy.entry.value, written.text);
    if !is_known || !is_text || written.is_computed() || !(has_comma || must_be_list) {
        return;
    }
    let (text, field, name) = (shown(written.text), &taxonomy.name, name.title());
    let message = match taxonomy.bare {
        Terms::Refused => format!("`{field}` is the string {text}, not a list"),
        Terms::SplitSpace if written.text.trim().contains(char::is_whitespace) => {
            format!("{name} splits {text} at spaces, so the commas stay in the terms of `{field}`")
        }
        Terms::SplitComma if written.text.contains(',') => {
            format!("{name} splits {text} at its commas, and the spaces beside them stay in the terms of `{field}`")
        }
        Terms::OneTerm | Terms::SplitSpace | Terms::SplitComma => format!("{name} makes one term of {text}"),
    };
    let terms: Vec<_> = written.text.split(is_comma).map(str::trim).filter(|term| !term.is_empty()).collect();
    let edits = found.editor(subject).and_then(|editor| editor.set(&taxonomy.entry.value, New::List(&terms)));
    let edits = edits.filter(|_| !terms.is_empty());
    let finding = found.at(written.span, message);
    match edits.as_deref() {
        Some([list]) => finding.help(format!("write a list: {}", shown(&list.text))),
        _ => finding.help("write a list, such as `[garden, tea]`"),
    };
    finding.offer("write a list", Safety::Unsafe, edits);
}

/// An item that is itself a list or a map.
fn check_item(subject: &Subject<'_>, taxonomy: &Taxonomy<'_>, item: &Value, found: &mut Findings<'_>) {
    use GeneratorName::{Docusaurus, Hugo, Zola};
    let generator = subject.generator().name();
    let (kind, is_fault) = match &item.node {
        Node::List(_) => ("list", matches!(generator, Hugo | Zola | Docusaurus)),
        Node::Map(_) => ("map", matches!(generator, Hugo | Zola)),
        _ => return,
    };
    if !is_fault {
        return;
    }
    let text = shown(subject.post.slice(item.span));
    let does = if generator == Hugo { "leaves it out" } else { "refuses it" };
    let message = format!("the item {text} of `{}` is a {kind}, and {} {does}", taxonomy.name, generator.title());
    let help = if kind == "map" { "put quotes round a term that holds a colon" } else { "write each term as an item of its own" };
    found.at(item.span, message).help(help);
}

/// Whether a string that is split at `,` alone gives other terms than its author meant.
fn has_blank_or_other_comma(text: &str) -> bool {
    let has_other = text.contains(|ch| is_comma(ch) && ch != ',');
    has_other || text.split(',').any(|part| part.starts_with(char::is_whitespace) || part.ends_with(char::is_whitespace))
}

fn is_comma(ch: char) -> bool {
    matches!(ch, ',' | '，' | '、')
}

/// Nothing, a number or a boolean: such values are other rules'.
fn is_unset_or_typed(value: &Value, text: &str) -> bool {
    let text = text.trim();
    match value.style() {
        Some(Style::Typed(_)) => true,
        Some(Style::Plain) => {
            text.is_empty() || text.parse::<f64>().is_ok() || ["~", "null", "true", "false"].contains(&text)
        }
        _ => text.is_empty(),
    }
}
