//! Where Docusaurus's content plugins read and publish, as its configuration writes it out.

use super::tags;
use crate::site::script::{Literal, Script};
use crate::site::source_text::first_text;
use crate::site::{Disk, path};
use std::collections::HashMap;

/// A site's configuration, as far as pages need it.
#[derive(Clone, Debug, Default)]
pub struct Config {
    /// The site's address with its base path, when both are written.
    pub address: Option<String>,
    /// The path below which the site is published; `None` when it cannot be told.
    pub base: Option<String>,
    /// Whether paths end with a slash: always, never, or as they come.
    pub trailing_slash: Option<bool>,
    /// The content plugins.
    pub plugins: Vec<Plugin>,
    /// Whether these are all that may be.
    pub plugins_known: bool,
    /// The language of the content that is not below `i18n/`.
    pub default_locale: String,
    /// All languages; empty when the site has one.
    pub locales: Vec<String>,
}

/// One content plugin.
#[derive(Clone, Debug)]
pub struct Plugin {
    /// What it makes of files.
    pub kind: Kind,
    /// Its name among those of its kind.
    pub id: String,
    /// The folder that it reads.
    pub folder: String,
    /// The path below which it publishes, under the site's; `None` when it cannot be told.
    pub route: Option<String>,
    /// The path of its tags below `route`; `None` when it cannot be told.
    pub tags: Option<String>,
    /// The paths that are defined for tags.
    pub defined_tags: HashMap<String, String>,
    /// The documentation's versions.
    pub versions: Versions,
}

/// What a plugin makes of files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Dated posts.
    Blog,
    /// Documentation.
    Docs,
    /// Pages of their own.
    Pages,
}

/// The versions of documentation.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Versions {
    /// Those of `versions.json`, the newest first.
    pub released: Vec<String>,
    /// Whether options set their paths in a way that is not read.
    pub unknown: bool,
    /// Whether the one in work is published.
    pub current: bool,
}

impl Kind {
    const ALL: [Self; 3] = [Self::Blog, Self::Docs, Self::Pages];

    /// The plugin's package, without its scope.
    pub fn package(self) -> &'static str {
        match self {
            Self::Blog => "docusaurus-plugin-content-blog",
            Self::Docs => "docusaurus-plugin-content-docs",
            Self::Pages => "docusaurus-plugin-content-pages",
        }
    }

    fn option(self) -> &'static str {
        match self {
            Self::Blog => "blog",
            Self::Docs => "docs",
            Self::Pages => "pages",
        }
    }

    fn folder(self) -> &'static str {
        match self {
            Self::Blog => "blog",
            Self::Docs => "docs",
            Self::Pages => "src/pages",
        }
    }

    fn route(self) -> &'static str {
        match self {
            Self::Blog => "blog",
            Self::Docs => "docs",
            Self::Pages => "/",
        }
    }

    /// Which plugin a name in the configuration means, scope and `docusaurus-plugin-` left out at will.
    fn named(name: &str) -> Option<Self> {
        let name = name.rsplit_once('/').map_or(name, |(_, name)| name);
        let rest = name.strip_prefix("docusaurus-").unwrap_or(name);
        let rest = rest.strip_prefix("plugin-").unwrap_or(rest);
        Self::ALL.into_iter().find(|kind| rest.strip_prefix("content-") == Some(kind.option()))
    }
}

