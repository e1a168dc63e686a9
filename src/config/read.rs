//! Reads the text of a configuration file into [`Options`]; every fault knows its exact place.

use super::rule_setting::read_rules;
use super::{BadGlob, ConfigFault, FailOn, Globs, Options, Override, Selector};
use crate::document::front_matter::{Entry, Format, Map, Node, Style, Typed, Value, parse_document};
use crate::lint::{Registry, nearest};
use crate::site::GeneratorName;
use crate::text::Span;
use jiff::tz::TimeZone;
use std::collections::HashSet;

pub(super) type Read<T> = Result<T, ConfigFault>;

const KEYS: [&str; 15] = [
    "extends",
    "generator",
    "root",
    "include",
    "exclude",
    "fail-on",
    "time-zone",
    "select",
    "extend-select",
    "ignore",
    "fixable",
    "unfixable",
    "baseline",
    "rules",
    "overrides",
];

/// Reads the text of the configuration file that is shown as `path`.
///
/// # Errors
/// The first fault of the text.
pub fn read(path: &str, text: &str, registry: &Registry) -> Result<Options, ConfigFault> {
    let reader = Reader::new(path, text, registry);
    let root = parse_document(text, Format::Toml)
        .map_err(|fault| ConfigFault { help: fault.help, ..reader.fault(fault.span, fault.message) })?;
    reader.options(&root)
}

/// One file that is being read.
pub(super) struct Reader<'a> {
    path: &'a str,
    text: &'a str,
    pub(super) registry: &'a Registry,
}

impl<'a> Reader<'a> {
    pub(super) fn new(path: &'a str, text: &'a str, registry: &'a Registry) -> Self {
        Self { path, text, registry }
    }
}

