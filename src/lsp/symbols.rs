//! The outline of a post, and the posts of a blog by their titles.

use super::ground::Ground;
use crate::document::body::Heading;
use crate::site::Facts;
use crate::text::{Span, fold};
use lsp_types::{DocumentSymbol, DocumentSymbolResponse, Location, SymbolInformation, SymbolKind};

/// The most posts that are listed at once.
const MOST: usize = 200;

/// The fields of the front matter and the headings, those of lower levels within those of higher ones.
#[must_use]
pub fn of(ground: &Ground<'_>) -> DocumentSymbolResponse {
    let post = ground.post;
    let mut all: Vec<Node> = Vec::new();
    if let Some((matter, map)) = post.front_matter.as_ref().zip(post.map()) {
        let fields = map.entries.iter().map(|entry| {
            let detail = entry.value.as_text().map(str::to_owned);
            Node {
                name: entry.key.text.clone(),
                detail,
                kind: SymbolKind::FIELD,
                span: entry.span(),
                place: entry.key.span,
                inner: Vec::new(),
            }
        });
        let place = Span::new(matter.span.start(), matter.span.start() + matter.opening.len());
        let name = "front matter".to_owned();
        all.push(Node {
            name,
            detail: None,
            kind: SymbolKind::NAMESPACE,
            span: matter.span,
            place,
            inner: fields.collect(),
        });
    }
    let headings: Vec<&Heading> = post.body.headings.iter().filter(|heading| !heading.text.trim().is_empty()).collect();
    all.extend(nested(&headings, post.body.span.end()));
    match ground.client.nested_symbols {
        true => DocumentSymbolResponse::Nested(all.into_iter().map(|node| node.symbol(ground)).collect()),
        false => DocumentSymbolResponse::Flat(all.into_iter().flat_map(|node| node.flat(ground, None)).collect()),
    }
}

/// The posts whose title, address or file holds `query`, whatever the case; the newest first.
#[must_use]
pub fn in_blog(
    posts: &[Box<Facts>],
    query: &str,
    place: impl Fn(&Facts) -> Option<Location>,
) -> Vec<SymbolInformation> {
    let query = fold(query);
    let holds = |post: &Facts| {
        let title = post.title.as_ref().map(|title| fold(&title.text)).unwrap_or_default();
        let url = post.page.url.as_ref().map(|url| fold(&url.path)).unwrap_or_default();
        title.contains(&*query) || url.contains(&*query) || fold(&post.path).contains(&*query)
    };
    let mut found: Vec<&Facts> = posts.iter().map(|post| &**post).filter(|post| holds(post)).collect();
    found.sort_by_key(|post| std::cmp::Reverse(post.page.date.map(|date| date.instant)));
    let symbol = |post: &Facts| {
        let name = post.title.as_ref().map_or_else(|| post.path.clone(), |title| title.text.clone());
        let url = post.page.url.as_ref().map(|url| url.path.clone());
        Some(information(name, SymbolKind::FILE, place(post)?, url))
    };
    found.into_iter().take(MOST).filter_map(symbol).collect()
}

struct Node {
    name: String,
    detail: Option<String>,
    kind: SymbolKind,
    span: Span,
    /// Where its name stands.
    place: Span,
    inner: Vec<Node>,
}

/// The headings with all that stands below each, up to `end`.
fn nested(headings: &[&Heading], end: usize) -> Vec<Node> {
    let mut all = Vec::new();
    let mut rest = headings;
    while let Some((heading, below)) = rest.split_first() {
        let count = below.iter().take_while(|other| other.level > heading.level).count();
        let (inside, after) = below.split_at(count);
        let until = after.first().map_or(end, |next| next.span.start());
        all.push(Node {
            name: heading.text.trim().to_owned(),
            detail: None,
            kind: SymbolKind::STRING,
            span: Span::new(heading.span.start(), until),
            place: heading.span,
            inner: nested(inside, until),
        });
        rest = after;
    }
    all
}