impl Config {
    /// Reads the configuration. A file that holds nothing leaves the defaults of the classic preset.
    pub fn read(disk: &dyn Disk) -> Self {
        let files = ["ts", "js", "mjs", "cjs", "mts", "cts"].map(|extension| format!("docusaurus.config.{extension}"));
        let script = Script::read(&first_text(disk, &files.each_ref().map(String::as_str)));
        let default = |kind: &Kind| Plugin::of(*kind, &Literal::Absent, &script, disk);
        if script.is_empty() {
            let plugins = Kind::ALL.iter().map(default).collect();
            return Self { base: Some("/".into()), plugins, plugins_known: true, ..Self::default() };
        }
        let Some(root) = script.configuration() else { return Self::default() };
        let field = |key: &str| script.resolve(root.get(key));
        let base = field("baseUrl").text().map(|base| format!("/{}", base.trim_start_matches('/')));
        let i18n = field("i18n");
        let locales: Vec<String> = texts(script.resolve(i18n.get("locales")), &script);
        let mut config = Self {
            address: field("url")
                .text()
                .zip(base.as_deref())
                .map(|(url, base)| url.trim_end_matches('/').to_owned() + base),
            trailing_slash: match field("trailingSlash") {
                Literal::Flag(flag) => Some(*flag),
                _ => None,
            },
            base,
            plugins: Vec::new(),
            plugins_known: true,
            default_locale: i18n.get("defaultLocale").text().unwrap_or("en").to_owned(),
            locales: if locales.len() > 1 { locales } else { Vec::new() },
        };
        for preset in config.listed(field("presets"), &script) {
            let (name, options) = named(&preset, &script);
            for kind in Kind::ALL.into_iter().filter(|_| name.is_some_and(|name| name.contains("classic"))) {
                config.add(kind, script.resolve(options.get(kind.option())), &script, disk);
            }
        }
        for plugin in config.listed(field("plugins"), &script) {
            let (name, options) = named(&plugin, &script);
            if let Some(kind) = name.and_then(Kind::named) {
                config.add(kind, options, &script, disk);
            }
        }
        config.plugins.sort_by_key(|plugin| std::cmp::Reverse(plugin.folder.len()));
        config
    }

    fn listed(&mut self, list: &Literal, script: &Script) -> Vec<Literal> {
        self.plugins_known &= matches!(list, Literal::List(_) | Literal::Absent);
        list.items().iter().map(|item| script.resolve(item).clone()).collect()
    }

    fn add(&mut self, kind: Kind, options: &Literal, script: &Script, disk: &dyn Disk) {
        match options {
            Literal::Flag(false) => {}
            Literal::Flag(true) => self.plugins.push(Plugin::of(kind, &Literal::Absent, script, disk)),
            Literal::Absent | Literal::Object { .. } => self.plugins.push(Plugin::of(kind, options, script, disk)),
            _ => self.plugins_known = false,
        }
    }
}

impl Plugin {
    fn of(kind: Kind, options: &Literal, script: &Script, disk: &dyn Disk) -> Self {
        let field = |key: &str, default: &str| script.resolve(options.get(key)).text_or(default);
        let id = field("id", "default").unwrap_or_else(|| "default".to_owned());
        let folder = field("path", kind.folder()).and_then(|folder| path::configured(&folder));
        let set = ["lastVersion", "versions", "onlyIncludeVersions", "disableVersioning"];
        let versions = Versions {
            released: if kind == Kind::Docs { released(&id, disk) } else { Vec::new() },
            current: *options.get("includeCurrentVersion") != Literal::Flag(false),
            unknown: set.iter().any(|key| *options.get(key) != Literal::Absent),
        };
        let route = field("routeBasePath", kind.route()).filter(|_| folder.is_some());
        let tags = field("tagsBasePath", "tags").filter(|_| finds_tags_file(options));
        let folder = folder.unwrap_or_else(|| kind.folder().to_owned());
        let defined_tags = tags::defined(disk, &folder);
        Self { kind, id, folder, route, tags, defined_tags, versions }
    }
}

/// Whether the plugin reads the definitions of its tags from `tags.yml` if that is there, as it does by default.
fn finds_tags_file(options: &Literal) -> bool {
    matches!(options.get("tags"), Literal::Absent)
}

/// The versions that `versions.json` names.
fn released(id: &str, disk: &dyn Disk) -> Vec<String> {
    let file = if id == "default" { "versions.json".to_owned() } else { format!("{id}_versions.json") };
    let text = first_text(disk, &[&file]);
    let script = Script::read(&format!("export default {{ list: {text} }}"));
    script.configuration().map(|found| texts(found.get("list"), &script)).unwrap_or_default()
}

fn texts(list: &Literal, script: &Script) -> Vec<String> {
    list.items().iter().filter_map(|item| script.resolve(item).text()).map(str::to_owned).collect()
}

