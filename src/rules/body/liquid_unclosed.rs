//! `liquid-unclosed`: a Liquid or Nunjucks block without its end, an end without its block, a call without its braces.

use crate::document::body::{TemplateCall, TemplateForm};
use crate::lint::{BadOption, Define, Findings, PostRule, Subject, shown};
use crate::site::{GeneratorName, Inner, Vocabulary};
use std::collections::{HashMap, HashSet};

/// See `rules/body/liquid-unclosed.md`.
pub struct LiquidUnclosed;

impl Define for LiquidUnclosed {
    type Options = ();

    fn new((): ()) -> Result<Self, BadOption> {
        Ok(Self)
    }
}

impl PostRule for LiquidUnclosed {
    fn check(&self, subject: &Subject<'_>, found: &mut Findings<'_>) {
        let generator = subject.generator().name();
        let is_liquid = matches!(generator, GeneratorName::Jekyll | GeneratorName::Eleventy | GeneratorName::Hexo);
        let Some(words) = subject.generator().vocabulary().filter(|_| is_liquid) else { return };
        if !subject.is_content() || !subject.runs_templates() {
            return;
        }
        // Hexo's readers put some code aside first.
        let calls = subject.post.body.templates.iter().filter(|call| !call.in_code || generator != GeneratorName::Hexo);
        let calls: Vec<_> =
            calls.filter(|call| matches!(call.form, TemplateForm::Tag | TemplateForm::Output)).collect();
        if let Some(call) = calls.iter().find(|call| !call.closed) {
            let end = if call.form == TemplateForm::Tag { "%}" } else { "}}" };
            found
                .at(call.span, format!("{} is not ended by `{end}`", shown(subject.post.slice(call.span).trim_end())))
                .label(format!("the build stops here, or text up to the next `{end}` is lost"))
                .help(format!("write `{end}` behind it, or put it between `{{% raw %}}` and `{{% endraw %}}` to show it"));
            return;
        }
        check_blocks(subject, words, &calls, found);
    }
}

fn check_blocks(subject: &Subject<'_>, words: &Vocabulary, calls: &[&TemplateCall], found: &mut Findings<'_>) {
    let mut open: Vec<&TemplateCall> = Vec::new();
    // How many of each name are open: an end without its block costs no search.
    let mut waiting: HashMap<&str, usize> = HashMap::new();
    let mut crossed: HashSet<&str> = HashSet::new();
    for call in calls.iter().filter(|call| call.form == TemplateForm::Tag) {
        let is_block = |name: &str| words.get(name) == Some(Inner::Wanted);
        let ended = call.name.strip_prefix("end").filter(|name| is_block(name));
        if let Some(name) = ended {
            match waiting.get_mut(name).filter(|count| **count > 0) {
                Some(_) => {
                    while let Some(left) = open.pop() {
                        waiting.entry(&left.name).and_modify(|count| *count -= 1);
                        if left.name == name {
                            break;
                        }
                        crossed.insert(&left.name);
                        report(left, Some(call), found);
                    }
                }
                None if crossed.remove(name) => {}
                None => {
                    found
                        .at(call.span, format!("{} ends a block that was never begun", shown(&call.name)))
                        .label("the build stops here")
                        .help(format!("begin it with `{{% {name} %}}`, or remove this"));
                }
            }
        } else if is_block(&call.name) && subject.post.slice(call.span).matches("%}").count() == 1 {
            // A code-like block with its end is one call, and has the sign twice.
            *waiting.entry(&call.name).or_default() += 1;
            open.push(call);
        }
    }
    open.into_iter().for_each(|left| report(left, None, found));
}

fn report(block: &TemplateCall, outer_end: Option<&TemplateCall>, found: &mut Findings<'_>) {
    let name = &block.name;
    let finding = found.at(block.span, format!("the block {} is never ended", shown(name)));
    finding.label("the build stops here").help(format!("write `{{% end{name} %}}` where it ends"));
    if let Some(end) = outer_end {
        finding.related(end.span, "the block round it ends here");
    }
}
