//! Posts that want to speak to a terminal, a browser or the runner of a CI job: in no format do they get out of their field.

use super::escape::{message, visible};
use super::{Outcome, Style, azure, checkstyle, concise, full, github, gitlab, grouped, job_summary, json, json_lines};
use super::{junit, rdjson, sample, sarif};
use crate::lint::{Fix, Related, Safety};
use crate::text::{Edit, Span};
use pulldown_cmark::{Event, Options, Parser, Tag};
use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::events::Event as XmlEvent;
use serde_json::Value;

const HOSTILE: [&str; 21] = [
    "\"quoted\" 'twice' \\",
    "##[error]z",
    "##teamcity[setParameter name='a' value='b']",
    "##vso[task.complete result=Failed;]q",
    "%0A::add-mask::y",
    "</testcase><testcase name=\"a\"/>",
    "<!-- a --> <b>b</b> &amp; &#x6c;",
    "::error::x",
    "::stop-commands::x",
    ";]##vso[task.setvariable variable=x]y",
    "@everyone #1 https://example.org www.example.org :+1:",
    "[click](javascript:x) ![](//example.org/a.png)",
    "[click\\](javascript:x)",
    "]]>",
    "a\0b",
    "line\n::error::line\r\n##[group]x\r::warning::y",
    "x,file=b.md,line=9::y",
    "|a`b`|`c|\\|",
    "\u{1b}[31mred\u{1b}]0;x\u{7}\u{9b}2J",
    "\u{2028}::error::x\u{85}y",
    "\u{202e}gpj.\u{fffe}\u{ffff}",
];

/// Each text in every field of a finding in a file of its own.
fn hostile() -> Outcome {
    let files = HOSTILE.map(|text| {
        let mut found = sample::finding(sample::TITLE, 0, text.len(), text);
        found.label(text).help(text).related(Span::new(0, 1), text).related_in(text, Span::new(0, 1), text);
        found.related.push(Related { path: Some("none".to_owned()), span: Span::new(3, 4), message: text.to_owned() });
        let edits = vec![Edit { span: Span::new(0, text.len()), text: format!("{text}\n{text}") }];
        found.fix(Fix { title: text.to_owned(), edits, safety: Safety::Unsafe });
        sample::file(text, &format!("{text}\n{text}\n"), vec![found])
    });
    let mut files = files.to_vec();
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Outcome { checked: files.len(), files, ..Outcome::default() }
}

type Write = fn(&mut dyn std::io::Write, &Outcome, &crate::lint::Registry, &Style) -> std::io::Result<()>;

/// What a format makes of the hostile posts: of no line does a terminal or a runner obey anything, but for the commands that
/// begin with `own`.
fn written(write: Write, own: &str) -> String {
    let mut out = Vec::new();
    let style = Style { home: Some("https://example.net".to_owned()), ..Style::default() };
    write(&mut out, &hostile(), &sample::registry(), &style).unwrap();
    let text = String::from_utf8(out).unwrap();
    for line in text.split(['\n', '\r', '\u{2028}', '\u{85}']) {
        let rest = if own.is_empty() { line } else { line.strip_prefix(own).unwrap_or(line) };
        assert!(!line.trim_start().starts_with("::") || rest.len() < line.len(), "{line:?}");
        for prefix in ["##vso[", "##teamcity[", "##[error", "##[group"] {
            assert!(!rest.contains(prefix), "{line:?}");
        }
        let bad = |ch: char| (ch.is_control()) || ('\u{202a}'..='\u{202e}').contains(&ch);
        assert!(!line.contains(bad), "{line:?}");
    }
    text
}

fn document(write: Write) -> Value {
    serde_json::from_str(&written(write, "")).unwrap()
}

/// The findings of the hostile posts, in their order.
fn texts() -> Vec<String> {
    hostile().files.into_iter().map(|file| file.path).collect()
}

#[test]
fn formats_for_people() {
    for write in [full::write as Write, concise::write, grouped::write] {
        let text = written(write, "");
        assert!(text.contains(r"a\u{0}b") && text.contains(r":\u{3a}error::x"));
    }
    assert_eq!(written(concise::write, "").lines().count(), HOSTILE.len());
}

#[test]
fn json_holds_each_text_exactly() {
    let document = document(json::write);
    assert_eq!(document["findings"].as_array().unwrap().len(), HOSTILE.len());
    for (finding, text) in document["findings"].as_array().unwrap().iter().zip(texts()) {
        for place in ["/message", "/path", "/help", "/related/0/message", "/related/1/path", "/fix/title"] {
            assert_eq!(finding.pointer(place).unwrap(), &text);
        }
    }
    let lines = written(json_lines::write, "");
    let lines: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(Value::from(lines), document["findings"]);
}

#[test]
fn sarif_has_no_links_and_addresses_are_relative() {
    let log = document(|out, outcome, registry, style| sarif::write(out, outcome, registry, style, 1));
    let results = log["runs"][0]["results"].clone();
    assert_eq!(results.as_array().unwrap().len(), HOSTILE.len());
    for (result, text) in results.as_array().unwrap().iter().zip(texts()) {
        let shown = result["message"]["text"].as_str().unwrap();
        let plain =
            Parser::new(shown).filter(|event| matches!(event, Event::Start(Tag::Link { .. } | Tag::Image { .. })));
        assert_eq!(plain.count(), 0, "{shown}");
        let bare = |text: &str| text.replace('\\', "");
        assert_eq!(bare(shown), bare(&format!("{0}; {0}", message(&text))));
        let place = &result["locations"][0]["physicalLocation"];
        let uri = place["artifactLocation"]["uri"].as_str().unwrap();
        assert_eq!(percent_encoding::percent_decode_str(uri).decode_utf8().unwrap(), text);
        assert!(!uri.contains([':', '#', '?', '<', '[', ' ']), "{uri}");
        let content = &result["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"];
        assert_eq!(*content, format!("{text}\n{text}"));
    }
}

