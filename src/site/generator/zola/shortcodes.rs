//! Zola's shortcodes: its own, and those of the site's templates and its theme's.

use crate::site::settings::Settings;
use crate::site::vocabulary::{Inner, Vocabulary, files_below};
use crate::site::{Disk, path};

/// Zola's own (components/templates/src/builtins/shortcodes).
const OWN: [&str; 5] = ["gist", "streamable", "twitch", "vimeo", "youtube"];

/// Reads the names of all shortcodes.
pub fn vocabulary(disk: &dyn Disk, settings: &Settings) -> Vocabulary {
    let mut words = Vocabulary::new(false);
    let theme = settings.text("theme").map(|theme| format!("themes/{theme}"));
    let folders = ["templates".to_owned()].into_iter().chain(theme.iter().map(|theme| path::join(theme, "templates")));
    for file in folders.flat_map(|folder| files_below(disk, &path::join(&folder, "shortcodes"))) {
        words.add(path::stem(&file), Inner::Unsure);
    }
    OWN.iter().for_each(|name| words.add(name, Inner::Refused));
    let is_here = |theme: &String| disk.list(theme).is_some_and(|names| !names.is_empty());
    words.complete = settings.entries().next().is_some() && theme.iter().all(is_here);
    words
}

#[cfg(test)]
mod tests {
    use super::vocabulary;
    use crate::site::Inner;
    use crate::site::disk::MapDisk;
    use crate::site::settings::Settings;

    #[test]
    fn a_theme_that_is_away_may_bring_more() {
        let disk = MapDisk::new([("templates/shortcodes/글.html", ""), ("themes/t/templates/shortcodes/a.md", "")]);
        let words = |theme: &str| vocabulary(&disk, &Settings::sample(&[("base_url", "x"), ("theme", theme)]));
        assert_eq!((words("t").get("글"), words("t").get("a")), (Some(Inner::Unsure), Some(Inner::Unsure)));
        assert!(words("t").complete && !words("away").complete);
    }
}
