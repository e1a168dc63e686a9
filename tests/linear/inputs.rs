//! Texts of any size: the examples of each rule over and over, and constructs on which a careless reader looks back or ahead
//! again and again.

use crate::harness::example::{Example, fixture_files, of_page, pages};
use std::collections::BTreeMap;

/// A text that can be made as long as one likes.
pub struct Input {
    pub name: String,
    pub generator: String,
    parts: Parts,
}

/// The size of the smaller of two bodies, in bytes.
const BODY: usize = 32 * 1024;

/// The size of the smaller of two front matters, in bytes.
const MATTER: usize = 4 * 1024;

/// What a text is made of: `unit` stands between `before` and `after` as often as there is room. `#` between two colons,
/// `:#:`, is the number of the unit.
struct Parts {
    before: String,
    unit: String,
    after: String,
}

impl Input {
    /// The text in its size, or in so many times its size.
    pub fn text(&self, times: usize) -> String {
        let Parts { before, unit, after } = &self.parts;
        let size = times * if after.is_empty() { BODY } else { MATTER };
        let mut text = before.clone();
        for number in 0.. {
            if text.len() >= size {
                break;
            }
            text.push_str(&unit.replace(":#:", &number.to_string()));
        }
        text + after
    }
}

/// All inputs.
pub fn inputs() -> Vec<Input> {
    let body = |(name, generator, unit): (&str, &str, &str)| Input {
        name: name.to_owned(),
        generator: generator.to_owned(),
        parts: Parts { before: TITLE.to_owned(), unit: unit.to_owned(), after: String::new() },
    };
    let mut found: Vec<Input> = BODIES.iter().map(|(name, unit)| body((*name, "plain", *unit))).collect();
    found.extend(CALLS.iter().copied().map(body));
    found.extend(FIELDS.iter().map(|(name, before, unit)| {
        let (before, after) = (format!("---\n{before}"), "\n---\n\n글\n".to_owned());
        let parts = Parts { before, unit: (*unit).to_owned(), after };
        Input { name: (*name).to_owned(), generator: "hugo".to_owned(), parts }
    }));
    let examples = pages().into_iter().flat_map(|page| of_page(&page)).chain(fixture_files());
    found.extend(of_examples(examples.filter(|example| example.family != "site")));
    found
}

const TITLE: &str = "---\ntitle: 글\ndate: 2024-05-01\n---\n\n";

/// The examples of each rule one behind the other, as the generator reads them that most are of: of rules of the front
/// matter the fields, of others the bodies. Those with something that is not closed swallow what follows, so that each is a
/// text of its own.
fn of_examples(examples: impl Iterator<Item = Example>) -> Vec<Input> {
    let mut found: BTreeMap<String, BTreeMap<String, Parts>> = BTreeMap::new();
    for Example { rule, family, origin, case, .. } in examples {
        let (fields, body) = split(&case.text);
        let (before, unit, after) = match fields {
            Some(fields) if family == "front-matter" => ("---\n".to_owned(), fields, "---\n\n글\n"),
            None if family == "front-matter" => continue,
            fields => (format!("---\n{}---\n\n", fields.unwrap_or_default()), format!("{body}\n\n"), ""),
        };
        let name = if rule.ends_with("-unclosed") { origin } else { rule };
        let new = Parts { before, unit: String::new(), after: after.to_owned() };
        found.entry(name).or_default().entry(case.generator).or_insert(new).unit.push_str(&unit);
    }
    let input = |(name, parts): (String, BTreeMap<String, Parts>)| {
        let (generator, parts) = parts.into_iter().max_by_key(|(_, parts)| parts.unit.len())?;
        Some(Input { name, generator, parts })
    };
    found.into_iter().filter_map(input).collect()
}

/// The fields of a post with YAML front matter, and its body.
fn split(text: &str) -> (Option<String>, &str) {
    let parts = text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n"));
    parts.map_or((None, text), |(fields, body)| (Some(format!("{fields}\n")), body))
}

