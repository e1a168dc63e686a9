//! Each operation by case, in all three languages.

use super::super::{Editor, Edits, New};
use crate::document::dialect::Fences;
use crate::document::front_matter::{Entry, Map, Value, parse};
use crate::text::{Span, apply};

fn fences(text: &str) -> Fences {
    if text.starts_with(";;;") { Fences::Hexo } else { Fences::Hugo }
}

/// `text` after the operation; `None` when it is refused.
fn edited(text: &str, operation: impl Fn(&Editor<'_>, &Map) -> Option<Edits>) -> Option<String> {
    let matter = parse(text, fences(text)).expect("front matter");
    assert_eq!(matter.faults, [], "{text:?}");
    let root = matter.root.as_ref().expect("a map");
    let editor = Editor::new(text, &matter).expect("sound");
    operation(&editor, root).map(|edits| apply(text, &edits).expect("no overlap"))
}

/// Tries `operation` on the block as it is, with CRLF and behind a byte order mark.
pub(super) fn check(text: &str, expected: Option<&str>, operation: impl Fn(&Editor<'_>, &Map) -> Option<Edits>) {
    assert_eq!(edited(text, &operation).as_deref(), expected, "{text}");
    let crlf = |text: &str| text.replace('\n', "\r\n");
    assert_eq!(edited(&crlf(text), &operation), expected.map(crlf), "CRLF: {text}");
    let marked = |text: &str| format!("\u{feff}{text}");
    if !text.starts_with(";;;") {
        assert_eq!(edited(&marked(text), &operation), expected.map(marked), "BOM: {text}");
    }
}

pub(super) fn yaml(text: &str) -> String {
    format!("---\n{text}---\n본문\n")
}

pub(super) fn toml(text: &str) -> String {
    format!("+++\n{text}+++\n본문\n")
}

pub(super) fn entry<'m>(map: &'m Map, path: &str) -> &'m Entry {
    map.get_path(path).unwrap_or_else(|| panic!("no {path}"))
}

pub(super) fn value<'m>(map: &'m Map, path: &str) -> &'m Value {
    &entry(map, path).value
}

fn set(text: &str, path: &str, new: New<'_>, expected: Option<&str>) {
    check(text, expected, |editor, root| editor.set(value(root, path), new));
}

#[test]
fn a_string_keeps_its_style_where_that_holds_it() {
    let cases = [
        ("제목: 가  # c\n", "나", Some("제목: 나  # c\n")),
        ("제목: 가  # c\n", "나: 다", Some("제목: \"나: 다\"  # c\n")),
        ("제목: 가\n", "yes", Some("제목: \"yes\"\n")),
        ("제목: 가\nb: 'x'\n", "12:30", Some("제목: '12:30'\nb: 'x'\n")),
        ("제목: 가\nb: 'x'\n", "it's: 가", Some("제목: \"it's: 가\"\nb: 'x'\n")),
        ("제목: '가'\n", "it's", Some("제목: 'it''s'\n")),
        ("제목: \"가\"\n", "say \"x\"", Some("제목: \"say \\\"x\\\"\"\n")),
        ("제목: 'a''b c'\n", "a'b d", Some("제목: 'a''b d'\n")),
        ("제목: \"a\\tb c\"\n", "a\tb d", Some("제목: \"a\\tb d\"\n")),
        ("제목:\n  가\n", "나", Some("제목:\n  나\n")),
        ("제목: a\n  b\n", "a c", Some("제목: a\n  c\n")),
        ("제목:\n", "나", Some("제목: 나\n")),
        ("제목: \n", "나", Some("제목: 나\n")),
        ("제목:  # c\n", "나", Some("제목: 나  # c\n")),
        ("제목: |\n  가\n  나\nb: 1\n", "가\n다\n", Some("제목: |\n  가\n  다\nb: 1\n")),
        ("제목: |\n  가\n  나\n\nb: 1\n", "다", Some("제목: |-\n  다\n\nb: 1\n")),
        ("제목: >-\n  a b\n  c d\n", "a b c e", Some("제목: >-\n  a b\n  c e\n")),
        ("제목: >-\n  a b\n  c d\n", "나 다", Some("제목: >-\n  나 다\n")),
        ("제목: |+\n  가\n\nb: 1\n", "나", Some("제목: \"나\"\n\nb: 1\n")),
        ("제목: |- # c\n  가 나\n", "가 다", Some("제목: |- # c\n  가 다\n")),
        ("제목: &x 가\nb: *x\n", "나", None),
        ("제목: !t 가\n", "나", None),
        ("제목: 가\n", "가", None),
        ("제목: [a]\n", "나", None),
    ];
    for (text, new, expected) in cases {
        set(&yaml(text), "제목", New::Text(new), expected.map(yaml).as_deref());
    }
}

