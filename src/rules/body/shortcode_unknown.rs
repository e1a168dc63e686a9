//! `shortcode-unknown`: a shortcode or tag that nothing answers.

use crate::document::body::{TemplateCall, TemplateForm};
use crate::lint::{BadOption, Define, Findings, PostRule, SUGGESTIONS, Subject, is_shortcode, nearest, shown};
use crate::site::{GeneratorName, Vocabulary};
use crate::text::Span;

/// See `rules/body/shortcode-unknown.md`.
pub struct ShortcodeUnknown;

impl Define for ShortcodeUnknown {
    type Options = ();

    fn new((): ()) -> Result<Self, BadOption> {
        Ok(Self)
    }
}

impl PostRule for ShortcodeUnknown {
    fn check(&self, subject: &Subject<'_>, found: &mut Findings<'_>) {
        let Some(words) = subject.generator().vocabulary().filter(|words| words.complete) else { return };
        if !subject.is_content() || !subject.runs_templates() {
            return;
        }
        let generator = subject.generator().name();
        let calls = subject.post.body.templates.iter().filter(|call| call.closed && !call.closing);
        let unknown = calls.filter(|call| is_answered(call, generator) && words.get(&call.name).is_none());
        for (nth, call) in unknown.enumerate() {
            let near = if nth < SUGGESTIONS { near(&call.name, words) } else { None };
            let kind = if is_tag_language(generator) { "tag" } else { "shortcode" };
            found
                .at(name_span(subject, call), format!("there is no {kind} {}", shown(&call.name)))
                .label("the build stops here")
                .help(help(call, generator, near));
        }
    }
}

/// Whether the generator must answer the call. Hexo and Zola are given the benefit of the doubt in code.
fn is_answered(call: &TemplateCall, generator: GeneratorName) -> bool {
    let is_named = !call.name.is_empty();
    match generator {
        // `name.inline` brings its own template.
        GeneratorName::Hugo => is_named && is_shortcode(call) && !call.name.ends_with(".inline"),
        GeneratorName::Zola => {
            is_named && !call.in_code && matches!(call.form, TemplateForm::Tag | TemplateForm::Output)
        }
        GeneratorName::Jekyll => is_named && call.form == TemplateForm::Tag,
        GeneratorName::Hexo => is_named && !call.in_code && call.form == TemplateForm::Tag,
        _ => false,
    }
}

fn is_tag_language(generator: GeneratorName) -> bool {
    matches!(generator, GeneratorName::Jekyll | GeneratorName::Hexo)
}

/// The name that was most likely meant: without the file's suffix, in another folder, or after a slip.
fn near<'w>(name: &str, words: &'w Vocabulary) -> Option<&'w str> {
    let stem = name.split('.').next().unwrap_or(name);
    let last = stem.rsplit('/').next().unwrap_or(stem);
    let same = |word: &&str| word.eq_ignore_ascii_case(stem) || word.rsplit('/').next() == Some(last);
    words.names().find(same).or_else(|| nearest(stem, words.names()))
}

fn help(call: &TemplateCall, generator: GeneratorName, near: Option<&str>) -> String {
    let name = &call.name;
    let escape = match (generator, call.form) {
        (GeneratorName::Hugo, TemplateForm::HugoPercent) => format!("{{{{%/* {name} */%}}}}"),
        (GeneratorName::Hugo, _) => format!("{{{{</* {name} */>}}}}"),
        _ => "{% raw %}".to_owned(),
    };
    match (near, generator) {
        (Some(near), _) if !call.in_code => format!("did you mean `{near}`?"),
        (_, GeneratorName::Hugo) if call.in_code => {
            format!("Hugo runs shortcodes in code as well: write `{escape}` to show it")
        }
        (_, GeneratorName::Jekyll) if call.in_code => {
            "Liquid runs in code as well: put it between `{% raw %}` and `{% endraw %}` to show it".to_owned()
        }
        (Some(near), _) => format!("did you mean `{near}`?"),
        (None, GeneratorName::Hugo) => {
            format!("correct the name, add `layouts/shortcodes/{name}.html`, or write `{escape}` to show it")
        }
        (None, GeneratorName::Zola) => {
            format!("correct the name, add `templates/shortcodes/{name}.html`, or write `{{{{/* {name}() */}}}}` to show it")
        }
        (None, _) => "correct the name, or put it between `{% raw %}` and `{% endraw %}` to show it".to_owned(),
    }
}

/// The name inside the call.
fn name_span(subject: &Subject<'_>, call: &TemplateCall) -> Span {
    let start = call.span.start();
    let at = subject.post.slice(call.span).find(&call.name).map(|at| start + at);
    at.map_or(call.span, |at| Span::new(at, at + call.name.len()))
}
