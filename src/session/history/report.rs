//! Findings in files that are not checked: posts that are gone, and settings that move posts.

use super::Before;
use crate::lint::Diagnostic;
use crate::report::FileReport;
use crate::session::group::Beside;
use crate::session::since::Since;
use crate::session::{Session, SiteRoot, paths};
use std::sync::Arc;

impl Session {
    /// Reports what was found in the file at `path`, below the root of `site`, where it was asked for. What a file that is
    /// gone held is shown as it was; the configuration that counts for its path says whether a rule may speak of it.
    pub(in crate::session) fn report_elsewhere(
        &self,
        site: &SiteRoot,
        (since, before): (&Since, &Before),
        (path, found): (&str, Vec<Diagnostic>),
    ) -> Option<Beside> {
        let file = site.root.join(path);
        let standing = self.standing(&file).ok()?;
        let old = before.text(path);
        // What else has changed since then is no matter of this commit.
        let is_staged = self.staged.as_ref().is_none_or(|staged| staged.has(&file) || staged.has_lost(&file));
        let is_wanted = is_staged
            && match old {
                Some(_) => since.asks_for(&file) && standing.project.wants(&file),
                None => since.asks_below(&site.root),
            };
        let text = old.map(str::to_owned).or_else(|| site.layout.disk.text(path)).filter(|_| is_wanted)?;
        let mut diagnostics: Vec<Diagnostic> = found
            .into_iter()
            .filter_map(|found| Some(Diagnostic { severity: standing.rules.get(found.rule)?.severity, ..found }))
            .collect();
        diagnostics.sort_by_key(|found| (found.span, found.rule));
        let report = FileReport { path: paths::shown(&self.request.folder, &file), text: Arc::from(text), diagnostics };
        (!report.diagnostics.is_empty()).then_some(Beside { standing, report, is_post: old.is_some() })
    }
}