#[test]
fn between_brackets_less_stands_plain() {
    let nested = |new, expected: &str| {
        check(&yaml("a: [{k: v}, w]\n"), Some(&yaml(expected)), |editor, root| {
            let first = value(root, "a").as_list()?.first()?.as_map()?;
            editor.set(&first.get("k")?.value, New::Text(new))
        });
    };
    nested("a, b", "a: [{k: \"a, b\"}, w]\n");
    nested("가 나", "a: [{k: 가 나}, w]\n");
    nested("http://x", "a: [{k: \"http://x\"}, w]\n");
}

#[test]
fn strings_of_toml_and_json() {
    let cases = [
        ("title = '가' # c\n", "it's", Some("title = \"it's\" # c\n")),
        ("title = \"가\"\n", "a\\b", Some("title = \"a\\\\b\"\n")),
        ("title = 12\nb = 'x'\n", "나", Some("title = '나'\nb = 'x'\n")),
        ("title = \"\"\"가 \\\n  나\"\"\"\n", "다", Some("title = \"\"\"다\"\"\"\n")),
    ];
    for (text, new, expected) in cases {
        set(&toml(text), "title", New::Text(new), expected.map(toml).as_deref());
    }
    // The line ends of a TOML text are part of it.
    let text = toml("title = '''\r\n가\r\n나'''\r\n");
    let found = edited(&text, |editor, root| editor.set(value(root, "title"), New::Text("가\r\n다")));
    assert_eq!(found, Some(text.replace('나', "다")));
    set(
        "{\n  \"title\": \"가\"\n}\n",
        "title",
        New::Text("나\n\"다\""),
        Some("{\n  \"title\": \"나\\n\\\"다\\\"\"\n}\n"),
    );
    set("{\"title\": null}\n", "title", New::Text("나"), Some("{\"title\": \"나\"}\n"));
    set(";;;\n\"title\": \"가\"\n;;;\n", "title", New::Text("나"), Some(";;;\n\"title\": \"나\"\n;;;\n"));
}

#[test]
fn literals_stand_without_quotes() {
    set(&yaml("draft: \"false\" # c\n"), "draft", New::Bare("false"), Some(&yaml("draft: false # c\n")));
    set(&yaml("date:\n"), "date", New::Bare("2024-01-02"), Some(&yaml("date: 2024-01-02\n")));
    set(&toml("draft = 'false'\n"), "draft", New::Bare("false"), Some(&toml("draft = false\n")));
    set(&toml("date = '2024-1-2'\n"), "date", New::Bare("2024-01-02"), Some(&toml("date = 2024-01-02\n")));
    set("{\"draft\": \"false\"}\n", "draft", New::Bare("false"), Some("{\"draft\": false}\n"));
    set("{\"date\": \"x\"}\n", "date", New::Bare("2024-01-02"), None);
    set(&yaml("draft: x\n"), "draft", New::Bare("a: b"), None);
}

#[test]
fn a_scalar_becomes_a_list() {
    let to_list = |text: &str, expected: &str| set(text, "tags", New::List(&["러스트", "c, d"]), Some(expected));
    to_list(&yaml("tags: a, b # c\n"), &yaml("tags: [러스트, \"c, d\"] # c\n"));
    to_list(&yaml("tags: 'a, b'\n"), &yaml("tags: ['러스트', 'c, d']\n"));
    to_list(&yaml("tags: a\nx: ['y']\n"), &yaml("tags: ['러스트', 'c, d']\nx: ['y']\n"));
    to_list(&yaml("tags:\n"), &yaml("tags: [러스트, \"c, d\"]\n"));
    to_list(&toml("tags = 'a'\n"), &toml("tags = ['러스트', 'c, d']\n"));
    to_list("{\"tags\":\"a\"}\n", "{\"tags\":[\"러스트\", \"c, d\"]}\n");
}

#[test]
fn quotes_come_and_go() {
    let quote = |text: &str, expected: Option<&str>| {
        check(&yaml(text), expected.map(yaml).as_deref(), |editor, root| editor.quote(value(root, "a")));
    };
    quote("a: yes # c\n", Some("a: \"yes\" # c\n"));
    quote("a: 1.10\nb: 'x'\n", Some("a: '1.10'\nb: 'x'\n"));
    quote("a: 'x'\n", None);
    let unquote = |text: &str, expected: Option<&str>| {
        check(&yaml(text), expected.map(yaml).as_deref(), |editor, root| editor.unquote(value(root, "a")));
    };
    unquote("a: \"가 나\" # c\n", Some("a: 가 나 # c\n"));
    unquote("a: 'it''s'\n", Some("a: it's\n"));
    for text in ["a: 'yes'\n", "a: '12'\n", "a: 'b: c'\n", "a: ' b'\n", "a: '2024-01-02'\n", "a: '~'\n"] {
        unquote(text, None);
    }
    check(&toml("a = 'x'\n"), None, |editor, root| editor.unquote(value(root, "a")));
}

