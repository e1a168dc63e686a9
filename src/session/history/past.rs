//! Compares what a site was with what it is now.

use super::before::{Before, Old, text};
use super::settles;
use crate::document::Post;
use crate::report::new_lines;
use crate::session::{Session, SiteRoot};
use crate::site::past::{PastPost, Revision, Version};
use crate::site::{Blog, Facts, Past, Role};
use crate::text::{LineIndex, Span};
use jiff::tz::TimeZone;
use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};
use std::collections::HashMap;

/// The site of now.
struct Now<'a> {
    site: &'a SiteRoot,
    blog: &'a Blog,
    zone: &'a TimeZone,
    /// The text of a checked post.
    text: &'a (dyn Fn(&str) -> Option<String> + Sync),
    arrivals: HashMap<&'a str, Vec<&'a Facts>>,
}

impl Session {
    /// What has become of the posts that were there; `text` gives what a checked post holds now, which the disk need not.
    pub(in crate::session) fn past(
        before: &Before,
        site: &SiteRoot,
        blog: &Blog,
        zone: &TimeZone,
        text: &(dyn Fn(&str) -> Option<String> + Sync),
    ) -> Past {
        let now = Now { site, blog, zone, text, arrivals: arrivals(blog, before) };
        let posts = before.posts.par_iter().filter_map(|old| now.compare(old, before)).collect();
        let configuration = site.layout.generator.config_files();
        let mut settings: Vec<&String> = before.settings.iter().filter(|file| settles(file, configuration)).collect();
        settings.sort_by_key(|file| !configuration.contains(file));
        Past {
            commit: before.commit.clone(),
            made: before.made,
            posts,
            settings: settings.into_iter().map(|file| (file.clone(), now.first_new_line(file, before))).collect(),
            base: before.base(),
            redirects: before.redirects.clone(),
        }
    }
}

/// The posts whose files are new, by their titles.
fn arrivals<'a>(blog: &'a Blog, before: &Before) -> HashMap<&'a str, Vec<&'a Facts>> {
    let mut found: HashMap<&str, Vec<&Facts>> = HashMap::new();
    for post in blog.posts().iter().filter(|post| before.new.contains(&post.path)) {
        if let Some(title) = &post.title {
            found.entry(&title.text).or_default().push(post);
        }
    }
    found
}

impl Now<'_> {
    /// What has become of one post; `None` where nothing has, or nobody can tell.
    fn compare(&self, old: &Old, before: &Before) -> Option<PastPost> {
        let Some(path) = old.now.as_deref().or_else(|| self.arrival(old)) else { return Some(gone(old)) };
        let Some(now) = self.blog.at_path(path).and_then(|at| self.blog.posts().get(at)) else {
            // What is still a post and is not among them could not be read.
            let is_post = matches!(self.site.layout.generator.role(path), Role::Post | Role::Page);
            return if is_post { None } else { Some(gone(old)) };
        };
        if !old.is_changed && now.page == old.facts.page {
            return None;
        }
        let written = self.written(path)?;
        let again = Post::parse(written.clone(), &before.layout.generator.dialect(path));
        let post = Post::parse(written, &self.site.layout.generator.dialect(path));
        let then = Version { path: &old.facts.path, post: &old.post, layout: &before.layout, zone: &before.zone };
        let version = Version { path, post: &post, layout: &self.site.layout, zone: self.zone };
        let url = now.page.url.as_ref().map(|url| url.path.as_str());
        Some(PastPost { facts: old.facts.clone(), now: Some(Revision::new(&old.facts, then, version, &again, url)) })
    }

    /// The new post that a post has become which git does not know again, as it has never seen the new file: one with the same
    /// title, and the same date or body.
    fn arrival(&self, old: &Old) -> Option<&str> {
        let body = old.post.slice(old.post.body.span).trim();
        let same = self.arrivals.get(old.facts.title.as_ref()?.text.as_str())?.iter().find(|new| {
            let is_same_day =
                old.facts.page.date.is_some_and(|date| Some(date.instant) == new.page.date.map(|it| it.instant));
            is_same_day
                || !body.is_empty() && self.written(&new.path).is_some_and(|text| text.trim_end().ends_with(body))
        });
        same.map(|post| post.path.as_str())
    }

    fn written(&self, path: &str) -> Option<String> {
        (self.text)(path).or_else(|| text(self.site.layout.disk.as_ref(), path))
    }

    /// The first line of `file` that is new.
    fn first_new_line(&self, file: &str, before: &Before) -> Span {
        let (Some(now), Some(then)) =
            (text(self.site.layout.disk.as_ref(), file), text(before.layout.disk.as_ref(), file))
        else {
            return Span::empty(0);
        };
        let first = new_lines(&then, &now).iter().position(|is_new| *is_new);
        first.map_or(Span::empty(0), |line| LineIndex::new(&now).line_content(line, &now))
    }
}

fn gone(old: &Old) -> PastPost {
    PastPost { facts: old.facts.clone(), now: None }
}
