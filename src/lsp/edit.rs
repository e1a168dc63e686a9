//! Changes of several files as the editor takes them.

use super::ground::Ground;
use super::position::Positions;
use crate::text::Edit;
use lsp_types::{
    DocumentChanges, OneOf, OptionalVersionedTextDocumentIdentifier, TextDocumentEdit, TextEdit, WorkspaceEdit,
};
use std::collections::{BTreeMap, HashMap};

/// Splices of one text as the protocol's edits.
#[must_use]
pub fn text_edits(edits: &[Edit], positions: &Positions<'_>) -> Vec<TextEdit> {
    let spans: Vec<_> = edits.iter().map(|edit| edit.span).collect();
    edits.iter().zip(positions.ranges(&spans)).map(|(edit, range)| TextEdit::new(range, edit.text.clone())).collect()
}

/// The changes of these files, named by their paths below the site's root. Where the editor can, each file that is open
/// is named with its version, so that an edit of another text than that is refused.
#[must_use]
pub fn workspace_edit(files: BTreeMap<String, Vec<TextEdit>>, ground: &Ground<'_>) -> WorkspaceEdit {
    let named = files.into_iter().filter_map(|(path, edits)| Some((ground.uri(&path)?, path, edits)));
    if !ground.client.versioned_edits {
        let changes: HashMap<_, _> = named.map(|(uri, _, edits)| (uri, edits)).collect();
        return WorkspaceEdit::new(changes);
    }
    let changes = named.map(|(uri, path, edits)| TextDocumentEdit {
        text_document: OptionalVersionedTextDocumentIdentifier { uri, version: ground.versions.get(&path).copied() },
        edits: edits.into_iter().map(OneOf::Left).collect(),
    });
    WorkspaceEdit { document_changes: Some(DocumentChanges::Edits(changes.collect())), ..WorkspaceEdit::default() }
}
