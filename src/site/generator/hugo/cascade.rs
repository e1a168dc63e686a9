//! The fields that a section, or the configuration, hands down to pages (`cascade`), as far as they decide whether a
//! page is published.

use super::glob::Glob;
use super::publication::Render;
use super::version::Version;
use crate::site::settings::Settings;

/// What one place hands down, in the order in which it is written.
#[derive(Clone, Debug, Default)]
pub struct Cascade {
    rules: Vec<Rule>,
}

#[derive(Clone, Debug)]
struct Rule {
    path: Glob,
    kind: Glob,
    language: Glob,
    environment: Glob,
    fields: Handed,
}

/// The fields that are handed down.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Handed {
    /// `draft`.
    pub draft: Option<bool>,
    /// `headless`.
    pub headless: Option<bool>,
    /// `build.render`.
    pub render: Option<Render>,
}

/// A page, as the target of a rule names it.
#[derive(Clone, Copy, Debug)]
pub struct Target<'a> {
    /// Its path below the content, `/posts/a`, in lower case.
    pub path: &'a str,
    /// Its kind.
    pub kind: &'static str,
    /// Its language.
    pub language: &'a str,
}

impl Cascade {
    /// Reads `cascade` of a configuration or of front matter.
    pub fn new(settings: &Settings, version: Version) -> Self {
        let rule = |table: &Settings| {
            let target = |key: &str| table.text(&format!("target.{key}")).or(table.text(&format!("_target.{key}")));
            let render = table.text(version.build_key());
            Rule {
                path: Glob::new(target("path")),
                kind: Glob::new(target("kind")),
                language: Glob::new(target("lang")),
                environment: Glob::new(target("environment")),
                fields: Handed {
                    draft: table.flag("draft"),
                    headless: table.flag("headless"),
                    render: render.and_then(Render::parse),
                },
            }
        };
        Self { rules: settings.tables("cascade").into_iter().map(rule).collect() }
    }

    /// Adds to `handed` what it does not hold yet.
    pub fn hand(&self, target: Target<'_>, handed: &mut Handed) {
        for rule in self.rules.iter().filter(|rule| rule.fits(target)) {
            handed.draft = handed.draft.or(rule.fields.draft);
            handed.headless = handed.headless.or(rule.fields.headless);
            handed.render = handed.render.or(rule.fields.render);
        }
    }
}

impl Rule {
    fn fits(&self, target: Target<'_>) -> bool {
        self.path.fits(target.path)
            && self.kind.fits(target.kind)
            && self.language.fits(target.language)
            && self.environment.fits("production")
    }
}

#[cfg(test)]
mod tests {
    use super::{Cascade, Handed, Render, Target, Version};
    use crate::site::settings::Settings;

    #[test]
    fn a_target_picks_pages_and_the_first_to_hand_a_field_down_wins() {
        let near = Cascade::new(
            &Settings::sample(&[("cascade.draft", "true"), ("cascade.target.path", "/posts/wip/**")]),
            Version::default(),
        );
        let far = Cascade::new(
            &Settings::sample(&[("cascade.draft", "false"), ("cascade.build.render", "never")]),
            Version::default(),
        );
        let handed = |path| {
            let mut handed = Handed::default();
            let target = Target { path, kind: "page", language: "ko" };
            near.hand(target, &mut handed);
            far.hand(target, &mut handed);
            handed
        };
        let render = Some(Render::Never);
        assert_eq!(handed("/posts/wip/a"), Handed { draft: Some(true), headless: None, render });
        assert_eq!(handed("/posts/a"), Handed { draft: Some(false), headless: None, render });
    }
}
