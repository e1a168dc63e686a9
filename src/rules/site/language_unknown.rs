//! `language-unknown`: a file name that names a language which the site does not have.

use crate::lint::{BadOption, Define, SiteFindings, SiteRule, SiteSubject, shown};
use crate::site::facts::Withheld;
use crate::site::{Blog, Facts, GeneratorName, url_key};

/// Languages in which blogs are written (ISO 639-1). Other pairs of letters are more often something else: `js`, `go`.
const LANGUAGES: [&str; 48] = [
    "ar", "bg", "bn", "ca", "cs", "da", "de", "el", "en", "eo", "es", "et", "eu", "fa", "fi", "fr", "gl", "he", "hi", "hr",
    "hu", "id", "is", "it", "ja", "ka", "kk", "ko", "lt", "lv", "ms", "nb", "nl", "no", "pl", "pt", "ro", "ru", "sk", "sl",
    "sr", "sv", "ta", "th", "tr", "uk", "vi", "zh",
];

/// See `rules/site/language-unknown.md`.
pub struct LanguageUnknown;

impl Define for LanguageUnknown {
    type Options = ();

    fn new((): ()) -> Result<Self, BadOption> {
        Ok(Self)
    }
}

impl SiteRule for LanguageUnknown {
    fn check(&self, subject: &SiteSubject<'_>, found: &mut SiteFindings<'_>) {
        let generator = subject.layout.generator.name();
        if !matches!(generator, GeneratorName::Hugo | GeneratorName::Zola) {
            return;
        }
        for (at, post) in subject.blog.posts().iter().enumerate() {
            let Some((code, sibling)) = unknown(subject.blog, post) else { continue };
            let message =
                format!("{} is no language of the site, and becomes a part of the post's name", shown(code));
            let finding = found.at(at, post.place(), message);
            finding.help("add the language to the site's configuration, or rename the file");
            finding.related_in(sibling.path.clone(), sibling.place(), "the post that it seems to translate");
        }
    }
}

/// The language that the name of the post's file ends with although its URL has it too, and the file beside it that has
/// the same name without it.
fn unknown<'a>(blog: &'a Blog, post: &'a Facts) -> Option<(&'a str, &'a Facts)> {
    // What is no page of its own is the subject of `post-not-published`.
    if matches!(post.page.withheld, Some(Withheld::Swallowed { .. })) {
        return None;
    }
    let (stem, extension) = post.path.rsplit_once('.')?;
    let (base, code) = stem.rsplit_once('.').filter(|(_, code)| !code.contains('/'))?;
    let language = code.split(['-', '_']).next()?;
    let key = url_key(&post.page.url.as_ref()?.path).to_lowercase();
    let is_kept = key.ends_with(&format!(".{}", code.to_lowercase()));
    if !LANGUAGES.contains(&language.to_lowercase().as_str()) || code.len() > 7 || !is_kept {
        return None;
    }
    let sibling = blog.at_path(&format!("{base}.{extension}"))?;
    Some((code, &blog.posts()[sibling]))
}