impl Node {
    fn symbol(self, ground: &Ground<'_>) -> DocumentSymbol {
        let (range, selection_range) = (ground.range(self.span), ground.range(self.place));
        let children = self.inner.into_iter().map(|node| node.symbol(ground)).collect();
        #[expect(deprecated, reason = "the type has the old field, which nobody fills")]
        DocumentSymbol {
            name: self.name,
            detail: self.detail,
            kind: self.kind,
            tags: None,
            deprecated: None,
            range,
            selection_range,
            children: Some(children),
        }
    }

    fn flat(self, ground: &Ground<'_>, holder: Option<&str>) -> Vec<SymbolInformation> {
        let Some(place) = ground.location(ground.path, self.place) else { return Vec::new() };
        let own = information(self.name.clone(), self.kind, place, holder.map(str::to_owned));
        let inner = self.inner.into_iter().flat_map(|node| node.flat(ground, Some(&self.name)));
        [own].into_iter().chain(inner).collect()
    }
}

fn information(
    name: String,
    kind: SymbolKind,
    location: Location,
    container_name: Option<String>,
) -> SymbolInformation {
    #[expect(deprecated, reason = "the type has the old field, which nobody fills")]
    SymbolInformation { name, kind, tags: None, deprecated: None, location, container_name }
}

#[cfg(test)]
mod tests {
    use super::{in_blog, of};
    use crate::lsp::tests::Desk;
    use lsp_types::{DocumentSymbol, DocumentSymbolResponse};

    const OPEN: &str = "---\ntitle: 가을\ntags: [차]\n---\n‸\n# 하나\n\n### 둘\n\n## 셋 😀\n\n# 넷\n\n##\n";

    fn told(symbols: &[DocumentSymbol]) -> String {
        let one = |symbol: &DocumentSymbol| {
            let lines = (symbol.range.start.line, symbol.range.end.line);
            format!(
                "{} {}-{} [{}]",
                symbol.name,
                lines.0,
                lines.1,
                told(symbol.children.as_deref().unwrap_or_default())
            )
        };
        symbols.iter().map(one).collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn headings_lie_in_each_other() {
        let mut desk = Desk::new(&[("hugo.toml", ""), ("content/posts/a.md", OPEN)]);
        match of(&desk.ground()) {
            DocumentSymbolResponse::Flat(all) => {
                let names: Vec<_> = all.iter().map(|it| it.name.as_str()).collect();
                assert_eq!(names, ["front matter", "title", "tags", "하나", "둘", "셋 😀", "넷"]);
            }
            DocumentSymbolResponse::Nested(_) => panic!("the editor cannot nest"),
        }
        desk.client.nested_symbols = true;
        let DocumentSymbolResponse::Nested(all) = of(&desk.ground()) else { panic!("the editor can nest") };
        assert_eq!(
            told(&all),
            "front matter 0-4 [title 1-1 [], tags 2-2 []], 하나 5-11 [둘 7-9 [], 셋 😀 9-11 []], 넷 11-14 []"
        );
        for symbol in &all {
            assert!(
                symbol.range.start <= symbol.selection_range.start && symbol.selection_range.end <= symbol.range.end
            );
        }
    }

    #[test]
    fn posts_are_found_by_any_part_of_their_titles() {
        let desk = Desk::new(&[
            ("hugo.toml", ""),
            ("content/posts/a.md", OPEN),
            ("content/posts/b.md", "---\ntitle: Winter TEA\n---\n"),
        ]);
        let ground = desk.ground();
        let found = |query: &str| -> Vec<String> {
            let place = |post: &crate::site::Facts| ground.location(&post.path, post.place());
            in_blog(ground.blog.posts(), query, place).into_iter().map(|it| it.name).collect()
        };
        assert_eq!(
            (found("을"), found("tea"), found("/POSTS/a")),
            (vec!["가을".into()], vec!["Winter TEA".into()], vec!["가을".to_owned()])
        );
        assert_eq!((found("").len(), found("none").len()), (2, 0));
    }
}
