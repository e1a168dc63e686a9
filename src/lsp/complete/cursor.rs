//! Where in the front matter the cursor stands, told by the lines before it: a block that is being typed can rarely be
//! read as a whole.

use crate::document::Post;
use crate::document::front_matter::Format;
use crate::text::Span;

/// How many lines above the cursor an open list is looked for.
const FARTHEST: usize = 60;

/// The place of the cursor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cursor {
    pub(super) format: Format,
    /// The keys round the place, the outermost first; the last is that of the value, where the place is in one.
    pub(super) path: Vec<String>,
    pub(super) place: Place,
    /// What is typed of the word so far, an opening quote included.
    pub(super) typed: Span,
}

/// What stands at the cursor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// A key.
    Key,
    /// A value, or an item of a list: between brackets, where it is `flow`.
    Value { is_item: bool, flow: bool },
}

impl Cursor {
    /// The cursor at `offset`; `None` where it is not in the front matter, or in a comment.
    pub(super) fn at(post: &Post, offset: usize) -> Option<Self> {
        let matter = post.front_matter.as_ref()?;
        let content = matter.content;
        if offset < content.start() || offset > content.end() || offset < matter.opening.end() {
            return None;
        }
        let above = post.text.get(content.start()..offset)?;
        let (above, line) = above.rsplit_once('\n').unwrap_or(("", above));
        if is_comment(line) {
            return None;
        }
        let lines: Vec<&str> = above.lines().rev().take(FARTHEST).collect();
        let found = Line::read(line, matter.format, &lines)?;
        let (path, place) = match (found.key, found.rest) {
            (Some(key), Rest::Value { flow }) => {
                let mut path = parents(&lines, matter.format, found.indent);
                path.push(key);
                (path, Place::Value { is_item: flow, flow })
            }
            (_, Rest::Item { flow }) => (list_above(&lines, matter.format)?, Place::Value { is_item: true, flow }),
            (_, Rest::Key) => (parents(&lines, matter.format, found.indent), Place::Key),
            (None, Rest::Value { .. }) => return None,
        };
        Some(Self { format: matter.format, path, place, typed: Span::new(offset - found.typed, offset) })
    }

    /// The path of the field: `tags`, `cover.image`.
    pub(super) fn field(&self) -> String {
        self.path.join(".")
    }
}

/// One line up to the cursor.
struct Line {
    indent: usize,
    key: Option<String>,
    rest: Rest,
    /// How many bytes before the cursor belong to the word that is typed.
    typed: usize,
}

enum Rest {
    Key,
    Value { flow: bool },
    Item { flow: bool },
}

impl Line {
    fn read(line: &str, format: Format, above: &[&str]) -> Option<Self> {
        let indent = line.len() - line.trim_start().len();
        let mut text = line.trim_start();
        let in_block_list = format == Format::Yaml && (text == "-" || text.starts_with("- "));
        if in_block_list {
            text = text.strip_prefix('-').unwrap_or(text).trim_start();
        }
        if let Some((key, value)) = split_key(text, format) {
            let value = value.trim_start();
            let (flow, typed) = match value.strip_prefix('[') {
                Some(items) => (true, last_item(items)?),
                None if value.starts_with('{') => return None,
                None => (false, value),
            };
            return Some(Self { indent, key: Some(key), rest: Rest::Value { flow }, typed: typed.len() });
        }
        let in_flow = is_open_list(above, format);
        if in_block_list || in_flow {
            let typed = if in_flow { last_item(text)? } else { text };
            return Some(Self { indent, key: None, rest: Rest::Item { flow: in_flow }, typed: typed.len() });
        }
        let is_key = text.chars().all(|ch| ch.is_alphanumeric() || matches!(ch, '_' | '-' | '.' | '"' | '{'));
        let typed = text.trim_start_matches('{').trim_start();
        is_key.then_some(Self { indent, key: None, rest: Rest::Key, typed: typed.len() })
    }
}

/// Whether the cursor stands in a comment of this line; a JSON block has none.
fn is_comment(line: &str) -> bool {
    let mut quote = None;
    let mut before = ' ';
    for ch in line.chars() {
        match (quote, ch) {
            (None, '#') if before.is_whitespace() => return true,
            (None, '"' | '\'') if !before.is_alphanumeric() => quote = Some(ch),
            (Some(open), _) if open == ch => quote = None,
            _ => {}
        }
        before = ch;
    }
    false
}

/// The key that a line begins with, and what follows its colon or equals sign.
fn split_key(text: &str, format: Format) -> Option<(String, &str)> {
    let sign = if format == Format::Toml { '=' } else { ':' };
    let (key, value) = text.split_once(sign)?;
    let bare = key.trim().trim_start_matches('{').trim().trim_matches(['"', '\'']);
    let is_key = !bare.is_empty() && bare.chars().all(|ch| ch.is_alphanumeric() || matches!(ch, '_' | '-' | '.'));
    let is_split = format != Format::Yaml || value.is_empty() || value.starts_with(char::is_whitespace);
    (is_key && is_split).then(|| (bare.to_owned(), value))
}