/// The name and the options of a preset or plugin: `'name'`, `['name', {…}]`, `[require.resolve('name'), {…}]`.
fn named<'a>(entry: &'a Literal, script: &'a Script) -> (Option<&'a str>, &'a Literal) {
    let (name, options) = match entry {
        Literal::List(items) => (items.first().unwrap_or(&Literal::Absent), items.get(1).unwrap_or(&Literal::Absent)),
        entry => (entry, &Literal::Absent),
    };
    let name = match script.resolve(name) {
        Literal::Call(_, arguments) => arguments.first().and_then(Literal::text),
        name => name.text(),
    };
    (name, script.resolve(options))
}

#[cfg(test)]
mod tests {
    use super::{Config, Kind};
    use crate::site::disk::MapDisk;

    fn read(text: &str) -> Config {
        Config::read(&MapDisk::new([("docusaurus.config.js", text)]))
    }

    #[test]
    fn presets_and_plugins() {
        let config = read(
            "const config = { url: 'https://e.org', baseUrl: '/글/', trailingSlash: false,\n\
             i18n: { defaultLocale: 'ko', locales: ['ko', 'en'] },\n\
             presets: [['@docusaurus/preset-classic', /** @type {O} */ ({ docs: false, blog: { routeBasePath: '/' } })]],\n\
             plugins: [['@docusaurus/plugin-content-blog', { id: 'second', path: './til', routeBasePath: 'til' }], './x'],\n\
             };\nmodule.exports = config;\n",
        );
        assert_eq!(config.address.as_deref(), Some("https://e.org/글/"));
        assert_eq!((config.trailing_slash, config.default_locale.as_str()), (Some(false), "ko"));
        let plugins: Vec<_> = config.plugins.iter().map(|it| (it.kind, &*it.folder, it.route.as_deref())).collect();
        assert!(plugins.contains(&(Kind::Blog, "til", Some("til"))), "{plugins:?}");
        assert!(plugins.contains(&(Kind::Blog, "blog", Some("/"))), "{plugins:?}");
        assert!(config.plugins_known && !plugins.iter().any(|(kind, ..)| *kind == Kind::Docs), "{plugins:?}");
    }

    #[test]
    fn the_configuration_that_a_new_site_gets() {
        let config = read(
            "import {themes as prismThemes} from 'prism-react-renderer';\nimport type {Config} from '@docusaurus/types';\n\
             import type * as Preset from '@docusaurus/preset-classic';\n\n// This runs in Node.js\n\n\
             const config: Config = {\n  title: 'My Site',\n  future: { v4: true },\n  url: 'https://e.org',\n  \
             baseUrl: '/',\n  presets: [\n    [\n      'classic',\n      {\n        docs: { sidebarPath: './sidebars.ts' },\n        \
             blog: { showReadingTime: true, feedOptions: { type: ['rss', 'atom'], xslt: true } },\n        \
             theme: { customCss: './src/css/custom.css' },\n      } satisfies Preset.Options,\n    ],\n  ],\n  \
             themeConfig: { footer: { copyright: `${new Date().getFullYear()} My` } } satisfies Preset.ThemeConfig,\n};\n\n\
             export default config;\n",
        );
        let plugins: Vec<_> =
            config.plugins.iter().map(|it| (it.kind, it.route.as_deref(), it.tags.as_deref())).collect();
        assert_eq!(config.base.as_deref(), Some("/"));
        assert_eq!(plugins.len(), 3, "{plugins:?}");
        assert!(plugins.contains(&(Kind::Blog, Some("blog"), Some("tags"))), "{plugins:?}");
    }

    #[test]
    fn nothing_and_nothing_that_can_be_read() {
        assert_eq!(read("// nothing").plugins.len(), 3);
        assert!(!read("module.exports = require('./make')()").plugins_known);
        assert!(!read("module.exports = { baseUrl: '/', presets: presets() }").plugins_known);
        assert!(read("module.exports = { baseUrl: '/', presets: ['classic'] }").plugins.len() == 3);
    }
}
