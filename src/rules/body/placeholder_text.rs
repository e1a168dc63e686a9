//! `placeholder-text`: text that was to be replaced before the post is published.

use crate::document::body::ParagraphKind;
use crate::document::front_matter::{Map, Node};
use crate::lint::{BadOption, Define, Findings, PostRule, Subject, shown};
use crate::site::Role;
use crate::text::{Category, Needle, Span, find_ignoring_case};
use regex::{Match, Regex};
use serde::Deserialize;
use std::sync::LazyLock;

/// See `rules/body/placeholder-text.md`.
pub struct PlaceholderText {
    words: Vec<String>,
    /// The first letters of all words and phrases; `None` where one has no letter.
    beginnings: Option<Vec<char>>,
}

/// Expressions of Hugo archetypes, which Hugo fills in only when it makes the file.
static ARCHETYPE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"\{\{-?\s*(?:replace(?:RE)?\s+\.|humanize\s+\.|\.(?:Date|Name|Title|File)\b|now\b)[^}\n]*\}\}").ok()
});

static OPENING: LazyLock<Needle> = LazyLock::new(|| Needle::new("{{"));

/// Text that stands where text will be, in either case.
const FILLER: &str = "lorem ipsum dolor";

/// A part of it that no other word has, which is looked for first.
static PART_OF_FILLER: LazyLock<[Needle; 2]> = LazyLock::new(|| ["psum", "PSUM"].map(Needle::new));

/// Whether a body holds somewhere what is then looked for line by line: most hold neither.
struct Suspicion {
    archetype: bool,
    filler: bool,
}

impl Suspicion {
    fn is_any(&self) -> bool {
        self.archetype || self.filler
    }
}

/// The options of [`PlaceholderText`].
#[derive(Deserialize)]
pub struct Options {
    words: Vec<String>,
}

impl Define for PlaceholderText {
    type Options = Options;

    fn new(options: Options) -> Result<Self, BadOption> {
        let words = options.words.iter().map(String::as_str).filter(|word| !word.is_empty());
        let beginnings = words.chain(PHRASES).map(|word| word.chars().find(|ch| ch.is_alphanumeric())).collect();
        Ok(Self { words: options.words, beginnings })
    }
}

/// What may stand around a note.
const AROUND: [char; 7] = ['*', '_', ' ', '[', ']', '(', ')'];

/// What templates and themes write where the text belongs, each standing alone on its line.
const PHRASES: [&str; 12] = [
    "내용을 입력하세요",
    "여기에 내용을 입력하세요",
    "본문을 입력하세요",
    "제목을 입력하세요",
    "설명을 입력하세요",
    "ここに本文",
    "ここに本文を入力",
    "ここに説明を入力",
    "在此输入",
    "在此输入内容",
    "请在此输入内容",
    "在此輸入內容",
];

impl PostRule for PlaceholderText {
    fn check(&self, subject: &Subject<'_>, found: &mut Findings<'_>) {
        if subject.role == Role::Template {
            return;
        }
        if let Some(map) = subject.post.map() {
            self.check_fields(map, found);
        }
        self.check_body(subject, found);
    }
}

impl PlaceholderText {
    fn check_fields(&self, map: &Map, found: &mut Findings<'_>) {
        for entry in &map.entries {
            let Node::Scalar { text, .. } = &entry.value.node else { continue };
            let is_prose =
                ["title", "description", "summary"].iter().any(|key| entry.key.text.eq_ignore_ascii_case(key));
            if archetype(text).is_some() {
                report(entry.value.span, text, "an archetype is filled in by `hugo new` only", found);
            } else if is_prose && self.may_begin(text) && (self.words.iter().any(|word| word == text.trim()) || is_phrase(text)) {
                report(entry.value.span, text, "readers see it in lists and search results", found);
            }
        }
    }