/// What is typed of the last item between brackets; `None` behind the closing one.
fn last_item(items: &str) -> Option<&str> {
    let mut quote = None;
    let mut start = 0;
    for (at, ch) in items.char_indices() {
        match (quote, ch) {
            (None, '"' | '\'') => quote = Some(ch),
            (Some(open), _) if open == ch => quote = None,
            (None, ',' | '[') => start = at + 1,
            (None, ']') => return None,
            _ => {}
        }
    }
    Some(items.get(start..)?.trim_start())
}

/// Whether a list between brackets was begun above and is not closed.
fn is_open_list(above: &[&str], format: Format) -> bool {
    for line in above {
        if line.contains(']') {
            return false;
        }
        if let Some((_, value)) = split_key(line.trim_start(), format) {
            return value.trim_start().starts_with('[');
        }
    }
    false
}

/// The path of the list whose items stand below it.
fn list_above(above: &[&str], format: Format) -> Option<Vec<String>> {
    let at = above.iter().position(|line| split_key(line.trim_start(), format).is_some())?;
    let (line, rest) = above.get(at..)?.split_first()?;
    let mut path = parents(rest, format, line.len() - line.trim_start().len());
    path.push(split_key(line.trim_start(), format)?.0);
    Some(path)
}

/// The keys of the maps in which a line with this indentation stands.
fn parents(above: &[&str], format: Format, indent: usize) -> Vec<String> {
    let mut path = Vec::new();
    if format == Format::Toml {
        let header = above.iter().find_map(|line| line.trim().strip_prefix('[')?.strip_suffix(']'));
        path.extend(header.into_iter().flat_map(|header| header.split('.').map(|part| part.trim().to_owned())));
        return path;
    }
    if format == Format::Json {
        return path;
    }
    let mut inner = indent;
    for line in above {
        let own = line.len() - line.trim_start().len();
        if own < inner
            && let Some((key, _)) = split_key(line.trim_start(), format)
        {
            path.push(key);
            inner = own;
        }
    }
    path.reverse();
    path
}

#[cfg(test)]
mod tests {
    use super::{Cursor, Place};
    use crate::lsp::tests::Desk;

    fn at(matter: &str) -> Option<(String, Place, String)> {
        let desk = Desk::new(&[("hugo.toml", ""), ("content/posts/a.md", matter)]);
        let cursor = Cursor::at(&desk.post, desk.cursor)?;
        Some((cursor.field(), cursor.place, cursor.typed.slice(&desk.post.text).to_owned()))
    }

    const KEY: Place = Place::Key;
    const VALUE: Place = Place::Value { is_item: false, flow: false };
    const ITEM: Place = Place::Value { is_item: true, flow: false };
    const FLOW: Place = Place::Value { is_item: true, flow: true };

    #[test]
    fn the_place_is_known_while_a_block_is_typed() {
        for (matter, field, place, typed) in [
            ("---\nti‸\n---\n", "", KEY, "ti"),
            ("---\ntitle: a\n‸\n---\n", "", KEY, ""),
            ("---\ncover:\n  im‸\n---\n", "cover", KEY, "im"),
            ("---\ndate: ‸\n---\n", "date", VALUE, ""),
            ("---\ntags: [여행, \"산‸\n---\n", "tags", FLOW, "\"산"),
            ("---\ntags: [여행, ‸]\n---\n", "tags", FLOW, ""),
            ("---\ntags:\n  - 여행\n  - 산‸\n---\n", "tags", ITEM, "산"),
            ("---\ntags:\n- ‸\n---\n", "tags", ITEM, ""),
            ("---\ntags: [\n  여행,\n  산‸\n]\n---\n", "tags", FLOW, "산"),
            ("---\ntaxonomies:\n  tags: [차‸\n---\n", "taxonomies.tags", FLOW, "차"),
            ("---\ncover:\n  image: a‸\n---\n", "cover.image", VALUE, "a"),
            ("+++\ntags = ['여‸']\n+++\n", "tags", FLOW, "'여"),
            ("+++\n[taxonomies]\ntags = [\"‸\n+++\n", "taxonomies.tags", FLOW, "\""),
            ("{\n  \"tags\": [\"차\", \"‸\"]\n}\n", "tags", FLOW, "\""),
            ("---\n: [broken\ntags: [차, ‸\n---\n", "tags", FLOW, ""),
        ] {
            assert_eq!(at(matter), Some((field.to_owned(), place, typed.to_owned())), "{matter}");
        }
    }

    #[test]
    fn other_places_are_left_alone() {
        for matter in [
            "---\ntitle: a\n---\n‸",
            "---\ntitle: a # 여‸\n---\n",
            "---\ntags: [a] ‸\n---\n",
            "---\ntitle: a\n---‸\n",
            "‸---\ntitle: a\n---\n",
            "---\nbuild: {li‸}\n---\n",
            "---\nsome words ‸\n---\n",
        ] {
            assert_eq!(at(matter), None, "{matter}");
        }
    }
}
