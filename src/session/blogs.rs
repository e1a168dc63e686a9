//! What looks at all posts of a site: gathers their facts, checked or not, and runs the rules of the site on them.

use super::group::{Beside, Group};
use super::history::Before;
use super::others::facts_of;
use super::run::OUR_FAULT;
use super::{Session, SiteRoot, Standing, paths, source};
use crate::lint::{Clock, Diagnostic};
use crate::report::{FileReport, WorkFault};
use crate::site::{Facts, GeneratorName, Layout, Past};
use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;

/// What counts for a site as a whole: what the configuration at its root says.
pub(super) struct SiteGround {
    /// `None` when the configuration cannot be used.
    pub(super) standing: Option<Standing>,
    pub(super) clock: Clock,
    /// The site's configuration files with what is wrong in them.
    pub(super) configurations: Vec<FileReport>,
    /// Whether something wrong in them makes the run fail.
    pub(super) fails: bool,
}

impl Session {
    /// Runs the rules of a site, if anything has changed since they ran. The tasks in which they find something else
    /// are to be judged again.
    pub(super) fn look_at_site(&self, group: &mut Group) {
        let ground = group.ground.take().unwrap_or_else(|| self.ground(&group.site));
        self.look(group, &ground);
        group.ground = Some(ground);
    }

    fn ground(&self, site: &Arc<SiteRoot>) -> SiteGround {
        // The configuration at the site's root settles the options; that of each post, whether and how much it matters.
        let standing = self.standing(&site.root.join("index.md")).ok();
        let zone = standing.as_ref().map(|standing| site.zone(&standing.project));
        let clock = Clock { now: self.request.now, zone: zone.unwrap_or(jiff::tz::TimeZone::UTC) };
        let (configurations, fails) =
            standing.as_ref().map(|standing| self.check_configuration(standing)).unwrap_or_default();
        SiteGround { standing, clock, configurations, fails }
    }

    fn look(&self, group: &mut Group, ground: &SiteGround) {
        let pending = std::mem::take(&mut group.pending);
        let looks = |standing: &&Standing| self.knows_blogs || standing.rules.look_at_sites();
        let Some(standing) = ground.standing.as_ref().filter(looks) else { return };
        let mut facts = Vec::new();
        if group.others.is_none() {
            let others = self.others(&group.site, group);
            facts = self.gather(group, &ground.clock, others).into_iter().map(Box::new).collect();
        }
        // All at once: a blog that gets its posts one by one is indexed once for each.
        let (edited, read): (Vec<_>, Vec<_>) = pending.into_iter().partition(|at| group.edited.contains_key(at));
        facts.reserve(read.len());
        for at in read {
            facts.extend(self.facts_of_task(group, at, &ground.clock));
        }
        group.survey.put(facts);
        for at in edited {
            self.renew(group, at, &ground.clock);
        }
        if group.survey.is_settled() || group.is_behind() && group.waits {
            return;
        }
        group.fault = None;
        self.look_back(group, standing);
        let past = guarded(|| self.past_of(group, &ground.clock));
        let layout = &group.site.layout;
        let survey = &mut group.survey;
        let find = |layout: &Layout| {
            let past = past.as_ref()?.as_ref();
            let posts = survey.blog().posts().len();
            self.threads
                .run_wider(posts, || guarded(|| survey.findings(layout, &ground.clock, &standing.rules, past).clone()))
        };
        let (found, asked) = self.recording(layout, find);
        group.asked = asked;
        if found.is_none() {
            let path = paths::shown(&self.request.folder, &group.site.root);
            group.fault = Some(WorkFault { path, message: OUR_FAULT.into() });
        }
        let found = found.unwrap_or_default();
        group.beside = self.look_beside(&found, group);
        self.share_out(group, found);
    }

    /// Finds out what the site was, where a rule compares it with that.
    fn look_back(&self, group: &mut Group, standing: &Standing) {
        let Some(since) = group.older.since.as_ref().filter(|_| standing.rules.look_back()) else { return };
        let read = || {
            let changes = since.repository(&standing.site.root)?;
            guarded(|| Before::read(&self.view, &standing.site, &standing.project, changes))?
        };
        group.before.get_or_insert_with(read);
    }

