//! What the text of Eleventy's configuration, which is a program, shows.

use super::tags;
use crate::site::Vocabulary;
use crate::site::glob::Globs;
use crate::site::source_text::{first_text, strings_after};
use crate::site::{Disk, path};

const CONFIGURATIONS: [&str; 6] = [
    ".eleventy.js",
    ".eleventy.cjs",
    "eleventy.config.js",
    "eleventy.config.mjs",
    "eleventy.config.cjs",
    "eleventy.config.ts",
];

/// What is known of a configuration.
#[derive(Debug)]
pub struct Program {
    /// The folder of the templates; empty for the root.
    pub input: String,
    /// The folder of the data that all templates share.
    pub data: String,
    /// The path below which the site is published, with slashes at both ends.
    pub prefix: String,
    /// Whether it reads dates in ways of its own.
    pub parses_dates: bool,
    /// Whether it leaves out what is marked as a draft.
    pub leaves_out_drafts: bool,
    /// Whether it changes every URL.
    pub turns_urls: bool,
    /// Whether it gives pages without a permalink of their own another one: it, or a layout.
    pub gives_permalinks: bool,
    /// Whether data files may be written in more than JSON and JavaScript.
    pub reads_more_data: bool,
    /// Whether pages without an extension are allowed.
    pub allows_bare_files: bool,
    /// Whether its own filter stands in place of `slugify`.
    pub slugifies: bool,
    /// Whether a single line ending inside a paragraph may be shown as a break.
    pub may_break_lines: bool,
    /// Whether Eleventy's own Markdown renderer, which knows no indented code, may be exchanged or told otherwise.
    pub renders_otherwise: bool,
    /// Whether links to source files become links to pages: by Eleventy's own plugin, or perhaps by the program.
    pub rewrites_links: Option<bool>,
    output: String,
    folders: Vec<String>,
    ignored: Globs,
    /// The blocks that posts may use.
    pub tags: Option<Vocabulary>,
}

impl Program {
    /// Reads the configuration.
    pub fn read(disk: &dyn Disk) -> Self {
        let text = first_text(disk, &CONFIGURATIONS);
        let named = |keys: [&str; 2]| {
            let found = keys.iter().flat_map(|key| strings_after(&text, key)).last();
            found.and_then(path::configured)
        };
        let input = named(["input", "setInputDirectory"]).filter(|folder| disk.has_folder(folder)).unwrap_or_default();
        let of_input = |folder: String| path::join(&input, &folder);
        let data = of_input(named(["data", "setDataDirectory"]).unwrap_or("_data".into()));
        let templates = [
            of_input(named(["includes", "setIncludesDirectory"]).unwrap_or("_includes".into())),
            of_input(named(["layouts", "setLayoutsDirectory"]).unwrap_or("_layouts".into())),
        ];
        let prefix = strings_after(&text, "pathPrefix").last().map(|prefix| prefix.trim_matches('/'));
        let says = |word: &str| text.contains(word);
        let computed = data_text(disk, &data, "eleventyComputed");
        Self {
            prefix: prefix.filter(|prefix| !prefix.is_empty()).map_or("/".into(), |prefix| format!("/{prefix}/")),
            parses_dates: says("addDateParsing"),
            leaves_out_drafts: says("addPreprocessor") && says("draft"),
            turns_urls: says("addUrlTransform") || says("dynamicPermalinks"),
            gives_permalinks: ["\"permalink\"", "'permalink'", "eleventyComputed"].iter().any(|word| says(word))
                || computed.contains("permalink")
                || !data_text(disk, &data, "permalink").is_empty()
                || templates.iter().any(|folder| gives_permalink(disk, folder, 2)),
            reads_more_data: says("addDataExtension"),
            allows_bare_files: says("allowMissingExtensions"),
            may_break_lines: ["breaks: true", "breaks:true"].iter().any(|word| says(word)),
            renders_otherwise: ["setLibrary", "addExtension", "enable("].iter().any(|word| says(word)),
            rewrites_links: rewrites_links(&text),
            slugifies: says("\"slugify\"") || says("'slugify'"),
            output: named(["output", "setOutputDirectory"]).unwrap_or("_site".into()),
            folders: templates.into_iter().chain([data.clone()]).collect(),
            ignored: Globs::new(ignored(disk, &text, &input).iter().map(String::as_str)),
            tags: tags::vocabulary(&text),
            input,
            data,
        }
    }

