//! The categories and tags of a Hexo post, and the URLs of their pages (lib/models/post.ts, category.ts, tag.ts).

use super::Hexo;
use super::slug::slugize;
use crate::document::front_matter::{Node, Style, Value};
use crate::site::facts::{PageTerm, Source};
use crate::site::scalar::{Meaning, meaning};
use crate::text::Span;

/// A category of a post with the slug of its page, in which those of its parents stand first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Category {
    span: Span,
    slug: String,
}

impl Hexo {
    /// The terms of a post.
    pub(super) fn terms_of(&self, source: &Source<'_>) -> Vec<PageTerm> {
        let categories: Vec<Category> = self.categories(source).into_iter().flatten().collect();
        let mut terms = source.terms(self, |_, _| None);
        for term in &mut terms {
            let page =
                match &*term.taxonomy {
                    "tags" => self.posts.tag_folder.as_ref().map(|folder| {
                        (folder, slugize(other_word(&self.posts.tag_words, &term.term), self.posts.case))
                    }),
                    "categories" => {
                        let found = categories.iter().find(|category| category.span == term.span);
                        self.posts.category_folder.as_ref().zip(found.map(|category| category.slug.clone()))
                    }
                    _ => None,
                };
            term.url = page.map(|(folder, slug)| self.urls.of(&format!("{folder}/{slug}/")).into());
        }
        terms
    }

    /// The lines of descent that the categories form, each from the outermost on: a flat list is one line, in a list of
    /// lists each item is one.
    pub(super) fn categories(&self, source: &Source<'_>) -> Vec<Vec<Category>> {
        let field = |name| source.field(self, name).map(|entry| &entry.value).filter(|value| !is_falsy(value));
        let Some(value) = field("categories").or_else(|| field("category")) else { return Vec::new() };
        let items = value.as_list().unwrap_or(std::slice::from_ref(value));
        let is_list = |item: &Value| item.as_list().is_some();
        let lines: Vec<&[Value]> = if items.iter().any(is_list) {
            items.iter().map(|item| item.as_list().unwrap_or(std::slice::from_ref(item))).collect()
        } else {
            vec![items]
        };
        lines.into_iter().map(|line| self.line(line)).filter(|line| !line.is_empty()).collect()
    }

    /// A scalar as JavaScript turns it into a text; `None` for nothing, and for what is printed in a form of its own.
    pub(super) fn scalar(&self, value: &Value) -> Option<String> {
        match meaning(value, self)? {
            Meaning::Text => value.as_text().map(str::to_owned),
            Meaning::Bool(value) => Some(value.to_string()),
            Meaning::Number(number) => number,
            Meaning::Null | Meaning::MaybeBool(_) | Meaning::Date => None,
        }
    }

    fn line(&self, line: &[Value]) -> Vec<Category> {
        let mut found: Vec<Category> = Vec::new();
        for item in line {
            let Some(name) = self.scalar(item).filter(|name| !name.is_empty()) else { continue };
            let own = slugize(other_word(&self.posts.category_words, &name), self.posts.case);
            let slug = found.last().map_or(own.clone(), |parent| format!("{}/{own}", parent.slug));
            found.push(Category { span: item.inner_span(), slug });
        }
        found
    }
}

/// The slug that `:category` stands for: that of the innermost category. `None` where several lines make it hang on the
/// order in which Hexo met them in other posts.
pub(super) fn innermost(lines: &[Vec<Category>], default: &str) -> Option<String> {
    match lines {
        [] => Some(default.to_owned()),
        [line] => line.last().map(|category| category.slug.clone()),
        _ => None,
    }
}

/// Whether JavaScript takes `value` for no value.
pub(super) fn is_falsy(value: &Value) -> bool {
    match &value.node {
        Node::Empty => true,
        Node::Scalar { text, .. } => ["", "null", "~", "false", "0"].contains(&text.as_str()),
        _ => false,
    }
}

/// Whether nothing is written, or YAML's word for it.
pub(super) fn is_null(value: &Value) -> bool {
    match &value.node {
        Node::Empty => true,
        Node::Scalar { style: Style::Plain, text } => ["", "null", "~"].contains(&text.as_str()),
        _ => false,
    }
}

/// The word that the configuration puts in place of `name` in URLs.
fn other_word<'a>(words: &'a [(String, String)], name: &'a str) -> &'a str {
    words.iter().find(|(word, _)| word == name).map_or(name, |(_, other)| other)
}
