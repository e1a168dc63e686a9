//! What the runners of CI jobs obey, as their sources read a log: GitHub Actions (`ActionCommand.cs`), Azure Pipelines and
//! TeamCity.

use std::collections::BTreeMap;

/// The commands of GitHub's runner, in lower case.
const COMMANDS: [&str; 16] = [
    "add-mask",
    "add-matcher",
    "add-path",
    "debug",
    "echo",
    "endgroup",
    "error",
    "group",
    "internal-set-repo-path",
    "notice",
    "remove-matcher",
    "save-state",
    "set-env",
    "set-output",
    "stop-commands",
    "warning",
];

/// A command that is carried out.
#[derive(Debug)]
pub struct Obeyed {
    /// Its name, such as `error` or `##vso[`.
    pub name: String,
    /// Its properties, unescaped.
    pub properties: BTreeMap<String, String>,
    /// What follows, unescaped.
    pub data: String,
}

/// What the three runners obey in a log.
pub fn obeyed(log: &str) -> Vec<Obeyed> {
    let (mut all, mut stopped_until) = (Vec::new(), None::<String>);
    for line in log.split(['\n', '\r']) {
        let lower = line.to_ascii_lowercase();
        for name in ["##vso[", "##teamcity["] {
            all.extend(lower.match_indices(name).map(|(at, _)| service(name, &line[at + name.len()..])));
        }
        let resume = stopped_until.clone();
        let known = |name: &str| COMMANDS.contains(&name) || resume.as_deref() == Some(name);
        let Some(command) = github(line, known) else { continue };
        match (&stopped_until, command.name.as_str()) {
            (Some(token), name) if token == name => stopped_until = None,
            (Some(_), _) => {}
            (None, "stop-commands") => stopped_until = Some(command.data.to_ascii_lowercase()),
            (None, _) => all.push(command),
        }
    }
    all
}

fn github(line: &str, known: impl Fn(&str) -> bool) -> Option<Obeyed> {
    let parsed = |info: &str, separator: char, data: &str, escapes: &[(&str, &str)]| {
        let (name, properties) = info.split_once(' ').unwrap_or((info, ""));
        let name = name.to_ascii_lowercase();
        let properties = properties.split(separator).filter_map(|pair| pair.trim().split_once('='));
        let properties = properties.map(|(key, value)| (key.to_owned(), unescaped(value, escapes))).collect();
        let data = unescaped(data, &[("%0D", "\r"), ("%0A", "\n"), ("%25", "%")]);
        known(&name).then_some(Obeyed { name, properties, data })
    };
    let second = || {
        let (info, data) = line.trim_start().strip_prefix("::")?.split_once("::")?;
        parsed(info, ',', data, &[("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")])
    };
    let first = || {
        let (info, data) = line.split_once("##[")?.1.split_once(']')?;
        parsed(info, ';', data, &[("%3B", ";"), ("%0D", "\r"), ("%0A", "\n"), ("%5D", "]"), ("%25", "%")])
    };
    second().or_else(first)
}

/// A command of Azure Pipelines, or of TeamCity, of which nothing but the name counts here.
fn service(name: &str, rest: &str) -> Obeyed {
    let escapes = [("%3B", ";"), ("%0D", "\r"), ("%0A", "\n"), ("%5D", "]"), ("%AZP25", "%")];
    let (info, data) = rest.split_once(']').unwrap_or((rest, ""));
    let (command, properties) = info.split_once(' ').unwrap_or((info, ""));
    let properties = properties.split_terminator(';').filter_map(|pair| pair.split_once('='));
    let properties = properties.map(|(key, value)| (key.to_owned(), unescaped(value, &escapes))).collect();
    let data = unescaped(data, &[("%0D", "\r"), ("%0A", "\n"), ("%AZP25", "%")]);
    Obeyed { name: format!("{name}{command}"), properties, data }
}

/// The runners replace escape by escape, in this order.
fn unescaped(text: &str, escapes: &[(&str, &str)]) -> String {
    escapes.iter().fold(text.to_owned(), |text, (escape, sign)| text.replace(escape, sign))
}
