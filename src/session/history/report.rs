//! Findings in files that are not checked: posts that are gone, and settings that move posts.

use super::Before;
use crate::lint::Diagnostic;
use crate::report::FileReport;
use crate::session::blogs::OfSite;
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
        of_site: &mut OfSite,
    ) {
        let file = site.root.join(path);
        let Ok(standing) = self.standing(&file) else { return };
        let old = before.text(path);
        let is_wanted = match old {
            Some(_) => since.asks_for(&file) && standing.project.wants(&file),
            None => since.asks_below(&site.root),
        };
        let Some(text) = old.map(str::to_owned).or_else(|| site.layout.disk.text(path)).filter(|_| is_wanted) else {
            return;
        };
        let mut diagnostics: Vec<Diagnostic> = found
            .into_iter()
            .filter_map(|found| Some(Diagnostic { severity: standing.rules.get(found.rule)?.severity, ..found }))
            .collect();
        diagnostics.sort_by_key(|found| (found.span, found.rule));
        let threshold = standing.project.settings.fail_on.value;
        of_site.fails |= diagnostics.iter().any(|found| threshold.fails(found.severity));
        if !diagnostics.is_empty() {
            let path = paths::shown(&self.request.folder, &file);
            of_site.gone += usize::from(old.is_some());
            of_site.configurations.push(FileReport { path, text: Arc::from(text), diagnostics });
        }
    }
}