    fn check_body(&self, subject: &Subject<'_>, found: &mut Findings<'_>) {
        let post = subject.post;
        let text = post.slice(post.body.span);
        let filler = if subject.role == Role::Post { filler(text) } else { None };
        let suspicion = Suspicion { archetype: archetype(text).is_some(), filler: filler.is_some() };
        for paragraph in post.body.paragraphs.iter().filter(|paragraph| paragraph.kind != ParagraphKind::Quote) {
            let ends = paragraph.breaks.iter().map(|it| (it.span.start(), it.span.end()));
            let mut start = paragraph.span.start();
            for (end, next) in ends.chain([(paragraph.span.end(), paragraph.span.end())]) {
                let line = Span::new(start, end);
                start = next;
                if !suspicion.is_any() && !self.may_begin(post.slice(line)) {
                    continue;
                }
                let line = line.trimmed(&post.text);
                if !post.body.is_opaque(line.start()) {
                    let is_alone = paragraph.kind == ParagraphKind::Plain && paragraph.breaks.is_empty();
                    self.check_line(subject, line, (is_alone, &suspicion), found);
                }
            }
        }
    }

    /// Whether `line` may be a note or a phrase: most lines begin otherwise.
    fn may_begin(&self, line: &str) -> bool {
        let first = line.chars().find(|ch| is_of_words(*ch));
        self.beginnings.as_ref().is_none_or(|known| first.is_some_and(|first| known.contains(&first)))
    }

    /// `is_alone`: the line is a whole paragraph.
    fn check_line(
        &self,
        subject: &Subject<'_>,
        line: Span,
        (is_alone, suspicion): (bool, &Suspicion),
        found: &mut Findings<'_>,
    ) {
        let text = subject.post.slice(line);
        let is_opaque = |at: usize| subject.post.body.is_opaque(line.start() + at);
        let plain = text.trim_matches(AROUND);
        let at = |start: usize, length: usize| Span::new(line.start() + start, line.start() + start + length);
        let start = text.len() - text.trim_start_matches(AROUND).len();
        if let Some(word) = self.words.iter().find(|word| is_note(plain, word, is_alone)) {
            report(at(start, word.len()), word, "readers see this note", found);
        } else if is_phrase(text) {
            report(line, text, "readers see this instead of your text", found);
        } else if suspicion.filler
            && let Some(start) = filler(text).filter(|start| !is_opaque(*start))
        {
            report(at(start, FILLER.len()), FILLER, "filler text", found);
        } else if suspicion.archetype
            && let Some(hit) = archetype(text).filter(|hit| !is_opaque(hit.start()))
        {
            report(at(hit.start(), hit.len()), hit.as_str(), "an archetype is filled in by `hugo new` only", found);
        }
    }
}

/// Whether a character is a letter or a digit.
fn is_of_words(ch: char) -> bool {
    if ch.is_ascii() { ch.is_ascii_alphanumeric() } else { Category::of(ch) == Category::Letter || ch.is_alphanumeric() }
}

fn report(span: Span, text: &str, label: &str, found: &mut Findings<'_>) {
    found
        .at(span, format!("the placeholder {} is left in the post", shown(text.trim())))
        .label(label)
        .help("write what belongs here, or remove it");
}

/// Whether `line` is nothing but `word`, or a note that it begins: `TODO: …`, `TODO(me): …`.
fn is_note(line: &str, word: &str, is_alone: bool) -> bool {
    let Some(rest) = line.strip_prefix(word).filter(|_| !word.is_empty()) else { return false };
    let rest = match rest.strip_prefix('(').and_then(|name| name.split_once(')')) {
        Some((name, rest)) if !name.contains(' ') => rest,
        _ => rest,
    };
    let rest = rest.trim_start_matches(['*', '_']);
    (is_alone && rest.trim_end_matches(['.', '…', '!']).is_empty()) || rest.starts_with([':', '：'])
}

fn is_phrase(text: &str) -> bool {
    let text = text.trim_matches(|ch: char| !ch.is_alphanumeric());
    PHRASES.contains(&text)
}

fn archetype(text: &str) -> Option<Match<'_>> {
    // What begins with `{{<` or `{{%` calls a shortcode.
    let is_call = |at: usize| matches!(text.as_bytes().get(at + OPENING.len()), Some(b'<' | b'%'));
    if OPENING.places(text).all(is_call) { None } else { ARCHETYPE.as_ref()?.find(text) }
}

fn filler(text: &str) -> Option<usize> {
    let may_stand = PART_OF_FILLER.iter().any(|part| part.is_in(text));
    may_stand.then(|| find_ignoring_case(text, FILLER)).flatten()
}
