//! Which plugins render a Hexo site's Markdown, and whether they break a paragraph's lines.

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

/// Whether a single line ending inside a paragraph is surely a break: every renderer that may be at work makes one of it.
/// Without `package.json` that may be any. Pandoc makes none.
pub fn breaks_lines(disk: &dyn Disk, settings: &Settings) -> bool {
    let packages = disk.has_file("package.json").then(|| disk.text("package.json")).flatten().unwrap_or_default();
    let is_named = |name: &str| packages.contains(&format!("\"{name}\""));
    let named: Vec<_> = RENDERERS.iter().filter(|(name, _)| is_named(name)).collect();
    let possible = if named.is_empty() { RENDERERS.iter().collect() } else { named };
    !is_named("hexo-renderer-pandoc") && possible.iter().all(|(_, setting)| settings.flag(setting).unwrap_or(true))
}

#[cfg(test)]
mod tests {
    use super::breaks_lines;
    use crate::site::disk::MapDisk;
    use crate::site::settings::Settings;

    fn breaks(package: &str, settings: &[(&str, &str)]) -> bool {
        let packages = format!("{{\"dependencies\": {{\"{package}\": \"1\"}}}}");
        breaks_lines(&MapDisk::new([("package.json", packages)]), &Settings::sample(settings))
    }

    #[test]
    fn the_renderer_that_is_installed_is_asked() {
        assert!(breaks("hexo-renderer-marked", &[]) && breaks("hexo-renderer-markdown-it", &[]));
        assert!(!breaks("hexo-renderer-markdown-it", &[("markdown.render.breaks", "false")]));
        assert!(breaks("hexo-renderer-marked", &[("markdown.render.breaks", "false")]));
        assert!(!breaks("hexo-renderer-marked", &[("marked.breaks", "false")]));
        assert!(!breaks("hexo-renderer-pandoc", &[]));
    }

    #[test]
    fn any_renderer_may_be_at_work_where_none_is_named() {
        let disk = MapDisk::default();
        assert!(breaks_lines(&disk, &Settings::default()));
        assert!(!breaks_lines(&disk, &Settings::sample(&[("markdown.render.breaks", "false")])));
    }
}
