//! Which generator builds the site whose root this is.

use super::generator::astro::Astro;
use super::generator::docusaurus::Docusaurus;
use super::generator::eleventy::Eleventy;
use super::generator::hexo::Hexo;
use super::generator::hugo::{self, Hugo};
use super::generator::jekyll::Jekyll;
use super::generator::plain::Plain;
use super::generator::zola::Zola;
use super::settings::Settings;
use super::{Disk, Generator, GeneratorName};
use std::sync::Arc;

/// The generator whose root folder `disk` shows; `None` when the folder is no site's root.
#[must_use]
pub fn detect(disk: &dyn Disk) -> Option<Arc<dyn Generator>> {
    recognise(disk).map(|name| by_name(name, disk))
}

/// The generator `name` for the site at `disk`, its defaults where a configuration is missing.
#[must_use]
pub fn by_name(name: GeneratorName, disk: &dyn Disk) -> Arc<dyn Generator> {
    match name {
        GeneratorName::Hugo => Arc::new(Hugo::new(disk)),
        GeneratorName::Jekyll => Arc::new(Jekyll::new(disk)),
        GeneratorName::Zola => Arc::new(Zola::new(disk)),
        GeneratorName::Hexo => Arc::new(Hexo::new(disk)),
        GeneratorName::Eleventy => Arc::new(Eleventy::new(disk)),
        GeneratorName::Astro => Arc::new(Astro::new(disk)),
        GeneratorName::Docusaurus => Arc::new(Docusaurus::new(disk)),
        GeneratorName::Plain => Arc::new(Plain::new(disk)),
    }
}

fn recognise(disk: &dyn Disk) -> Option<GeneratorName> {
    let has = |name: &str| disk.has_file(name);
    let starts = |start| disk.beginning("", start).iter().any(|name| has(name));
    let depends_on = |package: &str| {
        let package_file = if has("package.json") { disk.text("package.json") } else { None };
        package_file.is_some_and(|text| text.contains(&format!("\"{package}\"")))
    };
    if ["toml", "yaml", "yml", "json"].iter().any(|extension| has(&format!("hugo.{extension}"))) {
        return Some(GeneratorName::Hugo);
    }
    if has("zola.toml") {
        return Some(GeneratorName::Zola);
    }
    if starts("docusaurus.config.") {
        return Some(GeneratorName::Docusaurus);
    }
    if starts("astro.config.") {
        return Some(GeneratorName::Astro);
    }
    if starts("eleventy.config.") || starts(".eleventy.") {
        return Some(GeneratorName::Eleventy);
    }
    if ["_config.yml", "_config.yaml", "_config.toml"].iter().any(|name| has(name)) {
        return Some(if depends_on("hexo") { GeneratorName::Hexo } else { GeneratorName::Jekyll });
    }
    if hugo::config::has_folder(disk) {
        return Some(GeneratorName::Hugo);
    }
    if let Some(name) = hugo::config::file(disk).and_then(|file| hugo_or_zola(disk, &file)) {
        return Some(name);
    }
    if disk.has_folder("_posts") && gemfile_names_jekyll(disk) {
        return Some(GeneratorName::Jekyll);
    }
    depends_on("@11ty/eleventy").then_some(GeneratorName::Eleventy)
}

/// Tells the owners of `config.toml` and its kin apart; `None` when the file belongs to neither.
fn hugo_or_zola(disk: &dyn Disk, file: &str) -> Option<GeneratorName> {
    let settings = Settings::read(disk, file)?;
    let text = disk.text(file).unwrap_or_default();
    // The text is searched too, so that a configuration that is broken further down is still recognised.
    let writes = |key: &str| {
        text.lines().any(|line| {
            let line = line.trim_start_matches(['"', ' ', '\t']);
            let rest =
                line.get(key.len()..).filter(|_| line.get(..key.len()).is_some_and(|k| k.eq_ignore_ascii_case(key)));
            rest.is_some_and(|rest| rest.trim_start_matches(['"', ' ']).starts_with(['=', ':']))
        })
    };
    let looks_built = disk.has_folder("content");
    if file.ends_with(".toml") && (settings.text("base_url").is_some() || writes("base_url")) {
        return Some(GeneratorName::Zola);
    }
    let is_hugo = settings.text("baseURL").is_some()
        || writes("baseURL")
        || looks_built && ["archetypes", "themes", "layouts"].iter().any(|folder| disk.has_folder(folder));
    is_hugo.then_some(GeneratorName::Hugo)
}

