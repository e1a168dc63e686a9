//! Random operations on random front matter, held to what independent parsers read before and after.

use super::super::super::{Format, Node, parse};
use super::super::{Editor, Edits, New};
use super::drawn::{KEYS, Lot, TEXTS, tree};
use super::oracle::oracle;
use super::written::written;
use crate::document::dialect::Fences;
use crate::document::front_matter::{FrontMatter, Map as Tree};
use crate::text::{Edit, apply};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

/// One operation on the text, and the same on the data.
type Operation = (Option<Edits>, Map<String, Value>);

fn operate(editor: &Editor<'_>, map: &Tree, data: &Map<String, Value>, lot: &mut Lot) -> Operation {
    let mut data = data.clone();
    let entry = &map.entries[lot.draw(map.entries.len())];
    let name = entry.key.text.clone();
    if let Some(inner) = entry.value.as_map().filter(|inner| !inner.entries.is_empty() && lot.draw(3) > 0) {
        let (edits, changed) = operate(editor, inner, data[&name].as_object().expect("a map"), lot);
        data[&name] = Value::Object(changed);
        return (edits, data);
    }
    let text = lot.pick(TEXTS);
    let list = |data: &Map<String, Value>| data[&name].as_array().cloned().unwrap_or_default();
    let edits = match (lot.draw(8), &entry.value.node) {
        (0, Node::List(items)) if !items.is_empty() => {
            let index = lot.draw(items.len());
            let mut items = list(&data);
            items.remove(index);
            data[&name] = Value::Array(items);
            editor.remove_item(&entry.value, index)
        }
        (1 | 2, Node::List(items)) => {
            let index = lot.draw(items.len() + 1);
            let mut items = list(&data);
            items.insert(index, json!(text));
            data[&name] = Value::Array(items);
            editor.insert_item(&entry.value, index, text)
        }
        (3, Node::List(items)) => {
            let order: Vec<usize> = (0..items.len()).rev().collect();
            data[&name] = list(&data).into_iter().rev().collect();
            editor.reorder_items(&entry.value, &order)
        }
        (0, _) => {
            data[&name] = json!(["가", text]);
            editor.set(&entry.value, New::List(&["가", text]))
        }
        (1..=3, _) => {
            data[&name] = json!(text);
            editor.set(&entry.value, New::Text(text))
        }
        (4, _) => {
            data[&name] = json!(true);
            editor.set(&entry.value, New::Bare("true"))
        }
        (5, _) => {
            data.shift_remove(&name);
            editor.remove(entry)
        }
        (6, _) => {
            let key = lot.pick(KEYS);
            let renamed = |(old, value): (String, Value)| (if old == name { key.to_owned() } else { old }, value);
            data = data.into_iter().map(renamed).collect();
            editor.rename(entry, key)
        }
        _ if lot.draw(2) == 0 => {
            let order: Vec<usize> = (0..editor.root.entries.len()).rev().collect();
            editor.reorder(&order)
        }
        _ => {
            let key = lot.pick(KEYS);
            data.insert(key.to_owned(), json!(text));
            editor.insert(map, if lot.draw(2) == 0 { Some(entry) } else { None }, key, New::Text(text))
        }
    };
    (edits, data)
}

/// Every byte that no edit covers stands where the edits around it have moved it to.
fn keeps_the_rest(old: &str, new: &str, edits: &[Edit]) -> bool {
    let mut edits: Vec<&Edit> = edits.iter().collect();
    edits.sort_by_key(|edit| edit.span);
    let (mut done, mut at) = (0, 0);
    for edit in edits {
        let kept = &old[done..edit.span.start()];
        if new.get(at..at + kept.len()) != Some(kept) {
            return false;
        }
        at += kept.len() + edit.text.len();
        done = edit.span.end();
    }
    new.get(at..) == old.get(done..)
}

fn texts<'t>(text: &'t str, matter: &FrontMatter) -> Vec<&'t str> {
    let mut comments: Vec<_> = matter.comments.iter().map(|comment| comment.slice(text).trim_end()).collect();
    comments.sort_unstable();
    comments
}

/// Whether the operation was done, once it is shown to have done what it says.
fn check(numbers: Vec<u8>, format: Format, crlf: bool, bom: bool) -> bool {
    let mut lot = Lot::new(numbers);
    let data = tree(&mut lot);
    let mut text = written(&data, format, &mut lot);
    if crlf {
        text = text.replace('\n', "\r\n");
    }
    if bom {
        text.insert(0, '\u{feff}');
    }
    let matter = parse(&text, Fences::Hugo).expect("front matter");
    assert_eq!(matter.faults, [], "{text}");
    // The line ends of a TOML text are part of it, so that what was read counts and not what was drawn.
    let Some(Value::Object(read)) = oracle(&text, &matter) else { panic!("unread: {text}") };
    let root = matter.root.as_ref().expect("a map");
    let editor = Editor::new(&text, &matter).expect("sound");
    let (edits, expected) = operate(&editor, root, &read, &mut lot);
    let Some(edits) = edits else { return false };
    let edited = apply(&text, &edits).expect("no overlap");
    let after = parse(&edited, Fences::Hugo).expect("front matter");
    assert_eq!(after.faults, [], "{text}\n{edited}");
    assert_eq!(oracle(&edited, &after), Some(Value::Object(expected)), "{text}\n{edited}");
    assert_eq!(texts(&edited, &after), texts(&text, &matter), "{text}\n{edited}");
    assert!(keeps_the_rest(&text, &edited, &edits), "{text}\n{edited}");
    let body = |text: &str, matter: &FrontMatter| text[matter.span.end()..].to_owned();
    assert_eq!(body(&edited, &after), body(&text, &matter));
    let bare_ends = |text: &str| text.replace("\r\n", "").contains(['\n', '\r']);
    assert!(!crlf || !bare_ends(&edited), "{edited:?}");
    true
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_edit_does_what_it_says_and_nothing_else(
        numbers in prop::collection::vec(any::<u8>(), 24..60),
        format in prop::sample::select(vec![Format::Yaml, Format::Yaml, Format::Toml, Format::Json]),
        crlf in any::<bool>(),
        bom in any::<bool>(),
    ) {
        check(numbers, format, crlf, bom);
    }
}

/// An editor that refuses everything would keep every promise.
#[test]
fn most_operations_are_done() {
    for format in [Format::Yaml, Format::Toml, Format::Json] {
        let draws = (0..300_u32)
            .map(|seed| (0..40).map(|at| (seed.wrapping_mul(2_654_435_761) >> (at % 24)) as u8 ^ at).collect());
        let done = draws.filter(|numbers: &Vec<u8>| check(numbers.clone(), format, false, false)).count();
        assert!(done > 200, "{format:?}: {done} of 300");
    }
}
