//! The comments themselves: new ones, and names added to those that stand there.

use super::place::{Place, Places};
use crate::document::Post;
use crate::document::directive::{Directive, Kind};
use crate::text::{Edit, Span};

/// Whether `reason` can stand in a comment of any kind.
#[must_use]
pub fn is_sound_reason(reason: &str) -> bool {
    let ends_a_comment = ["-->", "--!>", "*/", "--"].iter().any(|end| reason.contains(end));
    !reason.trim().is_empty() && !reason.contains(char::is_control) && !ends_a_comment
}

/// The edit that suppresses the rules called `names` at `place`.
pub(super) fn edit(
    post: &Post,
    places: &Places<'_>,
    place: Place,
    names: &[&str],
    reason: Option<&str>,
) -> Option<Edit> {
    let names = names.join(", ");
    if let Some(edit) = joined(post, place, &names) {
        return Some(edit);
    }
    let why = reason.map(|reason| format!(" -- {reason}")).unwrap_or_default();
    let in_body = |kind: &str| format!("<!-- matterlint-{kind} {names}{why} -->");
    let above_key = format!("# matterlint: ignore[{names}]{why}");
    let end = line_ending(post);
    match place {
        Place::AboveKey(line) => {
            let start = post.lines().line(line).start();
            let indent: String = places.text(line).chars().take_while(|ch| *ch == ' ').collect();
            Some(insert(start, format!("{indent}{above_key}{end}")))
        }
        Place::BehindKey(line) => {
            let start = post.lines().line(line).start();
            Some(insert(start + places.text(line).trim_end().len(), format!("  {above_key}")))
        }
        Place::TopOfMatter => {
            let opening = post.front_matter.as_ref()?.opening;
            let start = post.lines().line(post.lines().line_of(opening.start()) + 1).start();
            Some(insert(start, format!("# matterlint: disable-file[{names}]{why}{end}")))
        }
        Place::TopOfBody => {
            // An excerpt may end at the first blank line, so that none may follow the comment.
            Some(insert(places.first_text(), format!("{}{end}", in_body("disable-file"))))
        }
        Place::AboveLine(line) => {
            let start = post.lines().line(line).start().max(post.body.span.start());
            let text = places.text(line);
            let indent = text.get(..text.len() - text.trim_start_matches([' ', '\t']).len()).unwrap_or_default();
            Some(insert(start, format!("{indent}{}{end}", in_body("disable-next-line"))))
        }
        Place::BehindLine(line) => {
            let text = places.text(line).trim_end();
            let is_break = text.ends_with('\\') && !text.ends_with("\\\\");
            let kept = if is_break { text.len() - 1 } else { text.len() };
            let kept = text.get(..kept).unwrap_or(text).trim_end().len();
            Some(insert(post.lines().line(line).start() + kept, format!(" {}", in_body("disable-line"))))
        }
    }
}

/// The names added to an instruction of the same reach, where there is one that names rules.
fn joined(post: &Post, place: Place, names: &str) -> Option<Edit> {
    let line_of = |directive: &Directive| post.lines().line_of(directive.span.end().saturating_sub(1));
    let is_same = |directive: &&Directive| match (place, directive.kind) {
        (Place::TopOfBody, Kind::DisableFile) => directive.span.start() >= post.body.span.start(),
        (Place::TopOfMatter, Kind::DisableFile) => directive.span.start() < post.body.span.start(),
        (Place::AboveKey(line), Kind::Ignore) => line_of(directive) + 1 == line && is_alone(post, directive),
        (Place::BehindKey(line), Kind::Ignore) => line_of(directive) == line,
        (Place::AboveLine(line), Kind::DisableNextLine) => line_of(directive) + 1 == line,
        (Place::BehindLine(line), Kind::DisableLine) => line_of(directive) == line,
        _ => false,
    };
    let directive = post.directives.iter().find(is_same)?;
    let last = directive.rules.last()?;
    Some(insert(last.span.end(), format!(", {names}")))
}

fn is_alone(post: &Post, directive: &Directive) -> bool {
    let line = post.lines().line(post.lines().line_of(directive.span.start()));
    post.slice(Span::new(line.start(), directive.span.start())).trim().is_empty()
}

fn insert(at: usize, text: String) -> Edit {
    Edit { span: Span::empty(at), text }
}

/// How the lines of the post end.
fn line_ending(post: &Post) -> &'static str {
    let first = post.slice(post.lines().line(0));
    if first.ends_with("\r\n") {
        "\r\n"
    } else if first.ends_with('\r') {
        "\r"
    } else {
        "\n"
    }
}
