//! The author's instructions to matterlint inside a post: suppressions, with their places and reasons.

pub mod markdownlint;
mod removal;

use super::body::TemplateForm;
use super::{Body, FrontMatter};
use crate::text::Span;

/// One instruction, as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Directive {
    /// What it asks for.
    pub kind: Kind,
    /// The rule names or codes it speaks of, each with its place; empty means every rule.
    pub rules: Vec<Named>,
    /// The whole comment.
    pub span: Span,
    /// What stands after ` -- `.
    pub reason: Option<String>,
}

/// A rule name or code in a directive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// The word, as written.
    pub name: String,
    /// Its bytes.
    pub span: Span,
}

/// How far a directive reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `<!-- matterlint-disable … -->`: from here to the matching `enable`, or to the end of the file.
    Disable,
    /// `<!-- matterlint-enable … -->`
    Enable,
    /// `<!-- matterlint-disable-line … -->`: the comment's own line.
    DisableLine,
    /// `<!-- matterlint-disable-next-line … -->`
    DisableNextLine,
    /// `<!-- matterlint-disable-file … -->`: the whole file, front matter included.
    DisableFile,
    /// `# matterlint: ignore[…]` in YAML or TOML: the key on the comment's line, or, alone on a line, on the next.
    Ignore,
    /// A comment that begins like a directive and is none: `matterlint-disabel`.
    Unknown,
}

/// Finds all directives of a post, in the order of the text.
#[must_use]
pub fn find(text: &str, front_matter: Option<&FrontMatter>, body: &Body) -> Vec<Directive> {
    let keys = front_matter.into_iter().flat_map(|matter| &matter.comments);
    let of_keys = keys.filter_map(|comment| in_front_matter(text, *comment));
    let html = body.comments.iter().filter_map(|comment| in_body(text, comment.span, comment.content));
    let mdx = body
        .templates
        .iter()
        .filter(|call| matches!(call.form, TemplateForm::Comment | TemplateForm::Expression) && !call.in_code);
    let of_mdx = mdx.filter_map(|call| in_body(text, call.span, mdx_content(text, call.span)?));
    let mut found: Vec<Directive> = of_keys.chain(html).chain(of_mdx).collect();
    found.sort_by_key(|directive| directive.span);
    found
}

/// The text inside `{/* … */}`.
fn mdx_content(text: &str, call: Span) -> Option<Span> {
    let inside = call.slice(text).strip_prefix('{')?.strip_suffix('}')?;
    let comment = Span::new(call.start() + 1, call.start() + 1 + inside.len()).trimmed(text);
    let content = comment.slice(text).strip_prefix("/*")?.strip_suffix("*/")?;
    Some(Span::new(comment.start() + 2, comment.start() + 2 + content.len()))
}

fn in_body(text: &str, span: Span, content: Span) -> Option<Directive> {
    let content = content.trimmed(text);
    let command = content.slice(text).strip_prefix("matterlint-")?;
    let len = command.find(char::is_whitespace).unwrap_or(command.len());
    let kind = match command.get(..len)? {
        "disable" => Kind::Disable,
        "enable" => Kind::Enable,
        "disable-line" => Kind::DisableLine,
        "disable-next-line" => Kind::DisableNextLine,
        "disable-file" => Kind::DisableFile,
        _ => Kind::Unknown,
    };
    let rest = Span::new(content.start() + "matterlint-".len() + len, content.end());
    let (names, reason) = split_reason(text, rest);
    Some(Directive { kind, rules: words(text, names), span, reason })
}

fn in_front_matter(text: &str, span: Span) -> Option<Directive> {
    let content = Span::new(span.start() + 1, span.end()).trimmed(text);
    let command = content.slice(text).strip_prefix("matterlint:")?;
    let (command, reason) = split_reason(text, Span::new(content.end() - command.len(), content.end()));
    let command = command.trimmed(text);
    let written = command.slice(text);
    let word_len = written.find('[').unwrap_or(written.len());
    let known = match written.get(..word_len)?.trim_end() {
        "ignore" => Kind::Ignore,
        "disable-file" => Kind::DisableFile,
        _ => Kind::Unknown,
    };
    let after = written.get(word_len..)?;
    let names = after.strip_prefix('[').and_then(|names| names.strip_suffix(']'));
    let (kind, rules) = match names {
        Some(names) => {
            let start = command.start() + word_len + 1;
            (known, words(text, Span::new(start, start + names.len())))
        }
        None if after.is_empty() => (known, Vec::new()),
        None => (Kind::Unknown, Vec::new()),
    };
    Some(Directive { kind, rules, span, reason })
}