    /// Whether Eleventy makes no page of `file` because of where it lies.
    pub fn ignores(&self, file: &str) -> bool {
        let is_below = |folder: &String| !folder.is_empty() && path::below(file, folder).is_some();
        self.folders.iter().chain([&self.output]).any(is_below) || self.ignored.is_match(file)
    }

    /// The site's address, where its data give one as Eleventy's own examples do.
    pub fn site_address(&self, disk: &dyn Disk) -> Option<String> {
        ["metadata", "site"].iter().find_map(|name| {
            let text = data_text(disk, &self.data, name).replace("\":", ":").replace("':", ":");
            let found = strings_after(&text, "url").into_iter().find(|url| url.starts_with("http"));
            found.map(str::to_owned)
        })
    }
}

/// Whether a program turns links to source files into links to pages. What it takes from other programs may do so.
fn rewrites_links(program: &str) -> Option<bool> {
    let says = |word: &&str| program.contains(*word);
    let may_rewrite =
        ["replaceLink", "replace-link", "setLibrary", "addTransform", ".md", "href", "\"./", "'./", "\"../"];
    let is_program = ["module.exports", "export default"].iter().any(says);
    match program.contains("InputPathToUrl") {
        true => Some(true),
        false => (is_program && !may_rewrite.iter().any(says)).then_some(false),
    }
}

/// The text of the file of shared data called `name`.
fn data_text(disk: &dyn Disk, folder: &str, name: &str) -> String {
    let files = ["json", "js", "cjs", "mjs"].map(|extension| path::join(folder, &format!("{name}.{extension}")));
    let found = files.iter().find(|file| disk.has_file(file));
    found.and_then(|file| disk.text(file)).unwrap_or_default()
}

/// Whether a template in `folder`, down to `depth` folders, has a permalink in its front matter, which the pages that
/// use it as their layout inherit.
fn gives_permalink(disk: &dyn Disk, folder: &str, depth: usize) -> bool {
    const LONGEST: usize = 4096;
    let Some(names) = disk.list(folder).filter(|_| depth > 0) else { return false };
    names.keys().any(|name| {
        let file = path::join(folder, name);
        if disk.has_folder(&file) {
            return gives_permalink(disk, &file, depth - 1);
        }
        let head = disk.head(&file, LONGEST).unwrap_or_default();
        let head = String::from_utf8_lossy(&head);
        let matter = head.strip_prefix("---").map(|rest| rest.split("\n---").next().unwrap_or_default());
        matter.is_some_and(|matter| matter.lines().any(|line| line.trim_start().starts_with("permalink")))
    })
}

/// The globs of what is left out: those of `.eleventyignore` and of the configuration.
fn ignored(disk: &dyn Disk, text: &str, input: &str) -> Vec<String> {
    let mut globs: Vec<String> = strings_after(text, "ignores.add").into_iter().map(str::to_owned).collect();
    let mut folders = vec![""];
    folders.extend(Some(input).filter(|input| !input.is_empty()));
    for folder in folders {
        let file = path::join(folder, ".eleventyignore");
        let lines = if disk.has_file(&file) { disk.text(&file).unwrap_or_default() } else { String::new() };
        let lines = lines.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with(['#', '!']));
        globs.extend(lines.map(|line| path::join(folder, line.trim_start_matches("./"))));
    }
    let below: Vec<String> = globs.iter().map(|glob| format!("{}/**", glob.trim_end_matches('/'))).collect();
    globs.into_iter().chain(below).collect()
}
