//! How often the rules of a site run while its posts are edited.

use super::Survey;
use crate::config::{ActiveRules, Flags, Settings};
use crate::document::Post;
use crate::lint::{Clock, Registry};
use crate::rules;
use crate::site::disk::MapDisk;
use crate::site::{Facts, GeneratorName, Layout, Role, by_name};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use std::sync::Arc;

struct Editor {
    survey: Survey,
    layout: Layout,
    clock: Clock,
    rules: ActiveRules,
}

impl Editor {
    fn new() -> Self {
        let disk = MapDisk::new([("hugo.toml", "baseURL = \"https://example.org/\"\n")]);
        let registry = Registry::new(rules::all());
        let settings = Settings::merge(&[], Flags::default(), &registry);
        Self {
            survey: Survey::default(),
            layout: Layout { generator: by_name(GeneratorName::Hugo, &disk), disk: Arc::new(disk) },
            clock: Clock { now: Timestamp::UNIX_EPOCH, zone: TimeZone::UTC },
            rules: ActiveRules::build(&settings, &[], &registry).expect("the defaults can be built"),
        }
    }

    /// Saves a post; whether its facts have changed.
    fn save(&mut self, path: &str, url: &str, body: &str) -> bool {
        let text = format!("---\ntitle: {path}\ndate: 1969-05-01\nurl: {url}\n---\n\n{body}\n");
        let post = Post::parse(text, &self.layout.generator.dialect(path));
        self.survey.put([Facts::of(&post, path, Role::Post, &self.layout, &self.clock.zone)])
    }

    /// The posts in which the rules of the site find something.
    fn found(&mut self) -> Vec<String> {
        self.survey.findings(&self.layout, &self.clock, &self.rules, None).keys().cloned().collect()
    }
}

#[test]
fn the_rules_run_again_only_when_facts_have_changed() {
    let mut editor = Editor::new();
    for number in 0..20 {
        assert!(editor.save(&format!("content/posts/{number}.md"), &format!("/글/{number}/"), "본문"));
    }
    assert!(editor.found().is_empty() && editor.found().is_empty());
    assert_eq!(editor.survey.runs(), 1);

    assert!(!editor.save("content/posts/3.md", "/글/3/", "다른 본문"), "prose is no fact");
    assert!(editor.found().is_empty());
    assert_eq!(editor.survey.runs(), 1);

    assert!(editor.save("content/posts/3.md", "/글/4/", "다른 본문"));
    assert_eq!(editor.found(), ["content/posts/3.md", "content/posts/4.md"]);
    assert_eq!(editor.survey.runs(), 2);

    let is_gone = |editor: &mut Editor| editor.survey.retain(|path| path != "content/posts/4.md");
    assert!(is_gone(&mut editor) && !is_gone(&mut editor));
    assert!(editor.found().is_empty());
    assert_eq!(editor.survey.runs(), 3);
}
