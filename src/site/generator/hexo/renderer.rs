//! Which plugins render a Hexo site's Markdown, and whether they break a paragraph's lines.

use crate::document::dialect::Wraps;
use crate::site::Disk;
use crate::site::settings::Settings;

/// The renderers, by the names of their packages, and where the configuration says whether each breaks lines. All do
/// unless told otherwise (their sources: -marked 7.0.1, -markdown-it 7.1.1, -markdown-it-plus 1.0.6,
/// -multi-markdown-it 0.1.5, -kramed 0.1.4).
const RENDERERS: [(&str, &str); 5] = [
    ("hexo-renderer-marked", "marked.breaks"),
    ("hexo-renderer-markdown-it", "markdown.render.breaks"),
    ("hexo-renderer-markdown-it-plus", "markdown_it_plus.breaks"),
    ("hexo-renderer-multi-markdown-it", "markdown.render.breaks"),
    ("hexo-renderer-kramed", "kramed.breaks"),
];

/// What a single line ending inside a paragraph becomes, where all renderers that may be at work agree. Without
/// `package.json` that may be any of them, and Pandoc has options for each way.
pub fn wraps(disk: &dyn Disk, settings: &Settings) -> Wraps {
    let packages = disk.has_file("package.json").then(|| disk.text("package.json")).flatten().unwrap_or_default();
    let is_named = |name: &str| packages.contains(&format!("\"{name}\""));
    let named: Vec<_> = RENDERERS.iter().filter(|(name, _)| is_named(name)).collect();
    let possible = if named.is_empty() { RENDERERS.iter().collect() } else { named };
    let breaks = possible.iter().filter(|(_, setting)| settings.flag(setting).unwrap_or(true)).count();
    match breaks {
        _ if is_named("hexo-renderer-pandoc") => Wraps::Unsure,
        0 => Wraps::Soft,
        count if count == possible.len() => Wraps::Hard,
        _ => Wraps::Unsure,
    }
}

#[cfg(test)]
mod tests {
    use super::wraps;
    use crate::document::dialect::Wraps;
    use crate::site::disk::MapDisk;
    use crate::site::settings::Settings;

    fn of(package: &str, settings: &[(&str, &str)]) -> Wraps {
        let packages = format!("{{\"dependencies\": {{\"{package}\": \"1\"}}}}");
        wraps(&MapDisk::new([("package.json", packages)]), &Settings::sample(settings))
    }

    #[test]
    fn the_renderer_that_is_installed_is_asked() {
        assert_eq!([of("hexo-renderer-marked", &[]), of("hexo-renderer-markdown-it", &[])], [Wraps::Hard; 2]);
        assert_eq!(of("hexo-renderer-markdown-it", &[("markdown.render.breaks", "false")]), Wraps::Soft);
        assert_eq!(of("hexo-renderer-marked", &[("markdown.render.breaks", "false")]), Wraps::Hard);
        assert_eq!(of("hexo-renderer-marked", &[("marked.breaks", "false")]), Wraps::Soft);
        assert_eq!(of("hexo-renderer-pandoc", &[]), Wraps::Unsure);
    }

    #[test]
    fn any_renderer_may_be_at_work_where_none_is_named() {
        let disk = MapDisk::default();
        assert_eq!(wraps(&disk, &Settings::default()), Wraps::Hard);
        assert_eq!(wraps(&disk, &Settings::sample(&[("markdown.render.breaks", "false")])), Wraps::Unsure);
    }
}