/// Splits at `--` between white space into the names and the reason.
fn split_reason(text: &str, span: Span) -> (Span, Option<String>) {
    let written = span.slice(text);
    let apart = |at: &usize| {
        let before = written.get(..*at).unwrap_or("");
        let after = written.get(at + 2..).unwrap_or("");
        before.is_empty()
            || before.ends_with(char::is_whitespace) && (after.is_empty() || after.starts_with(char::is_whitespace))
    };
    let Some(at) = written.match_indices("--").map(|(at, _)| at).find(apart) else { return (span, None) };
    let reason = written.get(at + 2..).unwrap_or("").trim();
    let reason = (!reason.is_empty()).then(|| reason.to_owned());
    (Span::new(span.start(), span.start() + at), reason)
}

/// The words of `span`, split at commas and white space.
fn words(text: &str, span: Span) -> Vec<Named> {
    let written = span.slice(text);
    let mut at = span.start();
    let mut found = Vec::new();
    for word in written.split_inclusive([',', ' ', '\t', '\n', '\r']) {
        let name = word.trim_matches([',', ' ', '\t', '\n', '\r']);
        if !name.is_empty() {
            found.push(Named { name: name.to_owned(), span: Span::new(at, at + name.len()) });
        }
        at += word.len();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::body::{Comment, TemplateCall};
    use super::super::dialect::Fences;
    use super::super::front_matter;
    use super::{Body, Directive, Kind, Span, TemplateForm, find};

    fn names(directive: &Directive) -> Vec<&str> {
        directive.rules.iter().map(|rule| rule.name.as_str()).collect()
    }

    /// A body with the first HTML comment and the first MDX expression of `text`.
    fn body(text: &str) -> Body {
        let mut body = Body::default();
        if let (Some(start), Some(end)) = (text.find("<!--"), text.find("-->")) {
            let span = Span::new(start, end + 3);
            body.comments.push(Comment { span, content: Span::new(start + 4, end), closed: true });
        }
        if let (Some(start), Some(end)) = (text.find("{/*"), text.find("*/}")) {
            body.templates.push(TemplateCall {
                span: Span::new(start, end + 3),
                form: TemplateForm::Expression,
                name: String::new(),
                closing: false,
                arguments: Vec::new(),
                in_code: false,
                closed: true,
            });
        }
        body
    }

    #[test]
    fn reads_comments_of_html_and_mdx() {
        let cases = [
            ("가 <!-- matterlint-disable url-case, B101\r\n x -- 이유 -- yes -->", Kind::Disable, Some("이유 -- yes")),
            ("{/* matterlint-disable-next-line url-case B101,x */}", Kind::DisableNextLine, None),
            ("<!--matterlint-enable url-case,B101,,x -- -->", Kind::Enable, None),
            ("<!-- matterlint-disabel url-case B101 x-->", Kind::Unknown, None),
        ];
        for (text, kind, reason) in cases {
            let found = find(text, None, &body(text));
            assert_eq!(found.len(), 1, "{text:?}");
            assert_eq!((found[0].kind, found[0].reason.as_deref()), (kind, reason), "{text:?}");
            assert_eq!(names(&found[0]), ["url-case", "B101", "x"], "{text:?}");
            assert!(found[0].rules.iter().all(|rule| rule.span.slice(text) == rule.name), "{text:?}");
            assert!(found[0].span.slice(text).ends_with(['>', '}']));
        }
        for text in ["<!-- matterlint is good -->", "<!-- more -->", "{/* x */}"] {
            assert!(find(text, None, &body(text)).is_empty(), "{text:?}");
        }
        let every = "<!-- matterlint-disable-line -->";
        assert!(
            find(every, None, &body(every))
                .iter()
                .all(|found| found.kind == Kind::DisableLine && found.rules.is_empty())
        );
    }

    #[test]
    fn reads_comments_of_the_front_matter_before_those_of_the_body() {
        let text = "---\n# matterlint: disable-file[a]\n제목: x # matterlint: ignore[url-case, F1] -- 이유\nb: 1 # matterlint: ignore\n\
                    c: 1 # matterlint: ignored\nd: 1 # matterlint: ignore a\ne: 1 # matterlint:ignore[a\n---\n<!-- matterlint-disable-file -->";
        let matter = front_matter::parse(text, Fences::Plain);
        let found = find(text, matter.as_ref(), &body(text));
        let kinds: Vec<Kind> = found.iter().map(|directive| directive.kind).collect();
        use Kind::{DisableFile, Ignore, Unknown};
        assert_eq!(kinds, [DisableFile, Ignore, Ignore, Unknown, Unknown, Unknown, DisableFile]);
        assert_eq!(names(&found[1]), ["url-case", "F1"]);
        assert_eq!(found[1].reason.as_deref(), Some("이유"));
        assert_eq!(found[1].rules[1].span.slice(text), "F1");
    }
}
