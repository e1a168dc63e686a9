//! Data written as front matter in styles drawn by lot, with comments.

use super::super::super::Format;
use super::super::super::{plain, quote::spelt};
use super::drawn::{COMMENTS, Lot};
use crate::document::front_matter::Style;
use serde_json::{Map, Value};

/// `tree` in `format`, fences included, in styles drawn by lot.
pub(super) fn written(tree: &Map<String, Value>, format: Format, lot: &mut Lot) -> String {
    let mut text = String::new();
    match format {
        Format::Yaml => {
            let mut writer = Yaml { lot, text: "---\n".to_owned() };
            writer.map(tree, "", "");
            text = writer.text + "---\n";
        }
        Format::Toml => {
            text.push_str("+++\n");
            toml_map(tree, "", lot, &mut text);
            text.push_str("+++\n");
        }
        Format::Json => {
            let object = Value::Object(tree.clone());
            text = if lot.draw(2) == 0 {
                object.to_string()
            } else {
                serde_json::to_string_pretty(&object).expect("JSON")
            };
            text.push('\n');
        }
    }
    text.push_str("\n본문 # no comment\n");
    text
}

struct Yaml<'l> {
    lot: &'l mut Lot,
    text: String,
}

impl Yaml<'_> {
    /// The entries, the first behind what stands on its line already.
    fn map(&mut self, map: &Map<String, Value>, first: &str, indent: &str) {
        for (at, (key, value)) in map.iter().enumerate() {
            if at > 0 || first == indent {
                self.between(indent);
                self.text.push_str(indent);
            }
            let key = self.one_line(key, true);
            self.text.push_str(&format!("{key}:"));
            self.value(value, indent, false);
        }
    }

    fn between(&mut self, indent: &str) {
        match self.lot.draw(9) {
            0 => self.text.push('\n'),
            1 | 2 => {
                let comment = self.lot.pick(COMMENTS);
                self.text.push_str(&format!("{indent}{comment}\n"));
            }
            _ => {}
        }
    }

    /// The value behind its colon or dash, and the end of its line.
    fn value(&mut self, value: &Value, indent: &str, in_list: bool) {
        let deeper = format!("{indent}{}", self.lot.pick(&["  ", "    "]));
        match value {
            Value::Array(items) if !items.is_empty() && self.lot.draw(3) > 0 && !in_list => {
                self.text.push('\n');
                let lead = if self.lot.draw(2) == 0 { indent.to_owned() } else { deeper };
                for item in items {
                    self.between(&lead);
                    self.text.push_str(&format!("{lead}-"));
                    self.value(item, &format!("{lead}  "), true);
                }
            }
            Value::Object(map) if !map.is_empty() && self.lot.draw(3) > 0 => {
                if in_list {
                    self.text.push(' ');
                    self.map(map, "", indent);
                } else {
                    self.text.push('\n');
                    self.map(map, &deeper, &deeper);
                }
            }
            Value::String(text) if is_block(text) && self.lot.draw(4) == 0 => {
                let sign = if text.ends_with('\n') { "|" } else { "|-" };
                self.text.push_str(&format!(" {sign}\n"));
                for line in text.trim_end_matches('\n').split('\n') {
                    let line = if line.is_empty() { String::new() } else { format!("{deeper}{line}") };
                    self.text.push_str(&format!("{line}\n"));
                }
            }
            _ => {
                let flow = self.flow(value, false);
                self.text.push_str(&format!(" {flow}"));
                if self.lot.draw(4) == 0 {
                    let comment = self.lot.pick(COMMENTS);
                    self.text.push_str(&format!("  {comment}"));
                }
                self.text.push('\n');
            }
        }
    }

    fn flow(&mut self, value: &Value, in_flow: bool) -> String {
        match value {
            Value::String(text) => self.one_line(text, in_flow),
            Value::Array(items) => {
                let items: Vec<_> = items.iter().map(|item| self.flow(item, true)).collect();
                format!("[{}]", items.join(", "))
            }
            Value::Object(map) => {
                let pairs: Vec<_> = map
                    .iter()
                    .map(|(key, value)| format!("{}: {}", self.one_line(key, true), self.flow(value, true)))
                    .collect();
                format!("{{{}}}", pairs.join(", "))
            }
            other => other.to_string(),
        }
    }

    fn one_line(&mut self, text: &str, in_flow: bool) -> String {
        let plain = plain::fits(text, in_flow) && !plain::looks_typed(text);
        let single = spelt(text, Style::SingleQuoted, Format::Yaml);
        match (self.lot.draw(3), single) {
            (0, _) if plain => text.to_owned(),
            (1, Some(single)) => single,
            _ => spelt(text, Style::DoubleQuoted, Format::Yaml).expect("double quotes"),
        }
    }
}

/// Whether a literal block of YAML can hold `text` as it is.
fn is_block(text: &str) -> bool {
    let lines = text.trim_end_matches('\n');
    let odd = |ch: char| ch.is_control() && ch != '\n';
    !lines.is_empty()
        && !lines.starts_with(char::is_whitespace)
        && !text.contains(odd)
        && !text.ends_with("\n\n")
        && !text.contains(['\u{a0}', '\u{200b}'])
}

fn toml_map(map: &Map<String, Value>, table: &str, lot: &mut Lot, out: &mut String) {
    let is_table =
        |value: &Value, lot: &mut Lot| value.as_object().is_some_and(|map| !map.is_empty()) && lot.draw(3) > 0;
    let mut tables = Vec::new();
    for (key, value) in map {
        let key = toml_key(key, lot);
        if is_table(value, lot) {
            tables.push((key, value));
            continue;
        }
        if lot.draw(4) == 0 {
            out.push_str(lot.pick(&["# 메모\n", "\n", "# a = 'x\n"]));
        }
        let comment = if lot.draw(4) == 0 { " # コメント = [" } else { "" };
        out.push_str(&format!("{key} = {}{comment}\n", toml_value(value, lot)));
    }
    for (key, value) in tables {
        let name = if table.is_empty() { key } else { format!("{table}.{key}") };
        out.push_str(&format!("{}[{name}]\n", lot.pick(&["", "\n", "# 표\n"])));
        toml_map(value.as_object().expect("a map"), &name, lot, out);
    }
}

fn toml_key(key: &str, lot: &mut Lot) -> String {
    let is_bare = key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if is_bare && lot.draw(2) == 0 { key.to_owned() } else { toml_text(key, lot) }
}

fn toml_text(text: &str, lot: &mut Lot) -> String {
    let single = spelt(text, Style::SingleQuoted, Format::Toml).filter(|_| lot.draw(2) == 0);
    single.unwrap_or_else(|| spelt(text, Style::DoubleQuoted, Format::Toml).expect("double quotes"))
}

fn toml_value(value: &Value, lot: &mut Lot) -> String {
    match value {
        Value::String(text) if text.contains('\n') && lot.draw(2) == 0 => format!("'''\n{text}'''"),
        Value::String(text) => toml_text(text, lot),
        Value::Array(items) => {
            let items: Vec<_> = items.iter().map(|item| toml_value(item, lot)).collect();
            let open = if lot.draw(3) == 0 && !items.is_empty() { "\n  " } else { "" };
            format!("[{open}{}]", items.join(&format!(",{}", if open.is_empty() { " " } else { open })))
        }
        Value::Object(map) => {
            let pairs: Vec<_> =
                map.iter().map(|(key, value)| format!("{} = {}", toml_key(key, lot), toml_value(value, lot))).collect();
            format!("{{ {} }}", pairs.join(", "))
        }
        other => other.to_string(),
    }
}
