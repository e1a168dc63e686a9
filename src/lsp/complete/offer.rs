//! One thing that may be inserted, and how it becomes an item of the protocol.

use crate::lsp::ground::Ground;
use crate::text::Span;
use lsp_types::{
    CompletionItem, CompletionItemKind, CompletionTextEdit, Documentation, InsertTextFormat, MarkupContent, MarkupKind,
    TextEdit,
};

/// Something that may stand at the cursor.
#[derive(Clone, Debug)]
pub(super) struct Offer {
    /// What is inserted in place of what is typed.
    pub(super) text: String,
    /// What it is, in a sentence.
    pub(super) about: Option<String>,
    /// Whether `text` holds places to step to.
    pub(super) is_snippet: bool,
    /// How it is shown and sorted.
    pub(super) item: CompletionItem,
}

/// An item with its label and nothing else.
pub(super) fn item(label: &str, kind: CompletionItemKind) -> CompletionItem {
    CompletionItem { label: label.to_owned(), kind: Some(kind), ..CompletionItem::default() }
}

impl Offer {
    /// An offer that inserts `text`.
    pub(super) fn new(label: &str, text: String, kind: CompletionItemKind) -> Self {
        Self { text, about: None, is_snippet: false, item: item(label, kind) }
    }

    /// The item that puts it in the place of `typed`.
    pub(super) fn into_item(self, ground: &Ground<'_>, typed: Span) -> CompletionItem {
        let Self { text, about, is_snippet, mut item } = self;
        // Editors compare this with all that is replaced, an opening quote included.
        let quote = typed.slice(&ground.post.text).chars().next().filter(|first| ['"', '\''].contains(first));
        let words = item.filter_text.take().unwrap_or_else(|| item.label.clone());
        item.filter_text = Some(quote.into_iter().chain(words.chars()).collect());
        item.text_edit = Some(CompletionTextEdit::Edit(TextEdit::new(ground.range(typed), text)));
        item.insert_text_format = is_snippet.then_some(InsertTextFormat::SNIPPET);
        item.documentation = about.map(|about| {
            let kind = if ground.client.markdown { MarkupKind::Markdown } else { MarkupKind::PlainText };
            Documentation::MarkupContent(MarkupContent { kind, value: about })
        });
        item
    }
}
