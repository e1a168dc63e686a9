//! The text of a configuration to begin with: what is carried over from another linter, and what is commonly wanted as
//! comments, in the words of the schema and of the rules' pages.

use super::{Imported, Level, schema};
use crate::lint::{Page, Registry};
use crate::site::GeneratorName;
use serde_json::{Value, json};
use std::fmt::Write as _;

/// How long a line of comments may be, in characters.
const WIDTH: usize = 120;

/// What a new `matterlint.toml` is made of.
pub struct Starter<'a> {
    /// All rules.
    pub registry: &'a Registry,
    /// The JSON Schema beside it, as its first line names it.
    pub schema: Option<&'a str>,
    /// The generator that is recognised.
    pub generator: Option<GeneratorName>,
    /// What another linter's configuration comes to.
    pub imported: Option<&'a Imported>,
}

impl Starter<'_> {
    /// The text.
    #[must_use]
    pub fn text(&self) -> String {
        let mut out = String::new();
        if let Some(file) = self.schema {
            let _ = writeln!(out, "#:schema {}\n", harmless(file));
        }
        out.push_str(
            "# What matterlint checks here. Every key may be left out; `matterlint config` shows what counts.\n",
        );
        let schema = schema(self.registry);
        let none = Imported::default();
        let imported = self.imported.unwrap_or(&none);
        let example = self.generator.unwrap_or(GeneratorName::Hugo).as_str();
        describe(&mut out, &schema, "generator");
        match self.generator {
            Some(name) => comment(&mut out, &format!("Recognised here: {}.", name.as_str())),
            None => comment(&mut out, "None is recognised in this folder."),
        }
        key(&mut out, "generator", &json!([]), &json!(example));
        for (name, written, example) in [
            ("include", json!(imported.include), json!(["content/posts/"])),
            ("exclude", json!(imported.exclude), json!(["content/legacy/"])),
            ("fail-on", json!([]), json!("error")),
            ("baseline", json!([]), json!("matterlint-baseline.json")),
            ("unfixable", json!(imported.unfixable), json!(["trailing-space"])),
        ] {
            let is_common = !["include", "unfixable"].contains(&name);
            if is_common || written != json!([]) {
                describe(&mut out, &schema, name);
                key(&mut out, name, &written, &example);
            }
        }
        self.write_rules(&mut out, &schema, imported);
        write_overrides(&mut out, &schema, imported);
        write_left(&mut out, imported);
        out
    }

    fn write_rules(&self, out: &mut String, schema: &Value, imported: &Imported) {
        let levels: Vec<String> = Level::WORDS.iter().map(|word| format!("`{word}`")).collect();
        let about = text_at(schema, "/$defs/Rules/description");
        out.push('\n');
        comment(out, &format!("{about} Levels: {}. `matterlint rules` lists all rules.", levels.join(", ")));
        out.push_str("[rules]\n");
        for (name, carried) in &imported.rules {
            let _ = writeln!(out, "{name} = {}  # {}", inline(&json!(carried.setting)), harmless(&carried.from));
        }
        if !imported.rules.is_empty() {
            out.push('\n');
        }
        comment(out, "Off unless they are switched on:");
        for page in self.registry.pages().filter(|page| !page.default && !imported.rules.contains_key(page.name)) {
            let _ = writeln!(out, "# {} = {}  # {}", page.name, switched_on(page), page.summary);
        }
    }
}

/// The level of a page's rule, or its options with their defaults.
fn switched_on(page: &Page) -> String {
    if page.options.is_empty() { inline(&json!(Level::On)) } else { inline(&page.default_options()) }
}

fn write_overrides(out: &mut String, schema: &Value, imported: &Imported) {
    describe(out, schema, "overrides");
    if imported.overrides.is_empty() {
        out.push_str("# [[overrides]]\n# paths = [\"content/notes/\"]\n# rules = { title-missing = \"off\" }\n");
    }
    for (paths, rules) in &imported.overrides {
        let _ = writeln!(out, "[[overrides]]\npaths = {}\n[overrides.rules]", inline(&json!(paths)));
        for (name, carried) in rules {
            let _ = writeln!(out, "{name} = {}  # {}", inline(&json!(carried.setting)), harmless(&carried.from));
        }
    }
}

/// What nothing here says, with the reason once for all that have the same.
fn write_left(out: &mut String, imported: &Imported) {
    if imported.left.is_empty() {
        return;
    }
    out.push('\n');
    comment(out, &format!("What stands in {} and is not said here:", imported.files.join(", ")));
    let mut reasons: Vec<&str> = imported.left.iter().map(|left| left.why.as_str()).collect();
    let mut seen = std::collections::HashSet::new();
    reasons.retain(|why| seen.insert(*why));
    for why in reasons {
        let same = imported.left.iter().filter(|left| left.why == why).map(|left| left.what.as_str());
        comment(out, &format!("- {}: {why}", same.collect::<Vec<_>>().join(", ")));
    }
}

/// What the schema says of a key, in one sentence.
fn describe(out: &mut String, schema: &Value, name: &str) {
    let about = text_at(schema, &format!("/properties/{name}/description"));
    out.push('\n');
    comment(out, about.split_inclusive(". ").next().unwrap_or_default().trim_end());
}

fn text_at(schema: &Value, place: &str) -> String {
    let text = schema.pointer(place).and_then(Value::as_str).unwrap_or_default();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A key with what is written, or as a comment with an example.
fn key(out: &mut String, name: &str, written: &Value, example: &Value) {
    if *written == json!([]) {
        let _ = writeln!(out, "# {name} = {}", inline(example));
    } else {
        let _ = writeln!(out, "{name} = {}", inline(written));
    }
}

/// A text as comments, wrapped at words.
fn comment(out: &mut String, text: &str) {
    let hang = if text.starts_with("- ") { "#  " } else { "#" };
    let mut line = String::from("#");
    for word in harmless(text).split(' ') {
        if line.chars().count() + 1 + word.chars().count() > WIDTH && line.len() > 1 {
            out.push_str(&line);
            out.push('\n');
            line = String::from(hang);
        }
        line.push(' ');
        line.push_str(word);
    }
    out.push_str(&line);
    out.push('\n');
}

/// The text without characters that end a comment.
fn harmless(text: &str) -> String {
    let escaped = |ch: char| if ch.is_control() { ch.escape_default().to_string() } else { ch.to_string() };
    text.chars().map(escaped).collect()
}

/// A value as TOML on one line.
fn inline(value: &Value) -> String {
    match value {
        Value::String(text) => quoted(text),
        Value::Array(items) => format!("[{}]", items.iter().map(inline).collect::<Vec<_>>().join(", ")),
        Value::Object(fields) if fields.is_empty() => "{}".to_owned(),
        Value::Object(fields) => {
            let field = |(name, value): (&String, &Value)| format!("{} = {}", bare_or_quoted(name), inline(value));
            format!("{{ {} }}", fields.iter().map(field).collect::<Vec<_>>().join(", "))
        }
        other => other.to_string(),
    }
}

fn bare_or_quoted(key: &str) -> String {
    let is_bare = !key.is_empty() && key.chars().all(|ch| ch.is_ascii_alphanumeric() || ['-', '_'].contains(&ch));
    if is_bare { key.to_owned() } else { quoted(key) }
}

/// A basic string. JSON's escapes are among those of TOML, which wants the delete character escaped as well.
fn quoted(text: &str) -> String {
    Value::from(text).to_string().replace('\u{7f}', "\\u007F")
}