fn gemfile_names_jekyll(disk: &dyn Disk) -> bool {
    let gemfile = if disk.has_file("Gemfile") { disk.text("Gemfile") } else { None };
    gemfile.is_some_and(|text| text.contains("jekyll") || text.contains("github-pages"))
}

#[cfg(test)]
mod tests {
    use super::{by_name, detect};
    use crate::site::GeneratorName;
    use crate::site::disk::MapDisk;

    #[track_caller]
    fn check(files: &[(&str, &str)], expected: Option<GeneratorName>) {
        let disk = MapDisk::new(files.iter().copied());
        assert_eq!(detect(&disk).map(|generator| generator.name()), expected);
    }

    #[test]
    fn each_generator_by_its_configuration() {
        check(&[("hugo.toml", "")], Some(GeneratorName::Hugo));
        check(&[("config.yaml", "BaseURL: https://example.org")], Some(GeneratorName::Hugo));
        check(&[("config/_default/config.toml", "")], Some(GeneratorName::Hugo));
        check(&[("config.toml", "title = 'x'"), ("content/a.md", ""), ("themes/a/b", "")], Some(GeneratorName::Hugo));
        check(&[("config.toml", "base_url = 'https://example.org'")], Some(GeneratorName::Zola));
        check(&[("config.toml", "baseurl = 'https://example.org'")], Some(GeneratorName::Hugo));
        check(&[("_config.yml", "")], Some(GeneratorName::Jekyll));
        check(
            &[("_config.yml", ""), ("package.json", "{\"dependencies\": {\"hexo\": \"8\"}}")],
            Some(GeneratorName::Hexo),
        );
        check(&[("_posts/2022-12-31-a.md", ""), ("Gemfile", "gem 'github-pages'")], Some(GeneratorName::Jekyll));
        check(&[("_posts/a.md", "")], None);
        check(&[(".eleventy.js", "")], Some(GeneratorName::Eleventy));
        check(&[("package.json", "{\"devDependencies\": {\"@11ty/eleventy\": \"3\"}}")], Some(GeneratorName::Eleventy));
        check(&[("astro.config.mjs", "")], Some(GeneratorName::Astro));
        check(&[("docusaurus.config.ts", "")], Some(GeneratorName::Docusaurus));
    }

    #[test]
    fn folders_that_are_no_site() {
        check(&[], None);
        check(&[("README.md", ""), ("src/main.rs", "")], None);
        check(&[("config.toml", "[server]\nport = 1"), ("config.json", "{}")], None);
        check(&[("package.json", "{\"name\": \"x\"}")], None);
    }

    #[test]
    fn a_broken_configuration_leaves_the_defaults() {
        check(&[("hugo.toml", "title = \n = [")], Some(GeneratorName::Hugo));
        check(&[("config.toml", "base_url = 'x'\n = [")], Some(GeneratorName::Zola));
    }

    #[test]
    fn every_generator_can_be_forced_on_an_empty_folder() {
        for name in GeneratorName::all() {
            let generator = by_name(name, &MapDisk::default());
            assert_eq!(generator.name(), name);
            assert!(generator.fields().iter().any(|field| field.name == "title"), "{name}");
            assert!(generator.fields().iter().all(|field| !field.about.is_empty() && !field.about.ends_with('.')));
            generator.role("");
            generator.body_image("", "");
            generator.path_date("");
        }
    }
}
