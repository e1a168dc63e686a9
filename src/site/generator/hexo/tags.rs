//! Hexo's tags (lib/plugins/tag/index.ts), those of Nunjucks, and whether plugins or themes may bring more.

use crate::document::body::{TemplateArgument, TemplateCall, TemplateForm};
use crate::site::address::has_image_extension;
use crate::site::settings::{Setting, Settings};
use crate::site::vocabulary::{Inner, Vocabulary};
use crate::site::{Disk, path};

/// Tags that need an end tag.
const BLOCKS: [&str; 15] = [
    "asyncAll",
    "asyncEach",
    "blockquote",
    "call",
    "code",
    "codeblock",
    "filter",
    "for",
    "if",
    "ifAsync",
    "macro",
    "pullquote",
    "quote",
    "raw",
    "verbatim",
];

/// Tags that stand alone, the parts of blocks, and tags that earlier versions or `hexo-tag-embed` bring.
const LONE: [&str; 33] = [
    "a",
    "anchor",
    "asset_image",
    "asset_img",
    "asset_link",
    "asset_path",
    "block",
    "elif",
    "else",
    "elseif",
    "extends",
    "from",
    "full_url_for",
    "gist",
    "iframe",
    "image",
    "img",
    "import",
    "include",
    "include-code",
    "include_code",
    "jsfiddle",
    "link",
    "post_link",
    "post_path",
    "set",
    "super",
    "switch",
    "case",
    "default",
    "url_for",
    "vimeo",
    "youtube",
];

/// Beginnings of the names of packages that bring no tag.
const HARMLESS: [&str; 6] =
    ["hexo-generator-", "hexo-renderer-", "hexo-deployer-", "hexo-filter-", "hexo-tag-embed", "hexo-server"];

/// Reads which tags the site's posts may use; `None` when its renderer leaves template calls alone.
pub fn vocabulary(disk: &dyn Disk, settings: &Settings) -> Option<Vocabulary> {
    if settings.flag("marked.disableNunjucks").unwrap_or(false) {
        return None;
    }
    let mut words = Vocabulary::new(false);
    BLOCKS.iter().for_each(|name| words.add(name, Inner::Wanted));
    LONE.iter().for_each(|name| words.add(name, Inner::Unsure));
    let package = Settings::read(disk, "package.json");
    let tables = ["dependencies", "devDependencies"];
    let dependencies = package.iter().flat_map(|package| tables.iter().filter_map(|key| package.table(key)));
    let harmless = dependencies.flat_map(Settings::entries).all(|(name, _)| is_harmless(name));
    let theme = settings.get("theme").and_then(Setting::as_text).filter(|theme| *theme != "false");
    let theme = theme.map(|theme| path::join("themes", theme));
    let plain_theme =
        theme.is_none_or(|theme| disk.has_folder(&theme) && !disk.has_folder(&path::join(&theme, "scripts")));
    words.complete = package.is_some()
        && settings.entries().next().is_some()
        && harmless
        && plain_theme
        && !disk.has_folder("scripts")
        && !disk.has_folder("plugins");
    Some(words)
}

/// The file in the post's folder of assets that `asset_img`, `asset_path` or `asset_link` names
/// (lib/plugins/tag/asset_img.ts): of an image's arguments the first that is no class.
pub fn asset<'c>(call: &'c TemplateCall, page: &str) -> Option<(&'c TemplateArgument, Vec<String>)> {
    let argument = match call.name.as_str() {
        _ if call.in_code || call.form != TemplateForm::Tag => None,
        "asset_img" | "asset_image" => call.arguments.iter().find(|argument| has_image_extension(&argument.value)),
        "asset_path" | "asset_link" => call.arguments.first().filter(|argument| argument.value.contains('.')),
        _ => None,
    }?;
    let folder = path::join(path::folder(page), path::stem(page));
    let is_plain = argument.name.is_none() && !argument.value.contains(['{', '}', ':', '%', '?', '#']);
    let place = path::resolve(&folder, &argument.value).filter(|_| is_plain)?;
    Some((argument, vec![place]))
}

fn is_harmless(package: &str) -> bool {
    let of_hexo = package.contains("hexo");
    let own = ["hexo", "hexo-cli", "hexo-fs", "hexo-log", "hexo-util"].contains(&package);
    !of_hexo || own || HARMLESS.iter().any(|start| package.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::vocabulary;
    use crate::site::disk::MapDisk;
    use crate::site::settings::Settings;

    #[test]
    fn a_theme_with_scripts_or_a_tag_package_may_bring_more() {
        let complete = |package: &str, theme: &str, files: &[&str]| {
            let files = files.iter().map(|file| (*file, "")).chain([("package.json", package)]);
            vocabulary(&MapDisk::new(files), &Settings::sample(&[("theme", theme)])).unwrap().complete
        };
        let plain = "{\"dependencies\": {\"hexo\": \"8\", \"hexo-renderer-marked\": \"7\"}}";
        assert!(complete(plain, "t", &["themes/t/a.ejs"]) && complete(plain, "false", &[]));
        assert!(!complete(plain, "away", &[]) && !complete(plain, "t", &["themes/t/scripts/a.js"]));
        assert!(!complete("{\"dependencies\": {\"hexo-tag-cloudinary\": \"1\"}}", "false", &[]));
    }
}
