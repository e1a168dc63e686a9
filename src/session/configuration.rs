//! What is wrong in a site's own configuration: reported at its place, while the run goes on with what is known.

use super::{Session, Standing, paths};
use crate::document::front_matter::{Format, parse_document};
use crate::lint::Findings;
use crate::report::FileReport;
use std::sync::Arc;

/// The rule that speaks of configuration files that cannot be read.
const SITE_CONFIG_INVALID: &str = "site-config-invalid";

impl Session {
    /// Reads the configuration files of a site once more, for their faults: those with any, and whether these make the
    /// run fail.
    pub(super) fn check_configuration(&self, standing: &Standing) -> (Vec<FileReport>, bool) {
        let (mut found_in, mut fails) = (Vec::new(), false);
        let Some(rule) = self.registry().find(SITE_CONFIG_INVALID).and_then(|id| standing.rules.get(id)) else {
            return (found_in, fails);
        };
        let site = &standing.site;
        for file in site.layout.generator.config_files() {
            let Some(text) = site.layout.disk.text(file) else { continue };
            let Err(fault) = parse_document(&text, format_of(file)) else { continue };
            let mut diagnostics = Vec::new();
            let mut found = Findings::new(rule.id, rule.severity, &mut diagnostics);
            let found = found.at(fault.span, fault.message);
            found.label("the generator stops here, or reads something else");
            if let Some(help) = fault.help {
                found.help(help);
            }
            fails |= standing.project.settings.fail_on.value.fails(rule.severity);
            let path = paths::shown(&self.request.folder, &site.root.join(file));
            found_in.push(FileReport { path, text: Arc::from(text), diagnostics });
        }
        (found_in, fails)
    }
}

/// The language of a configuration file, by its ending.
fn format_of(file: &str) -> Format {
    match file.rsplit('.').next() {
        Some("toml") => Format::Toml,
        Some("json") => Format::Json,
        _ => Format::Yaml,
    }
}