impl Reader<'_> {
    fn options(&self, root: &Map) -> Read<Options> {
        self.refuse_repeats(root)?;
        let mut options = Options::default();
        for Entry { key, value } in &root.entries {
            match key.text.as_str() {
                "extends" => options.extends = self.text_or_texts(value)?,
                "generator" => options.generator = Some(self.generator(value)?),
                "root" => options.root = Some(self.text(value)?.to_owned()),
                "include" => options.include = Some(self.globs(value)?),
                "exclude" => options.exclude = Some(self.globs(value)?),
                "fail-on" => {
                    let word = self.choice(value, &FailOn::WORDS)?;
                    options.fail_on = FailOn::parse(word);
                }
                "time-zone" => options.time_zone = Some(self.zone(value)?),
                "select" => options.select = Some(self.selectors(value)?),
                "extend-select" => options.extend_select = Some(self.selectors(value)?),
                "ignore" => options.ignore = Some(self.selectors(value)?),
                "fixable" => options.fixable = Some(self.selectors(value)?),
                "unfixable" => options.unfixable = Some(self.selectors(value)?),
                "baseline" => options.baseline = Some(self.text(value)?.to_owned()),
                "rules" => options.rules = read_rules(self, value)?,
                "overrides" => options.overrides = self.overrides(value)?,
                unknown => {
                    let fault = self.unknown(key.span, "key", unknown, &KEYS);
                    let is_rule = fault.help.is_none() && self.registry.find(unknown).is_some();
                    return Err(if is_rule { fault.with_help("rules are set below `[rules]`") } else { fault });
                }
            }
        }
        Ok(options)
    }

    fn overrides(&self, value: &Value) -> Read<Vec<Override>> {
        let items = value.as_list().ok_or_else(|| {
            self.wrong_type(value, "a list of tables").with_help("write `[[overrides]]` above each, with two brackets")
        })?;
        items
            .iter()
            .map(|item| {
                let map = self.map(item)?;
                let mut read = Override::default();
                for Entry { key, value } in &map.entries {
                    match key.text.as_str() {
                        "paths" => read.paths = self.globs(value)?,
                        "rules" => read.rules = read_rules(self, value)?,
                        unknown => return Err(self.unknown(key.span, "key", unknown, &["paths", "rules"])),
                    }
                }
                if map.get("paths").is_none() {
                    let fault = self.fault(item.span, "the override has no `paths`".to_owned());
                    return Err(fault.with_help("name the files it is for: `paths = [\"content/legacy/**\"]`"));
                }
                Ok(read)
            })
            .collect()
    }

    fn generator(&self, value: &Value) -> Read<String> {
        let names: Vec<&str> = GeneratorName::all().iter().map(|name| name.as_str()).collect();
        self.choice(value, &names).map(str::to_owned)
    }

    fn zone(&self, value: &Value) -> Read<String> {
        let name = self.text(value)?;
        TimeZone::get(name).map_err(|_| {
            let fault = self.fault(value.inner_span(), format!("there is no time zone `{name}`"));
            fault.with_help("write a name of the tz database, such as `Asia/Seoul` or `UTC`")
        })?;
        Ok(name.to_owned())
    }

    fn globs(&self, value: &Value) -> Read<Vec<String>> {
        let patterns = self.texts(value)?;
        for (pattern, item) in patterns.iter().zip(value.as_list().unwrap_or_default()) {
            if let Err(BadGlob { reason, .. }) = Globs::new(std::slice::from_ref(pattern)) {
                return Err(self.fault(item.inner_span(), format!("`{pattern}` is no glob: {reason}")));
            }
        }
        Ok(patterns)
    }

    fn selectors(&self, value: &Value) -> Read<Vec<String>> {
        let words = self.texts(value)?;
        for (word, item) in words.iter().zip(value.as_list().unwrap_or_default()) {
            if let Err(unknown) = Selector::parse(word, self.registry) {
                return Err(self.fault(item.inner_span(), unknown.to_string()).with_help(unknown.help()));
            }
        }
        Ok(words)
    }

    /// One word of `words`.
    pub(super) fn choice<'v>(&self, value: &'v Value, words: &[&str]) -> Read<&'v str> {
        let word = self.text(value)?;
        if words.contains(&word) {
            return Ok(word);
        }
        let fault = self.fault(value.inner_span(), format!("`{word}` is none of {}", quoted(words)));
        Err(match nearest(word, words.iter().copied()) {
            Some(near) => fault.with_help(format!("did you mean `{near}`?")),
            None => fault,
        })
    }

    pub(super) fn text<'v>(&self, value: &'v Value) -> Read<&'v str> {
        match (&value.node, value.style()) {
            (_, None | Some(Style::Typed(_))) => Err(self.wrong_type(value, "a text in quotes")),
            _ => Ok(value.as_text().unwrap_or_default()),
        }
    }

    pub(super) fn texts(&self, value: &Value) -> Read<Vec<String>> {
        let items = value.as_list().ok_or_else(|| {
            let fault = self.wrong_type(value, "a list of texts");
            let written = value.span.slice(self.text);
            let is_short_text = self.text(value).is_ok() && written.len() < 60 && !written.contains('\n');
            if is_short_text { fault.with_help(format!("put it in brackets: `[{written}]`")) } else { fault }
        })?;
        items.iter().map(|item| self.text(item).map(str::to_owned)).collect()
    }

    fn text_or_texts(&self, value: &Value) -> Read<Vec<String>> {
        if value.as_list().is_some() { self.texts(value) } else { Ok(vec![self.text(value)?.to_owned()]) }
    }

    pub(super) fn map<'v>(&self, value: &'v Value) -> Read<&'v Map> {
        let map = value.as_map().ok_or_else(|| self.wrong_type(value, "a table"))?;
        self.refuse_repeats(map)?;
        Ok(map)
    }

    fn refuse_repeats(&self, map: &Map) -> Read<()> {
        let mut seen = HashSet::new();
        match map.entries.iter().find(|entry| !seen.insert(entry.key.text.as_str())) {
            Some(entry) => Err(self.fault(entry.key.span, format!("`{}` is set twice", entry.key.text))),
            None => Ok(()),
        }
    }

    pub(super) fn unknown(&self, span: Span, noun: &str, word: &str, known: &[&str]) -> ConfigFault {
        let fault = self.fault(span, format!("there is no {noun} `{word}`"));
        match nearest(word, known.iter().copied()) {
            Some(near) => fault.with_help(format!("did you mean `{near}`?")),
            None => fault,
        }
    }

    pub(super) fn wrong_type(&self, value: &Value, wanted: &str) -> ConfigFault {
        self.fault(value.span, format!("{wanted} belongs here, not {}", noun(&value.node)))
    }

    pub(super) fn fault(&self, span: Span, message: String) -> ConfigFault {
        ConfigFault { path: self.path.to_owned(), text: self.text.to_owned(), span, message, help: None }
    }
}

impl ConfigFault {
    /// The same fault with what to do about it.
    pub(super) fn with_help(self, help: impl Into<String>) -> Self {
        Self { help: Some(help.into()), ..self }
    }
}

fn quoted(words: &[&str]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

fn noun(node: &Node) -> &'static str {
    match node {
        Node::List(_) => "a list",
        Node::Map(_) => "a table",
        Node::Scalar { style: Style::Typed(typed), .. } => match typed {
            Typed::Bool => "`true` or `false`",
            Typed::Integer | Typed::Float => "a number",
            Typed::DateTime => "a date",
            Typed::Null => "nothing",
        },
        Node::Scalar { .. } => "a text",
        Node::Empty | Node::Alias { .. } => "nothing",
    }
}
