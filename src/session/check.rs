//! The pure core: one text in, its findings out. No file, no thread, no clock of its own.

use super::suppress::Suppressions;
use crate::config::ActiveRules;
use crate::document::Post;
use crate::lint::{Clock, Diagnostic, Findings, Registry, Subject};
use crate::site::{Layout, Role};

/// Checks `text` as the post at `path` (below the site's root, with `/`). Without a `role`, the generator says what the
/// file is. The findings are sorted by place, then by the rule's code; suppressed ones are left out.
#[must_use]
pub fn check_post(
    text: String,
    path: &str,
    role: Option<Role>,
    layout: &Layout,
    clock: &Clock,
    rules: &ActiveRules,
    registry: &Registry,
) -> (Post, Vec<Diagnostic>) {
    let role = role.unwrap_or_else(|| layout.generator.role(path));
    let post = Post::parse(text, &layout.generator.dialect(path));
    let subject = Subject { post: &post, path, role, layout, clock };
    let mut found = Vec::new();
    for active in rules.iter() {
        if let Some(rule) = &active.rule {
            rule.check(&subject, &mut Findings::new(active.id, active.severity, &mut found));
        }
    }
    let mut suppressions = Suppressions::new(&post, registry);
    suppressions.apply(&mut found);
    let mut own = suppressions.findings(rules);
    suppressions.apply(&mut own);
    found.append(&mut own);
    found.sort_by_key(|finding| (finding.span, finding.rule));
    (post, found)
}
