//! `include-missing`: a template call that names a file which is not there.

use crate::lint::{BadOption, Define, Findings, PostRule, SUGGESTIONS, Subject, near_file, shown};
use crate::site::GeneratorName;

/// See `rules/body/include-missing.md`.
pub struct IncludeMissing;

impl Define for IncludeMissing {
    type Options = ();

    fn new((): ()) -> Result<Self, BadOption> {
        Ok(Self)
    }
}

impl PostRule for IncludeMissing {
    fn check(&self, subject: &Subject<'_>, found: &mut Findings<'_>) {
        if !subject.is_content() || !subject.runs_templates() {
            return;
        }
        let generator = subject.generator();
        let disk = subject.layout.disk.as_ref();
        let calls = subject.post.body.templates.iter().filter(|call| call.closed && !call.closing);
        let files = calls.filter_map(|call| generator.called_file(subject.path, call));
        let missing = files.filter(|(_, places)| !places.iter().any(|place| disk.has_file(place)));
        for (nth, (argument, places)) in missing.enumerate() {
            let near = (nth < SUGGESTIONS).then(|| near_file(disk, &places)).flatten();
            let help = match (near, places.first()) {
                (Some(near), _) => format!("did you mean `{near}`?"),
                (None, Some(place)) => format!("it is looked for at `{place}`: put the file there, or correct the name"),
                (None, None) => "correct the name".to_owned(),
            };
            found
                .at(argument.span, format!("the file {} does not exist", shown(&argument.value)))
                .label(match generator.name() {
                    GeneratorName::Hexo => "readers see nothing here",
                    _ => "the build stops here",
                })
                .help(help);
        }
    }
}
