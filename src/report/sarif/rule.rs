//! A rule's page as SARIF writes it.

use super::level;
use crate::lint::{Family, Page};
use crate::report::Style;
use crate::report::page::write_page;
use serde::Serialize;
use std::io;

/// What a page says of its rule.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Descriptor<'p> {
    id: &'p str,
    short_description: Text<'p>,
    full_description: Text<'p>,
    help: Help<'p>,
    #[serde(skip_serializing_if = "Option::is_none")]
    help_uri: Option<String>,
    default_configuration: Configuration,
    properties: Properties<'p>,
}

#[derive(Debug, Serialize)]
struct Text<'p> {
    text: &'p str,
}

#[derive(Debug, Serialize)]
struct Help<'p> {
    text: String,
    markdown: &'p str,
}

#[derive(Debug, Serialize)]
struct Configuration {
    enabled: bool,
    level: &'static str,
}

#[derive(Debug, Serialize)]
struct Properties<'p> {
    code: &'p str,
    tags: [Family; 1],
}

impl<'p> Descriptor<'p> {
    /// What `page` says: its summary, its first paragraph, and all of it as text and as Markdown.
    ///
    /// # Errors
    /// Never: a page is drawn in memory.
    pub fn new(page: &'p Page, style: &Style) -> io::Result<Self> {
        let mut text = Vec::new();
        write_page(&mut text, page, &Style::default())?;
        let paragraph = page.body.split("\n\n").next().unwrap_or_default().trim();
        Ok(Self {
            id: page.name,
            short_description: Text { text: page.summary },
            full_description: Text { text: if paragraph.is_empty() { page.summary } else { paragraph } },
            help: Help { text: String::from_utf8_lossy(&text).trim_end().to_owned(), markdown: page.body },
            help_uri: style.page_address(page.name),
            default_configuration: Configuration { enabled: page.default, level: level(page.severity) },
            properties: Properties { code: page.code, tags: [page.family] },
        })
    }
}