/// What is repeated in a body.
const BODIES: &[(&str, &str)] = &[
    ("brackets that open", "["),
    ("brackets that open images", "!["),
    ("brackets that open and stay empty", "[]("),
    ("brackets and parentheses the wrong way round", "(a)["),
    ("addresses with a space", "[a](b c.png) "),
    ("addresses with a space, one a line", "[a](b c.png\n"),
    ("links to one page", "[글](./a.md) "),
    ("links to pages that are missing", "[글](./a:#:.md)\n"),
    ("links to one anchor", "[글](#a) "),
    ("links to anchors that are missing", "## 제목 :#:\n\n[글](#a:#:)\n\n"),
    ("references without a definition", "[글][a:#:]\n"),
    ("definitions that nothing uses", "[a:#:]: /b\n"),
    ("one definition again and again", "[a]: /:#:\n"),
    ("footnotes without a definition", "글[^a:#:]\n"),
    ("footnotes that nothing uses", "[^a:#:]: 각주\n\n"),
    ("asterisks", "*"),
    ("asterisks and letters", "*a "),
    ("strong emphasis that stays text", "**강(江)**은 "),
    ("strong emphasis that is never closed", "a **b "),
    ("underscores", "_a"),
    ("backticks of every length", "` `` ``` "),
    ("tildes", "~~~ "),
    ("angle brackets", "<"),
    ("tags that are never ended", "<a href=\""),
    ("tags", "<b>"),
    ("blocks of HTML with Markdown", "<div>\n**a** [b](c)\n\n"),
    ("one block of HTML", "<div>\n"),
    ("comments that are never closed", "<!-- "),
    ("comments in text", "a <!-- b --> "),
    ("comments that suppress", "<!-- matterlint: ignore trailing-space -->\n\na \n\n"),
    ("dollars", "$a "),
    ("backslashes", "\\"),
    ("entities", "&a;"),
    ("quotes in quotes", ">"),
    ("lists", "- a\n"),
    ("lists in lists", "- "),
    ("headings of one text", "## 제목\n\n"),
    ("headings with numbers", "## :#:. 제목\n\n"),
    ("headings without a space", "##제목\n"),
    ("lines that are underlined", "a\n===\n"),
    ("fences that are never closed", "```a\n"),
    ("fences in quotes", "> ```\n"),
    ("code by tabs", "-\t\ta\n\n"),
    ("tables of many rows", "| a | b |\n|---|---|\n"),
    ("cells", "| a "),
    ("rows with too many cells", "| a |\n|---|\n| `a|b` | c |\n\n"),
    ("spaces at the ends of lines", "글 \n"),
    ("hard breaks", "글  \n글\n글\\\n"),
    ("one line", "글 a "),
    ("spaces", " "),
    ("lines that are blank", " \n"),
    ("lone carriage returns", "a\rb\n"),
    ("line endings of both kinds", "a\nb\r\n"),
    ("characters that nobody sees", "a\u{200b}"),
    ("no-break spaces", "#\u{a0}a\n"),
    ("control codes", "\u{1}"),
    ("marks of direction", "\u{200e}a"),
    ("images of one file", "![글](a.png)\n"),
    ("images that are missing", "![글](a:#:.png)\n"),
    ("images in HTML", "<img src=\"a:#:.png\">\n"),
    ("notes to oneself", "TODO\n\n"),
    ("filler text", "lorem ipsum dolor "),
    ("addresses without a scheme", "[a](example.org/:#:) "),
];

/// What is repeated in a body where a template language runs, and which generator runs it.
const CALLS: &[(&str, &str, &str)] = &[
    ("braces", "jekyll", "{"),
    ("double braces", "jekyll", "{{"),
    ("outputs that are never ended", "jekyll", "{{ a "),
    ("outputs", "zola", "{{ a() }} "),
    ("tags of templates", "jekyll", "{% if a %} "),
    ("tags and their ends crosswise", "jekyll", "{% if a %}{% for b %}{% endif %}{% endfor %} "),
    ("raw blocks that are never ended", "jekyll", "{% raw %} "),
    ("calls in code", "jekyll", "`{{ a }}` "),
    ("calls of another generator", "zola", "{{< a >}} {% include b %} "),
    ("shortcodes", "hugo", "{{< a >}} "),
    ("shortcodes crosswise", "hugo", "{{< a >}}{{< b >}}{{< /a >}}{{< /b >}} "),
    ("shortcodes that are never ended", "hugo", "{{< a b=\""),
    ("figures", "hugo", "{{< figure src=\"a:#:.png\" >}}\n"),
    ("elements", "docusaurus", "<A b={c}>"),
    ("imports", "docusaurus", "import a from 'b'\n\n"),
];

/// What is repeated in front matter, behind its first lines.
const FIELDS: &[(&str, &str, &str)] = &[
    ("tags", "title: 글\ntags:\n", "  - tag :#:\n"),
    ("one tag again and again", "title: 글\ntags:\n", "  - 태그\n"),
    ("tags in one line", "title: 글\ntags: [", "a:#:, "),
    ("tags that are empty", "title: 글\ntags:\n", "  -\n"),
    ("aliases", "title: 글\naliases:\n", "  - /a/:#:/?\n"),
    ("images", "title: 글\nimages:\n", "  - a:#:.png\n"),
    ("files of a gallery", "title: 글\nresources:\n", "  - src: a:#:.png\n"),
    ("keys that nobody knows", "title: 글\n", "key:#:: a\n"),
    ("keys that look like slips", "title: 글\n", "descritpion: a\n"),
    ("keys in two cases", "title: 글\n", "Tags: a\ntags: b\n"),
    ("one date again and again", "title: 글\n", "date: 2024-13-01\n"),
    ("a long title", "title: 글 ", "a "),
    ("a long title with comments", "title: 글 ", "#a "),
    ("a long title in quotes", "title: \"글 ", "\\_ "),
    ("maps in a list", "title: 글\nextra:\n", "  - a: 1\n    b: yes\n"),
    ("anchors and aliases", "title: 글\n", "a:#:: &b:#: c\n"),
    ("comments", "title: 글\n", "# a\n"),
];
