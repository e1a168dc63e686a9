//! What the author has set in the editor: the section `matterlint` of its settings, or what it sent when it began.

use serde::Deserialize;
use serde_json::Value;

/// The settings. What the blog needs stands in its `matterlint.toml`; these are about the editor alone.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct Settings {
    /// Whether the final URL is shown beside the front matter.
    pub(super) inlay_hints: bool,
}

impl Settings {
    /// Reads what the editor sent, with or without the name of the section round it.
    ///
    /// # Errors
    /// What is wrong with it.
    pub(super) fn read(value: &Value) -> Result<Self, String> {
        let section = value.get("matterlint").unwrap_or(value);
        if section.is_null() {
            return Ok(Self::default());
        }
        serde_json::from_value(section.clone()).map_err(|error| format!("the settings cannot be read: {error}"))
    }
}

#[cfg(test)]
mod tests {
    use super::Settings;
    use serde_json::{Value, json};

    #[test]
    fn settings_come_bare_or_in_their_section() {
        let on = Ok(Settings { inlay_hints: true });
        assert_eq!(Settings::read(&json!({"inlayHints": true, "path": "x"})), on);
        assert_eq!(Settings::read(&json!({"matterlint": {"inlayHints": true}})), on);
        assert_eq!(Settings::read(&Value::Null), Ok(Settings::default()));
        assert!(Settings::read(&json!({"inlayHints": "yes"})).unwrap_err().contains("invalid type"));
    }
}
