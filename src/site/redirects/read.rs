//! The files of hosts, each in its own grammar.

use super::Redirects;
use crate::document::front_matter::{Format, parse_document};
use crate::site::settings::Settings;

/// Netlify's and Cloudflare's `_redirects`: a line for each rule, from and to and perhaps a status.
pub(super) fn lines(redirects: &mut Redirects, text: &str) {
    for line in text.lines() {
        let mut words = line.split_whitespace().take_while(|word| !word.starts_with('#'));
        let Some(from) = words.next().filter(|from| from.starts_with('/') || from.contains("://")) else { continue };
        let rest: Vec<&str> = words.collect();
        let is_answer = rest.last().is_none_or(|status| leads_on(from, status));
        if !rest.is_empty() && is_answer {
            redirects.add(from);
        }
    }
}

/// Netlify's `[[redirects]]`.
pub(super) fn netlify(redirects: &mut Redirects, text: &str) {
    let Ok(map) = parse_document(text, Format::Toml) else { return };
    for rule in Settings::of(&map).tables("redirects") {
        let status = rule.text("status").unwrap_or_default();
        if let Some(from) = rule.text("from").filter(|from| leads_on(from, status)) {
            redirects.add(from);
        }
    }
}

/// The configurations of Vercel, Firebase and Azure's static sites.
pub(super) fn json(redirects: &mut Redirects, text: &str) {
    let Ok(map) = parse_document(text, Format::Json) else { return };
    let settings = Settings::of(&map);
    redirects.cleans |= settings.flag("cleanUrls") == Some(true) || settings.flag("hosting.cleanUrls") == Some(true);
    for list in ["redirects", "rewrites", "hosting.redirects", "hosting.rewrites", "routes"] {
        for rule in settings.tables(list) {
            let from = ["source", "src", "route", "regex"].iter().find_map(|key| rule.text(key));
            let status = ["statusCode", "status"].iter().find_map(|key| rule.text(key)).unwrap_or_default();
            if let Some(from) = from.filter(|from| leads_on(from, status)) {
                redirects.add(from.trim_start_matches('^').trim_end_matches('$'));
            }
        }
    }
}

/// Whether a rule with this status is an answer: one that says of everything that it is missing is none, one that says so
/// of a certain path is meant.
fn leads_on(from: &str, status: &str) -> bool {
    let is_refusal = status.starts_with(['4', '5']) && status.trim_end_matches('!').parse::<u16>().is_ok();
    !is_refusal || !from.contains(['*', ':', '('])
}
