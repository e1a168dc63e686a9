//! Another name for a key.

use super::super::quote::spelt;
use super::super::{Entry, Format, Style, plain};
use super::{Editor, Edits};
use crate::text::Edit;

impl Editor<'_> {
    /// Renames the key of `entry`, its quotes kept, and quoted where the new name needs it. `None` when its map has that
    /// key already.
    #[must_use]
    pub fn rename(&self, entry: &Entry, key: &str) -> Option<Edits> {
        let place = self.place(&entry.value)?;
        let (index, parent) = place.index()?;
        if self.map_around(&place)?.get(key).is_some() {
            return None;
        }
        let expected = self.with_map(parent, |map| {
            if let Some(entry) = map.entries.get_mut(index) {
                key.clone_into(&mut entry.key.text);
            }
        })?;
        let own = match entry.key.span.slice(self.text).chars().next() {
            Some('"') => Style::DoubleQuoted,
            Some('\'') => Style::SingleQuoted,
            _ => Style::Plain,
        };
        let edit = |text: String| vec![Edit { span: entry.key.span, text }];
        self.first_proven(self.keys(key, own).into_iter().map(edit), &expected)
    }

    /// The ways to write `key`, the best first: in the style `own`, then in quotes.
    pub(super) fn keys(&self, key: &str, own: Style) -> Vec<String> {
        let format = self.matter.format;
        let can_be_bare = match format {
            Format::Yaml => plain::fits(key, true) && !plain::looks_typed(key),
            Format::Toml => {
                !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
            }
            Format::Json => false,
        };
        let quoted = [own, self.quotes(), Style::DoubleQuoted].into_iter().filter(|style| *style != Style::Plain);
        let quoted = quoted.filter_map(|style| spelt(key, style, format));
        (own == Style::Plain && can_be_bare).then(|| key.to_owned()).into_iter().chain(quoted).collect()
    }
}
