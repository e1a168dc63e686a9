//! The moment of now as the blog writes dates.

use super::offer::Offer;
use crate::document::front_matter::Format;
use crate::lint::{Clock, offset_text};
use crate::lsp::ground::Ground;
use crate::site::GeneratorName;
use lsp_types::CompletionItemKind;

/// How many posts are looked at for their way to write a date.
const ENOUGH: usize = 8;

/// Now and today: first as most of the blog's newest posts write a date, else as the generator does.
pub(super) fn offers(ground: &Ground<'_>, format: Format) -> Vec<Offer> {
    let usual = usual(ground).unwrap_or_else(|| of_generator(ground.layout.generator.name()).to_owned());
    let day = usual.split(['T', ' ']).next().unwrap_or("%Y-%m-%d").to_owned();
    let mut offers: Vec<Offer> = Vec::new();
    for (at, (label, pattern)) in [("now", &usual), ("today", &day)].into_iter().enumerate() {
        let text = spelt(ground.clock, pattern);
        let text = if format == Format::Json { format!("\"{text}\"") } else { text };
        if offers.iter().any(|offer| offer.text == text) {
            continue;
        }
        let mut offer = Offer::new(&text, text.clone(), CompletionItemKind::VALUE);
        offer.item.detail = Some(format!("{label}, {}", spelt(ground.clock, "%A %:z")));
        offer.item.filter_text = Some(format!("{} {label}", text.trim_matches('"')));
        offer.item.sort_text = Some(at.to_string());
        offers.push(offer);
    }
    offers
}

/// Now in the site's zone by a pattern of strftime that may end with an offset.
fn spelt(clock: &Clock, pattern: &str) -> String {
    let civil = clock.zone.to_datetime(clock.now);
    let offset = offset_text(clock.zone.to_offset(clock.now));
    if let Some(pattern) = pattern.strip_suffix("%:z") {
        return format!("{}{offset}", civil.strftime(pattern));
    }
    match pattern.strip_suffix("%z") {
        Some(pattern) => format!("{}{}", civil.strftime(pattern), offset.replace(':', "")),
        None => civil.strftime(pattern).to_string(),
    }
}

/// The form that most of the newest posts give their dates.
fn usual(ground: &Ground<'_>) -> Option<String> {
    let mut dated: Vec<_> = ground.blog.posts().iter().filter(|post| post.path != ground.path).collect();
    dated.retain(|post| post.page.date.is_some_and(|date| date.span.is_some()));
    dated.sort_by_key(|post| std::cmp::Reverse(post.page.date.map(|date| date.instant)));
    let mut forms: Vec<(String, usize)> = Vec::new();
    for post in dated.into_iter().take(ENOUGH) {
        let span = post.page.date.and_then(|date| date.span)?;
        let text = ground.text(&post.path)?;
        let Some(form) = form(span.slice(&text.text).trim_matches(['"', '\''])) else { continue };
        match forms.iter_mut().find(|(known, _)| *known == form) {
            Some((_, count)) => *count += 1,
            None => forms.push((form, 1)),
        }
    }
    // Of two that are as frequent, the newer.
    forms.into_iter().rev().max_by_key(|(_, count)| *count).map(|(form, _)| form)
}

/// The pattern by which a date is written; `None` for one that has another order, or words.
fn form(text: &str) -> Option<String> {
    let mut pattern = String::new();
    let mut rest = text;
    for (part, len) in [("%Y", 4), ("%m", 2), ("%d", 2), ("%H", 2), ("%M", 2), ("%S", 2)] {
        let digits = rest.get(..len).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))?;
        pattern.push_str(part);
        rest = rest.get(digits.len()..)?;
        let next = rest.chars().next();
        match (part, next) {
            ("%Y" | "%m", Some('-' | '/')) | ("%d", Some('T' | ' ')) | ("%H" | "%M", Some(':')) => {
                pattern.extend(next);
                rest = rest.get(1..)?;
            }
            ("%d" | "%M" | "%S", _) => break,
            _ => return None,
        }
    }
    let zone = match rest {
        "" => "",
        // A zone that is not now's is what the offset says.
        "Z" => "%:z",
        _ if rest.starts_with('.') => return None,
        _ if rest.starts_with(" +") || rest.starts_with(" -") => {
            if rest.contains(':') {
                " %:z"
            } else {
                " %z"
            }
        }
        _ if rest.starts_with(['+', '-']) => {
            if rest.contains(':') {
                "%:z"
            } else {
                "%z"
            }
        }
        _ => return None,
    };
    Some(pattern + zone)
}

fn of_generator(name: GeneratorName) -> &'static str {
    match name {
        GeneratorName::Hugo => "%Y-%m-%dT%H:%M:%S%:z",
        GeneratorName::Jekyll => "%Y-%m-%d %H:%M:%S %z",
        GeneratorName::Hexo => "%Y-%m-%d %H:%M:%S",
        _ => "%Y-%m-%d",
    }
}

#[cfg(test)]
mod tests {
    use super::form;

    #[test]
    fn the_form_of_a_date_is_recognised() {
        for (text, pattern) in [
            ("2024-05-01", "%Y-%m-%d"),
            ("2024/05/01 10:11", "%Y/%m/%d %H:%M"),
            ("2024-05-01 10:11:12", "%Y-%m-%d %H:%M:%S"),
            ("2024-05-01T10:11:12+09:00", "%Y-%m-%dT%H:%M:%S%:z"),
            ("2024-05-01 10:11:12 +0900", "%Y-%m-%d %H:%M:%S %z"),
            ("2024-05-01T10:11:12Z", "%Y-%m-%dT%H:%M:%S%:z"),
        ] {
            assert_eq!(form(text).as_deref(), Some(pattern), "{text}");
        }
        for text in ["May 1, 2024", "01.05.2024", "2024-5-1", "", "작년", "2024-05-01T10:11:12.000Z"] {
            assert_eq!(form(text), None, "{text}");
        }
    }
}
