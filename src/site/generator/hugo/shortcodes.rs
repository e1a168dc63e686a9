//! Hugo's shortcodes: its own, and the templates in the layouts of the site and of the themes on disk.

use super::content::mounted;
use crate::site::settings::Settings;
use crate::site::vocabulary::{Inner, Vocabulary, files_below};
use crate::site::{Disk, path};
use std::collections::BTreeSet;

/// Those of Hugo 0.111 and 0.168 together (tpl/tplimpl/embedded/templates/_shortcodes): which version builds the blog is
/// seldom known.
const OWN: [(&str, Inner); 22] = [
    ("1__h_simple_assets", Inner::Refused),
    ("__h_simple_assets", Inner::Refused),
    ("comment", Inner::Wanted),
    ("details", Inner::Wanted),
    ("figure", Inner::Refused),
    ("gist", Inner::Refused),
    ("highlight", Inner::Wanted),
    ("instagram", Inner::Refused),
    ("instagram_simple", Inner::Refused),
    ("param", Inner::Refused),
    ("qr", Inner::Unsure),
    ("ref", Inner::Refused),
    ("relref", Inner::Refused),
    ("speakerdeck", Inner::Unsure),
    ("tweet", Inner::Refused),
    ("twitter", Inner::Refused),
    ("twitter_simple", Inner::Refused),
    ("vimeo", Inner::Refused),
    ("vimeo_simple", Inner::Refused),
    ("x", Inner::Refused),
    ("x_simple", Inner::Refused),
    ("youtube", Inner::Refused),
];

/// Reads the names of all shortcodes. `sound`: the site's configuration could be read.
pub fn vocabulary(disk: &dyn Disk, settings: &Settings, sound: bool) -> Vocabulary {
    let mut words = Vocabulary::new(true);
    let themes = Themes::new(disk, settings);
    let mut templates = 0;
    for (folder, target) in &folders(settings, &themes) {
        for file in files_below(disk, folder) {
            templates += 1;
            if let Some(name) = name_of(&path::join(target, &file)) {
                let text = disk.text(&path::join(folder, &file)).unwrap_or_default();
                words.add(&name, inner_of(&text));
            }
        }
    }
    for (name, inner) in OWN {
        words.add(name, inner);
    }
    words.complete = sound && themes.complete && templates > 0;
    words
}

/// The names of all templates, up to their first dot.
pub fn layouts(disk: &dyn Disk, settings: &Settings) -> BTreeSet<String> {
    let folders = folders(settings, &Themes::new(disk, settings));
    let files = folders.iter().flat_map(|(folder, _)| files_below(disk, folder));
    files.filter_map(|file| Some(path::file_name(&file).split('.').next()?.to_owned())).collect()
}

/// The folders of templates, each with the path below the layouts at which it stands.
fn folders(settings: &Settings, themes: &Themes) -> Vec<(String, String)> {
    let own = settings.text("layoutDir").and_then(path::configured).unwrap_or("layouts".into());
    let mut layouts = vec![(own, String::new())];
    layouts.extend(mounted(settings, "layouts"));
    layouts.extend(themes.folders.iter().map(|theme| (path::join(theme, "layouts"), String::new())));
    layouts
}

/// The themes on disk.
struct Themes {
    folders: Vec<String>,
    /// Whether no other theme or module can bring templates.
    complete: bool,
}

