//! Reads the rules' pages: each becomes an expression of the type `lint::Page`, which `src/rules/` includes where the rule is
//! registered. A page that describes no rule stops the build.

use serde::Deserialize;
use serde_yaml::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{fs, io};
use words::{Change, Family, OptionType, Safety, Severity};

#[path = "../src/lint/page/words.rs"]
mod words;

/// The front matter of a page as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Header {
    name: String,
    code: String,
    summary: String,
    family: Family,
    severity: Severity,
    default: bool,
    fix: Option<Safety>,
    #[serde(default)]
    changes: Vec<Change>,
    #[serde(default)]
    unused: bool,
    since: String,
    #[serde(default)]
    options: BTreeMap<String, Spec>,
}

/// One option as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Spec {
    #[serde(rename = "type")]
    kind: OptionType,
    default: Value,
    #[serde(default)]
    choices: Vec<String>,
    about: String,
}

/// Makes an expression of each page, and says what is wrong with those that are none.
pub fn write_all(rules: &Path, out: &Path) -> io::Result<Vec<String>> {
    let mut faults = Vec::new();
    let mut codes = BTreeMap::new();
    for family in entries(rules)?.into_iter().filter(|path| path.is_dir()) {
        let folder = name_of(&family);
        fs::create_dir_all(out.join(&folder))?;
        for file in entries(&family)?.into_iter().filter(|path| path.extension().is_some_and(|ending| ending == "md")) {
            let name = name_of(&file);
            match read(&folder, &name, &fs::read_to_string(&file)?) {
                Ok((code, page)) => {
                    fs::write(out.join(&folder).join(format!("{name}.rs")), page)?;
                    if let Some(other) = codes.insert(code, name.clone()) {
                        faults.push(format!("rules/{folder}/{name}.md: the rule `{other}` has the same code"));
                    }
                }
                Err(fault) => faults.push(format!("rules/{folder}/{name}.md: {fault}")),
            }
        }
    }
    Ok(faults)
}

fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}

fn name_of(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// The code of the rule on the page `rules/{family}/{name}.md`, and the page as an expression; else what is wrong with it.
pub fn read(family: &str, name: &str, text: &str) -> Result<(String, String), String> {
    let text = text.replace("\r\n", "\n");
    let parts = text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n"));
    let (header, body) = parts.ok_or("the page has no front matter")?;
    let header: Header = serde_yaml::from_str(header).map_err(|error| format!("the front matter: {error}"))?;
    let folder = serde_yaml::to_string(&header.family).unwrap_or_default();
    if folder.trim_end() != family {
        return Err(format!("the page stands in the folder of `{family}`, and its family is `{}`", folder.trim_end()));
    }
    if header.name != name {
        return Err(format!("the page is called `{name}`, and the rule on it `{}`", header.name));
    }
    if !is_code(&header.code) {
        return Err(format!("the code `{}` is not a letter and three digits", header.code));
    }
    let page = header.expression(body.trim_start())?;
    Ok((header.code, page))
}

fn is_code(code: &str) -> bool {
    let digits = code.strip_prefix(|first: char| first.is_ascii_uppercase());
    digits.is_some_and(|digits| digits.len() == 3 && digits.bytes().all(|digit| digit.is_ascii_digit()))
}

impl Header {
    fn expression(&self, body: &str) -> Result<String, String> {
        let Self { name, code, summary, family, severity, default, fix, changes, unused, since, options } = self;
        let fix = fix.map_or("None".to_owned(), |fix| format!("Some(crate::lint::Safety::{fix:?})"));
        let changes = listed(changes.iter().map(|change| format!("crate::lint::Change::{change:?}")));
        let specs = options.iter().map(|(name, spec)| {
            let spec = spec.expression().map_err(|fault| format!("the option `{name}`: {fault}"))?;
            Ok(format!("({name:?}, {spec})"))
        });
        let specs = listed(specs.collect::<Result<Vec<_>, String>>()?);
        Ok(format!(
            "crate::lint::Page {{ name: {name:?}, code: {code:?}, summary: {summary:?}, \
             family: crate::lint::Family::{family:?}, severity: crate::lint::Severity::{severity:?}, \
             default: {default}, fix: {fix}, changes: {changes}, unused: {unused}, since: {since:?}, \
             options: {specs}, body: {body:?} }}\n"
        ))
    }
}

impl Spec {
    fn expression(&self) -> Result<String, String> {
        let Self { kind, choices, about, .. } = self;
        let default = self.default().ok_or_else(|| format!("its default is no {kind:?}").to_lowercase())?;
        let choices = listed(choices.iter().map(|choice| format!("{choice:?}")));
        Ok(format!(
            "crate::lint::OptionSpec {{ kind: crate::lint::OptionType::{kind:?}, default: {default}, \
             choices: {choices}, about: {about:?} }}"
        ))
    }

    /// The default, where it is of the option's own type.
    fn default(&self) -> Option<String> {
        let text = || self.default.as_str();
        match self.kind {
            OptionType::Bool => self.default.as_bool().map(|is_set| value("Bool", is_set)),
            OptionType::Integer => self.default.as_u64().map(|number| value("Integer", number)),
            OptionType::Text => text().map(|text| value("Text", format!("{text:?}"))),
            OptionType::Choice => {
                let word = text().filter(|word| self.choices.iter().any(|choice| choice == word));
                word.map(|word| value("Text", format!("{word:?}")))
            }
            OptionType::List => list(&self.default),
            OptionType::Map => {
                let entry = |(name, item): (&Value, &Value)| {
                    let item = list(item).or_else(|| Some(value("Text", format!("{:?}", item.as_str()?))))?;
                    Some(format!("({:?}, {item})", name.as_str()?))
                };
                let entries: Option<Vec<_>> = self.default.as_mapping()?.iter().map(entry).collect();
                Some(value("Map", listed(entries?)))
            }
        }
    }
}

fn list(texts: &Value) -> Option<String> {
    let texts: Option<Vec<_>> = texts.as_sequence()?.iter().map(|text| Some(format!("{:?}", text.as_str()?))).collect();
    Some(value("List", listed(texts?)))
}

fn value(kind: &str, of: impl std::fmt::Display) -> String {
    format!("crate::lint::OptionValue::{kind}({of})")
}

fn listed(items: impl IntoIterator<Item = String>) -> String {
    format!("&[{}]", items.into_iter().collect::<Vec<_>>().join(", "))
}
