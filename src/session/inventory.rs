//! The inventory of a blog: what its generator makes of every post and page, in the order of their paths.

use super::progress::Work;
use super::{Plan, Session, Standing, Task, source};
use crate::config::ConfigError;
use crate::document::Post;
use crate::lint::Clock;
use crate::report::WorkFault;
use crate::report::inventory::{Entry, Inventory};
use crate::site::facts::PageDate;
use crate::site::{Facts, Role};
use crate::text::fold;
use jiff::Timestamp;
use std::cmp::Reverse;

/// Which posts an inventory tells of, and in which order.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// Only those that their authors marked as drafts.
    pub drafts: bool,
    /// Only those that are not published now.
    pub unpublished: bool,
    /// Only those with one of these tags, whatever the case; empty for all.
    pub tags: Vec<String>,
    /// Only those in one of these languages, whatever the case; empty for all.
    pub languages: Vec<String>,
    /// The newest first, those without a date last, in place of the order of their paths.
    pub by_date: bool,
}

impl Wanted {
    fn has(&self, entry: &Entry) -> bool {
        let one_of = |asked: &[String], found: &[String]| {
            asked.is_empty() || found.iter().any(|found| asked.iter().any(|asked| fold(asked) == fold(found)))
        };
        (!self.drafts || entry.draft)
            && (!self.unpublished || !entry.published)
            && one_of(&self.tags, &entry.tags)
            && one_of(&self.languages, entry.language.as_slice())
    }
}

impl Session {
    /// The posts and pages below the paths of the request, those that the configuration keeps from being checked among
    /// them: the generator does not ask it.
    ///
    /// # Errors
    /// A configuration that cannot be used.
    pub fn inventory(&self, wanted: &Wanted) -> Result<Inventory, ConfigError> {
        let Plan { tasks, faults, .. } = self.plan_of(|_, _, _| true)?;
        let told = self.threads.run(tasks.len(), || self.on_all(Work::List, &tasks, |task| self.entry(task)));
        let mut inventory = Inventory { faults, ..Inventory::default() };
        let mut dated = Vec::new();
        for told in told {
            match told {
                Ok(told) => dated.extend(told),
                Err(fault) => inventory.faults.push(fault),
            }
        }
        inventory.faults.sort_by(|a, b| a.path.cmp(&b.path));
        inventory.total = dated.len();
        dated.retain(|(_, entry)| wanted.has(entry));
        if wanted.by_date {
            dated.sort_by_key(|(instant, _)| Reverse(*instant));
        }
        inventory.entries = dated.into_iter().map(|(_, entry)| entry).collect();
        Ok(inventory)
    }

    /// What the inventory says of one file; nothing where it is no page, or one that lists others.
    fn entry(&self, task: &Task) -> Result<Option<Dated>, WorkFault> {
        let Standing { project, site, .. } = &task.standing;
        let (path, role, generator) = (task.path.as_str(), task.role, &site.layout.generator);
        if !matches!(role, Role::Post | Role::Page) {
            return Ok(None);
        }
        let bytes = source::read(&self.view, &task.file).and_then(|bytes| source::measure(&bytes).map(|()| bytes));
        let bytes = bytes.map_err(|message| task.fault(message))?;
        task.guard(|| {
            // A generator reads on past wrong bytes, and so does its inventory.
            let text = source::decode(bytes).unwrap_or_else(|fault| fault.text);
            let clock = Clock { now: self.request.now, zone: site.zone(project) };
            let post = Post::parse(text, &generator.dialect(path));
            let facts = Facts::of(&post, path, role, &site.layout, &clock.zone);
            let heading = post.body.headings.first().filter(|heading| heading.level == 1 && !heading.has_template);
            let heading = heading.filter(|_| generator.title_from_heading()).map(|heading| heading.text.clone());
            let made = heading.or_else(|| generator.title_from_name(path));
            let instant = facts.page.date.map(|date| date.instant);
            (!facts.page.is_section).then(|| (instant, entry(task, facts, made, &clock)))
        })
    }
}

/// An entry with the moment by which it is sorted.
type Dated = (Option<Timestamp>, Entry);

fn entry(task: &Task, facts: Facts, made: Option<String>, clock: &Clock) -> Entry {
    let page = facts.page;
    let reason = page.withheld(clock.now).map(|why| why.as_str());
    Entry {
        path: task.shown.clone(),
        title: facts.title.map(|title| title.text).or(made).filter(|title| !title.trim().is_empty()),
        date: page.date.map(rfc3339),
        url: page.url.map(|url| url.path),
        aliases: page.aliases.into_iter().map(|alias| alias.text).collect(),
        draft: page.draft,
        published: reason.is_none(),
        reason,
        tags: page.terms.into_iter().filter(|term| term.taxonomy == TAGS).map(|term| term.term).collect(),
        language: page.language,
        generator: task.standing.site.layout.generator.name().as_str(),
    }
}

/// The taxonomy whose terms are the tags of a post.
const TAGS: &str = "tags";

fn rfc3339(date: PageDate) -> String {
    date.instant.display_with_offset(date.offset).to_string()
}
