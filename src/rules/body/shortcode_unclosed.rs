//! `shortcode-unclosed`: shortcodes that need a closing one and have none, or stand crosswise.

use crate::document::body::{TemplateCall, TemplateForm};
use crate::lint::{BadOption, Define, Findings, PairFault, PostRule, Subject, shown};
use crate::site::{GeneratorName, Inner};

/// See `rules/body/shortcode-unclosed.md`.
pub struct ShortcodeUnclosed;

impl Define for ShortcodeUnclosed {
    type Options = ();

    fn new((): ()) -> Result<Self, BadOption> {
        Ok(Self)
    }
}

impl PostRule for ShortcodeUnclosed {
    fn check(&self, subject: &Subject<'_>, found: &mut Findings<'_>) {
        if !subject.is_content() || !subject.runs_templates() {
            return;
        }
        match subject.generator().name() {
            GeneratorName::Hugo => check_hugo(subject, found),
            GeneratorName::Zola => check_zola(subject, found),
            _ => {}
        }
    }
}

fn check_hugo(subject: &Subject<'_>, found: &mut Findings<'_>) {
    for (call, fault) in subject.shortcode_pairs().faults {
        let name = shown(&call.name);
        let close = match call.form {
            TemplateForm::HugoPercent => format!("{{{{% /{} %}}}}", call.name),
            _ => format!("{{{{< /{} >}}}}", call.name),
        };
        match fault {
            PairFault::Unended => {
                let end = if call.form == TemplateForm::HugoPercent { "%}}" } else { ">}}" };
                found
                    .at(call.span, format!("the shortcode {name} is not ended by `{end}`"))
                    .label("the build stops here")
                    .help(format!("write `{end}` behind its last argument, and close every quote"));
            }
            PairFault::Unclosed => {
                found
                    .at(call.span, format!("the shortcode {name} is never closed"))
                    .label("the build stops here")
                    .help(format!("write `{close}` where its text ends"));
            }
            PairFault::Crossed(closer) => {
                let around = subject.post.slice(closer);
                found
                    .at(call.span, format!("the shortcode {name} is not closed before the one round it"))
                    .label("Hugo stops here, or gives one the text of the other")
                    .help(format!("write `{close}` before `{around}`"))
                    .related(closer, "closes the shortcode round it");
            }
            PairFault::Lone => {
                found
                    .at(call.span, format!("the shortcode {name} is closed, but never opened"))
                    .label("the build stops here")
                    .help("open it before its text, or remove this");
            }
            PairFault::Refused => {
                found
                    .at(call.span, format!("the shortcode {name} takes no text and must not be closed"))
                    .label("the build stops here")
                    .help(if call.closing { "remove the closing call" } else { "remove the slash" });
            }
        }
    }
}

/// Zola's `{% name() %}` … `{% end %}`. A lone `{% end %}` may be text.
fn check_zola(subject: &Subject<'_>, found: &mut Findings<'_>) {
    let Some(words) = subject.generator().vocabulary() else { return };
    let mut open: Vec<&TemplateCall> = Vec::new();
    let tags = subject.post.body.templates.iter().filter(|call| call.form == TemplateForm::Tag && !call.in_code);
    for call in tags {
        // A code-like pair is one call with both ends.
        let is_whole = subject.post.slice(call.span).matches("%}").count() > 1;
        match call.name.as_str() {
            "end" => drop(open.pop()),
            name if call.closed && !is_whole && words.get(name) != Some(Inner::Refused) => open.push(call),
            _ => {}
        }
    }
    for call in open {
        found
            .at(call.span, format!("the shortcode {} is never closed", shown(&call.name)))
            .label("the build stops here")
            .help("write `{% end %}` where its text ends");
    }
}