    /// What has become of the posts that the site had.
    fn past_of(&self, group: &Group, clock: &Clock) -> Option<Past> {
        let before = group.before.as_ref()?.as_ref()?;
        let text = |path: &str| Some(group.text(path)?.to_string());
        Some(Self::past(before, &group.site, group.survey.blog(), &clock.zone, &text))
    }

    /// What was found in a file that is no post of the site.
    fn elsewhere(&self, group: &Group, path: &str, mut found: Vec<Diagnostic>) -> Option<Beside> {
        let old = group.older.since.as_ref().zip(group.before.iter().flatten().next())?;
        if group.survey.blog().at_path(path).is_some() {
            return None;
        }
        found.iter_mut().for_each(|found| self.name_places(found, group));
        self.report_elsewhere(&group.site, old, (path, found))
    }

    /// The facts of a task that was examined.
    pub(super) fn facts_of_task(&self, group: &mut Group, at: usize, clock: &Clock) -> Option<Box<Facts>> {
        let known = group.examined.get_mut(at)?.as_mut().ok().and_then(|examined| examined.facts.take());
        if let Some(known) = known {
            return Some(known);
        }
        let site = Arc::clone(&group.site);
        let file = group.tasks.get(at)?.file.clone();
        match group.examined.get_mut(at)? {
            // A post on which no rule of the site is to speak is there for the others all the same.
            Ok(examined) => {
                let of = |layout: &Layout| facts_of(&site, layout, &site.path(&file), examined.text.to_string(), clock);
                let (facts, asked) = self.recording(&site.layout, |layout| guarded(|| of(layout)));
                examined.asked.extend(asked);
                facts.map(Box::new)
            }
            // One that the rules broke on is there for the others, too.
            Err(_) if site.layout.generator.name() != GeneratorName::Plain => {
                self.gather(group, clock, BTreeSet::from([file])).pop().map(Box::new)
            }
            Err(_) => {
                let path = site.path(&file);
                group.survey.retain(|known| known != path);
                None
            }
        }
    }

    /// Gives each task what the rules of the site found in it.
    fn share_out(&self, group: &mut Group, found: BTreeMap<String, Vec<Diagnostic>>) {
        let mut lists = vec![Vec::new(); group.tasks.len()];
        for (path, found) in found {
            let Some(at) = group.at_path(&path) else {
                group.beside.extend(self.elsewhere(group, &path, found));
                continue;
            };
            let Some((task, list)) = group.tasks.get(at).zip(lists.get_mut(at)) else { continue };
            for mut finding in found {
                let Some(active) = task.standing.rules.get(finding.rule) else { continue };
                finding.severity = active.severity;
                self.name_places(&mut finding, group);
                list.push(finding);
            }
        }
        for (at, (old, new)) in group.of_site.iter_mut().zip(lists).enumerate() {
            if *old != new {
                *old = new;
                group.due.insert(at);
            }
        }
    }

    /// Names the other files of a finding as the author sees them.
    pub(super) fn name_places(&self, finding: &mut Diagnostic, group: &Group) {
        for path in finding.related.iter_mut().filter_map(|related| related.path.as_mut()) {
            *path = paths::shown(&self.request.folder, &group.site.root.join(&*path));
        }
    }

    /// The text of a file that a finding names: as it is checked, which may be newer than the disk, or from there.
    pub(super) fn text_of(&self, group: &Group, shown: &str) -> Option<Arc<str>> {
        let file = paths::absolute(&self.request.folder, Path::new(shown));
        match self.checked_text(group, &group.site.path(&file)) {
            Some(text) => text.ok(),
            None => source::decode(source::read(&self.view, &file).ok()?).ok().map(Arc::from),
        }
    }
}

/// What `work` gives; `None` where the program breaks on it.
pub(super) fn guarded<T>(work: impl FnOnce() -> T) -> Option<T> {
    catch_unwind(AssertUnwindSafe(work)).ok()
}
