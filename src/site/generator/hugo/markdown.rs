//! What Hugo's settings make of Markdown: its syntax, the anchors of headings, and whether raw HTML is kept.

use super::config;
use crate::document::dialect::{Markdown, Wraps};
use crate::site::anchor::{Footnotes, Scheme, Slugger};
use crate::site::settings::Settings;

/// Shortcodes of Hugo's own that add no anchor.
const HARMLESS: [&str; 12] =
    ["figure", "gist", "highlight", "instagram", "param", "qr", "ref", "relref", "twitter", "vimeo", "x", "youtube"];

/// Whether Goldmark leaves raw HTML out, in every language. A handler of another name may do as it likes, and whoever
/// silences Hugo's warning knows.
pub fn drops_html(settings: &Settings) -> bool {
    const SETTING: &str = "markup.goldmark.renderer.unsafe";
    let of_languages = config::languages(settings).any(|(_, language)| language.get(SETTING).is_some());
    let handler = settings.text("markup.defaultMarkdownHandler").is_none_or(|name| name == "goldmark");
    let ignored = ["ignoreLogs", "ignoreWarnings", "ignoreErrors"].iter().flat_map(|key| settings.texts(key));
    let is_known = ignored.into_iter().any(|name| name.eq_ignore_ascii_case("warning-goldmark-raw-html"));
    let merged = settings.get("_merge").is_some() || settings.get("markup._merge").is_some();
    handler && !of_languages && !is_known && !merged && !settings.flag(SETTING).unwrap_or(false)
}

/// The syntax that is on.
pub fn markdown(settings: &Settings) -> Markdown {
    let flag = |key: &str| settings.flag(&format!("markup.goldmark.{key}"));
    Markdown {
        heading_attributes: flag("parser.attribute.title").unwrap_or(true),
        definition_lists: flag("extensions.definitionList").unwrap_or(true),
        wraps: if flag("renderer.hardWraps").unwrap_or(false) { Wraps::Hard } else { Wraps::Soft },
        ..Markdown::default()
    }
}

/// How headings get their ids.
pub fn anchors(settings: &Settings) -> Scheme {
    let flag = |key: &str| settings.flag(&format!("markup.goldmark.parser.{key}"));
    let slugger = match settings.text("markup.goldmark.parser.autoHeadingIDType") {
        Some("github-ascii") => Slugger::HugoAscii,
        Some("blackfriday") => Slugger::HugoBlackfriday,
        _ => Slugger::HugoGithub,
    };
    let known = flag("autoHeadingID").unwrap_or(true)
        && !flag("autoDefinitionTermID").unwrap_or(false)
        && !flag("attribute.block").unwrap_or(false);
    Scheme { slugger, footnotes: Footnotes::Numbered, harmless: &HARMLESS, known }
}