impl Themes {
    fn new(disk: &dyn Disk, settings: &Settings) -> Self {
        let base = settings.text("themesDir").and_then(path::configured).unwrap_or("themes".into());
        let mut names: Vec<String> = settings.texts("theme").into_iter().map(str::to_owned).collect();
        if names.is_empty() {
            // A theme may be named on the command line only.
            names.extend(disk.list(&base).into_iter().flat_map(|names| names.keys().cloned().collect::<Vec<_>>()));
            names.retain(|name| disk.has_folder(&path::join(&base, name)));
        }
        let folders: Vec<String> = names.iter().map(|name| path::join(&base, name)).collect();
        let here = |folder: &String| disk.list(folder).is_some_and(|names| !names.is_empty());
        let imports = |settings: &Settings| !settings.tables("module.imports").is_empty();
        let brings_more = |folder: &String| {
            let files = ["hugo", "config", "theme"].iter().flat_map(|stem| {
                ["toml", "yaml", "yml", "json"].map(|extension| path::join(folder, &format!("{stem}.{extension}")))
            });
            let mut configs = files.filter_map(|file| Settings::read(disk, &file));
            configs.any(|settings| imports(&settings) || settings.get("theme").is_some())
                || disk.has_folder(&path::join(folder, "config"))
        };
        Self { complete: !imports(settings) && folders.iter().all(|theme| here(theme) && !brings_more(theme)), folders }
    }
}

/// The shortcode that the template `file` below the layouts answers: `shortcodes/a/b.html` and `_shortcodes/a/b.html`
/// are `a/b`. Languages and output formats stand behind the first dot.
fn name_of(file: &str) -> Option<String> {
    let inner = file.strip_prefix("shortcodes/").or_else(|| file.strip_prefix("_shortcodes/"));
    let inner = inner.or_else(|| file.rsplit_once("/_shortcodes/").map(|(_, inner)| inner))?;
    let name = path::file_name(inner).split('.').next()?;
    (!name.is_empty()).then(|| path::join(path::folder(inner), name))
}

/// Whether the template reads the text between its calls, as Hugo finds out: a word `.Inner` outside comments.
fn inner_of(template: &str) -> Inner {
    let mut rest = template;
    let mut in_actions = String::new();
    while let Some((before, comment)) = rest.split_once("/*") {
        in_actions.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    in_actions.push_str(rest);
    let reads = |word: &str| in_actions.match_indices(word).any(|(at, _)| ends_word(&in_actions, at + word.len()));
    if reads(".Inner") || reads(".InnerDeindent") { Inner::Wanted } else { Inner::Refused }
}

fn ends_word(text: &str, at: usize) -> bool {
    !text.get(at..).is_some_and(|rest| rest.starts_with(|sign: char| sign.is_alphanumeric() || sign == '_'))
}

#[cfg(test)]
mod tests {
    use super::{inner_of, name_of, vocabulary};
    use crate::site::disk::MapDisk;
    use crate::site::settings::Settings;
    use crate::site::vocabulary::Inner;

    #[test]
    fn names_are_paths_up_to_the_first_dot() {
        for (file, name) in [
            ("shortcodes/그림.html", Some("그림")),
            ("_shortcodes/a/b.ko.html", Some("a/b")),
            ("shortcodes/c.rss.xml", Some("c")),
            ("docs/_shortcodes/d.html", Some("d")),
            ("_default/single.html", None),
        ] {
            assert_eq!(name_of(file).as_deref(), name, "{file}");
        }
    }

    #[test]
    fn inner_is_read_outside_comments() {
        assert_eq!(inner_of("[{{ $.Inner | markdownify }}]"), Inner::Wanted);
        assert_eq!(inner_of("{{ .InnerDeindent }}"), Inner::Wanted);
        assert_eq!(inner_of("{{/* .Inner */}}{{ .InnerText }}"), Inner::Refused);
    }

    #[test]
    fn all_names_are_known_only_when_every_theme_is_here() {
        let disk = MapDisk::new([("layouts/shortcodes/a.html", "{{ .Inner }}"), ("themes/t/layouts/x.html", "")]);
        let words = |settings: &[(&str, &str)]| vocabulary(&disk, &Settings::sample(settings), true);
        assert_eq!((words(&[]).get("A"), words(&[]).complete), (Some(Inner::Wanted), true));
        assert!(words(&[("theme", "t")]).complete && !words(&[("theme", "t|u")]).complete);
        assert!(!vocabulary(&disk, &Settings::default(), false).complete);
        assert!(!vocabulary(&MapDisk::default(), &Settings::default(), true).complete);
    }
}