#[test]
fn gitlab_and_reviewdog_show_each_text_in_its_field() {
    let gitlab = document(gitlab::write);
    let rdjson = document(rdjson::write)["diagnostics"].take();
    let lines = written(rdjson::write_lines, "");
    assert_eq!(lines.lines().count(), HOSTILE.len());
    for (at, text) in texts().iter().enumerate() {
        assert_eq!(gitlab[at]["description"], *message(text));
        assert_eq!(gitlab[at]["location"]["path"], *text);
        assert_eq!(rdjson[at]["message"], *message(text));
        assert_eq!(rdjson[at]["location"]["path"], *text);
        assert_eq!(rdjson[at]["suggestions"][0]["text"], format!("{text}\n{text}"));
    }
}

/// What stands behind the first `begin` up to `end`, and the rest.
fn cut<'t>(text: &'t str, begin: &str, end: &str) -> (&'t str, &'t str) {
    text.strip_prefix(begin).unwrap().split_once(end).unwrap()
}

#[test]
fn github_reads_one_command_a_finding() {
    let text = written(github::write, "::error file=");
    assert_eq!(text.lines().count(), HOSTILE.len());
    for (line, text) in text.lines().zip(texts()) {
        let (properties, data) = cut(line, "::error ", "::");
        let names: Vec<&str> = properties.split(',').map(|property| property.split_once('=').unwrap().0).collect();
        let known = ["file", "line", "endLine", "col", "endColumn", "title"];
        assert!(names == known || names == [known[0], known[1], known[2], known[5]], "{names:?}");
        let data = data.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%");
        assert_eq!(data, format!("{}:1:1: {}", visible(&text), message(&text)));
    }
}

#[test]
fn azure_reads_one_command_a_finding() {
    let text = written(azure::write, "##vso[task.logissue type=error;sourcepath=");
    assert_eq!(text.lines().count(), HOSTILE.len());
    for (line, text) in text.lines().zip(texts()) {
        let (properties, data) = cut(line, "##vso[task.logissue ", "]");
        assert_eq!(properties.split_terminator(';').count(), 5, "{properties}");
        assert_eq!(data.replace("%0D", "\r").replace("%0A", "\n").replace("%AZP25", "%"), message(&text));
    }
}

/// The values of an attribute of all elements with this name.
fn attributes(xml: &str, element: &str, attribute: &str) -> Vec<String> {
    let (mut reader, mut values) = (Reader::from_str(xml), Vec::new());
    loop {
        match reader.read_event().unwrap() {
            XmlEvent::Start(start) | XmlEvent::Empty(start) if start.name().as_ref() == element => {
                let value = start.try_get_attribute(attribute).unwrap().unwrap();
                values.push(value.normalized_value(XmlVersion::Implicit1_0).unwrap().into_owned());
            }
            XmlEvent::Eof => return values,
            _ => {}
        }
    }
}

#[test]
fn xml_holds_each_text_in_its_attribute() {
    let (junit, checkstyle) = (written(junit::write, ""), written(checkstyle::write, ""));
    let shown = texts().into_iter().map(|text| message(&text).replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}"));
    let shown: Vec<String> = shown.collect();
    assert_eq!(attributes(&junit, "testsuite", "name"), shown);
    assert_eq!(attributes(&junit, "testcase", "classname"), shown);
    assert_eq!(attributes(&junit, "failure", "message"), shown);
    assert_eq!(attributes(&checkstyle, "file", "name"), shown);
    assert_eq!(attributes(&checkstyle, "error", "message"), shown);
}

#[test]
fn the_job_summary_keeps_each_text_in_its_cell() {
    let text = written(|out, outcome, registry, style| job_summary::write(out, outcome, registry, style, 1 << 20), "");
    let (mut cells, mut html) = (Vec::new(), 0);
    for event in Parser::new_ext(&text, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_GFM) {
        match event {
            Event::Start(Tag::TableCell) => cells.push(String::new()),
            Event::Text(text) => cells.iter_mut().last().into_iter().for_each(|cell| cell.push_str(&text)),
            Event::InlineHtml(tag) => {
                assert!(["<code>", "</code>"].contains(&&*tag), "{tag}");
                html += 1;
            }
            Event::Start(Tag::Link { dest_url, .. }) => {
                assert_eq!(&*dest_url, "https://example.net/rules/title-missing");
            }
            Event::Start(Tag::Heading { .. } | Tag::Paragraph | Tag::Table(_) | Tag::TableHead | Tag::TableRow)
            | Event::SoftBreak
            | Event::End(_) => {}
            other => panic!("{other:?}"),
        }
    }
    let rows: Vec<&[String]> = cells.chunks(4).skip(1).collect();
    assert_eq!(rows.len(), HOSTILE.len());
    for (row, text) in rows.iter().zip(texts()) {
        assert_eq!(row[0], format!("{}:1:1", message(&text)));
        let quotes = message(&text).matches('`').count();
        let shown =
            if quotes.is_multiple_of(2) { message(&text).replace('`', "") } else { message(&text).into_owned() };
        assert_eq!(row[3], shown);
    }
    assert!(usize::is_multiple_of(html, 2));
    for token in ["@everyone", " #1", "https://example.org", "www.example"] {
        assert!(!text.contains(token), "{token}");
    }
}
