//! Where Astro publishes pages, as its configuration writes it out.

use crate::site::script::{Literal, Script};
use crate::site::source_text::first_text;
use crate::site::{Disk, path};

/// The extensions of a configuration.
pub const EXTENSIONS: [&str; 5] = ["mjs", "js", "ts", "mts", "cjs"];

/// What pages need of the site's configuration.
#[derive(Clone, Debug)]
pub struct Config {
    /// The site's address with its base path, when it is written.
    pub address: Option<String>,
    /// The folder of the sources.
    pub source: String,
    /// The path below which the site is published, without a slash at its end; `None` when it cannot be told.
    base: Option<String>,
    tail: Tail,
}

/// How the path of a page ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tail {
    /// `/a/`
    Slash,
    /// `/a`
    Bare,
    /// `/a.html`
    Html,
    /// `/a.html`, and `/a/` for an `index` in a folder.
    AsFile,
    /// Cannot be told.
    Unknown,
}

impl Config {
    /// Reads the configuration; without one Astro's defaults hold.
    pub fn read(disk: &dyn Disk) -> Self {
        let files = EXTENSIONS.map(|extension| format!("astro.config.{extension}"));
        let script = Script::read(&first_text(disk, &files.each_ref().map(String::as_str)));
        let absent = if script.is_empty() { Literal::Absent } else { Literal::Unknown };
        let root = script.configuration().unwrap_or(&absent);
        let field = |key: &str| script.resolve(root.get(key));
        let base = field("base").text_or("/").map(|base| {
            let base = base.trim_matches('/');
            if base.is_empty() { String::new() } else { format!("/{base}") }
        });
        let format = script.resolve(field("build").get("format")).text_or("directory");
        let slash = field("trailingSlash").text_or("ignore");
        let tail = match (format.as_deref(), slash.as_deref()) {
            (Some("directory"), Some("never")) => Tail::Bare,
            (Some("directory"), Some(_)) => Tail::Slash,
            (Some("file"), Some(_)) => Tail::Html,
            (Some("preserve"), Some(_)) => Tail::AsFile,
            _ => Tail::Unknown,
        };
        let site = field("site").text().map(|site| site.trim_end_matches('/').to_owned());
        Self {
            address: site.zip(base.as_deref()).map(|(site, base)| format!("{site}{base}/")),
            source: field("srcDir").text().and_then(path::configured).unwrap_or_else(|| "src".to_owned()),
            base,
            tail,
        }
    }

    /// The path at which a route is published; `is_index` says whether a file named `index` makes it.
    pub fn url(&self, route: &str, is_index: bool) -> Option<String> {
        let base = self.base.as_deref()?;
        let route = route.trim_matches('/');
        let whole = if route.is_empty() { base.to_owned() } else { format!("{base}/{route}") };
        Some(match self.tail {
            Tail::Unknown => return None,
            Tail::Bare if !whole.is_empty() => whole,
            Tail::Html if !route.is_empty() => format!("{whole}.html"),
            Tail::AsFile if !route.is_empty() && !is_index => format!("{whole}.html"),
            _ => format!("{whole}/"),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Config;
    use crate::site::disk::MapDisk;

    #[track_caller]
    fn urls(text: &str) -> [Option<String>; 3] {
        let config = Config::read(&MapDisk::new([("astro.config.mjs", text)]));
        [config.url("", true), config.url("글/a", false), config.url("b", true)]
    }

    #[test]
    fn the_ends_of_paths() {
        let some = |urls: [&str; 3]| urls.map(|url| Some(url.to_owned()));
        assert_eq!(urls(""), some(["/", "/글/a/", "/b/"]));
        let config = "import { defineConfig } from 'astro/config';\nexport default defineConfig({ OPTIONS });\n";
        let with = |options: &str| urls(&config.replace("OPTIONS", options));
        assert_eq!(with("base: '/sub/', integrations: [mdx()]"), some(["/sub/", "/sub/글/a/", "/sub/b/"]));
        assert_eq!(with("base: 'sub', trailingSlash: 'never'"), some(["/sub", "/sub/글/a", "/sub/b"]));
        assert_eq!(with("build: { format: 'file' }"), some(["/", "/글/a.html", "/b.html"]));
        assert_eq!(with("build: { format: 'preserve' }"), some(["/", "/글/a.html", "/b/"]));
        assert_eq!(with("base: process.env.BASE"), [None, None, None]);
    }
}