#[test]
fn a_date_is_rewritten_as_it_was_written() {
    let rewrite = |text: &str, new: &str, expected: &str| {
        check(text, Some(expected), |editor, root| editor.rewrite(value(root, "date"), new));
    };
    rewrite(&yaml("date: 2024-1-2\n"), "2024-01-02", &yaml("date: 2024-01-02\n"));
    rewrite(&yaml("date: '2024-1-2'\n"), "2024-01-02", &yaml("date: '2024-01-02'\n"));
    rewrite(&toml("date = 2024-01-02\n"), "2024-01-02T00:00:00Z", &toml("date = 2024-01-02T00:00:00Z\n"));
    rewrite(&toml("date = '2024-1-2'\n"), "2024-01-02", &toml("date = '2024-01-02'\n"));
}

#[test]
fn what_the_language_took_is_given_back() {
    let absorb = |text: &str, whole: &str, expected: Option<&str>| {
        let text = yaml(text);
        let at = text.find(whole).expect("it is there");
        let whole = Span::new(at, at + whole.len());
        let found = edited(&text, |editor, root| editor.absorb(value(root, "a"), whole, whole.slice(&text)));
        assert_eq!(found, expected.map(yaml));
    };
    absorb("a: C # 입문\n# b\n", "C # 입문", Some("a: \"C # 입문\"\n# b\n"));
    absorb("a: #1\nb: 'x'\n", "#1", Some("a: '#1'\nb: 'x'\n"));
    absorb("a: !bang x\n", "!bang x", Some("a: \"!bang x\"\n"));
    absorb("a: &b x\nc: *b\n", "&b x", None);
}

#[test]
fn keys_are_renamed() {
    let rename = |text: &str, from: &str, to: &str, expected: Option<&str>| {
        check(text, expected, |editor, root| editor.rename(entry(root, from), to));
    };
    rename(&yaml("titel: 가 # c\n"), "titel", "title", Some(&yaml("title: 가 # c\n")));
    rename(&yaml("'titel': 가\n"), "titel", "it's", Some(&yaml("'it''s': 가\n")));
    rename(&yaml("a: {titel: 가}\n"), "a.titel", "b: c", Some(&yaml("a: {\"b: c\": 가}\n")));
    rename(&yaml("a: 1\n"), "a", "on", Some(&yaml("\"on\": 1\n")));
    rename(&yaml("a: 1\nb: 2\n"), "a", "b", None);
    rename(&toml("titel = '가'\n"), "titel", "제목", Some(&toml("'제목' = '가'\n")));
    rename(&toml("[tax]\na = 1\n"), "tax", "taxonomies", Some(&toml("[taxonomies]\na = 1\n")));
    rename(&toml("a.b = 1\na.c = 2\n"), "a", "x", None);
    rename(&toml("a.b = 1\na.c = 2\n"), "a.b", "x", Some(&toml("a.x = 1\na.c = 2\n")));
    rename("{\"titel\": 1}\n", "titel", "title", Some("{\"title\": 1}\n"));
}

/// As `edited`, by the fences of another generator.
fn edited_by(fences: Fences, text: &str, operation: impl Fn(&Editor<'_>, &Map) -> Option<Edits>) -> Option<String> {
    let matter = parse(text, fences).expect("front matter");
    let editor = Editor::new(text, &matter).expect("sound");
    operation(&editor, matter.root.as_ref()?).map(|edits| apply(text, &edits).expect("no overlap"))
}

#[test]
fn each_generator_has_its_own_fences() {
    let tabs = "tags:\n\t- a\n\t- b\n---\n본문\n";
    let insert = |editor: &Editor<'_>, root: &Map| editor.insert_item(value(root, "tags"), 1, "가");
    assert_eq!(edited_by(Fences::Hexo, tabs, insert), Some(tabs.replace("\t- b", "\t- 가\n\t- b")));
    let same_line = "+++\ntitle = 'x'\ndraft = true +++ \n본문\n";
    let bare = |editor: &Editor<'_>, root: &Map| editor.set(value(root, "draft"), New::Bare("false"));
    assert_eq!(edited_by(Fences::Zola, same_line, bare), Some(same_line.replace("true", "false")));
    let remove = |editor: &Editor<'_>, root: &Map| editor.remove(entry(root, "draft"));
    assert_eq!(edited_by(Fences::Zola, same_line, remove), None);
    let fence = |editor: &Editor<'_>, root: &Map| editor.set(value(root, "title"), New::Text("a +++\n+++"));
    assert_eq!(
        edited_by(Fences::Zola, "+++\ntitle = '''\nx'''\n+++\n", fence),
        Some("+++\ntitle = \"a +++\\n+++\"\n+++\n".to_owned())
    );
    let old_mac = "---\rtitle: a\rtags: b\r---\r본문\r";
    let swap = |editor: &Editor<'_>, _: &Map| editor.reorder(&[1, 0]);
    assert_eq!(edited_by(Fences::Plain, old_mac, swap).as_deref(), Some("---\rtags: b\rtitle: a\r---\r본문\r"));
}
