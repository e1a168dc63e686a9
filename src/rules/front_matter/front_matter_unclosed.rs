//! `front-matter-unclosed`: an opening fence that nothing closes.

use crate::document::front_matter::FaultKind;
use crate::lint::{BadOption, Define, Findings, PostRule, Subject};
use crate::site::GeneratorName;

/// See `rules/front-matter/front-matter-unclosed.md`.
pub struct FrontMatterUnclosed;

impl Define for FrontMatterUnclosed {
    type Options = ();

    fn new((): ()) -> Result<Self, BadOption> {
        Ok(Self)
    }
}

impl PostRule for FrontMatterUnclosed {
    fn check(&self, subject: &Subject<'_>, found: &mut Findings<'_>) {
        let Some(matter) = &subject.post.front_matter else { return };
        for fault in matter.faults.iter().filter(|fault| fault.kind == FaultKind::Unclosed) {
            let diagnostic = found.at(fault.span, fault.message.as_str());
            diagnostic.label(consequence(subject.generator().name()));
            if let Some(help) = &fault.help {
                diagnostic.help(help.as_str());
            }
        }
    }
}

fn consequence(generator: GeneratorName) -> &'static str {
    match generator {
        GeneratorName::Hugo | GeneratorName::Zola => "the build stops here",
        GeneratorName::Eleventy | GeneratorName::Docusaurus => "the rest of the file is taken for metadata",
        GeneratorName::Jekyll | GeneratorName::Hexo => "readers see the metadata as text",
        GeneratorName::Astro | GeneratorName::Plain => "opened here, and closed nowhere",
    }
}
