//! Which Hugo builds the blog, as far as the files say that pin tools.

use crate::site::settings::Settings;
use crate::site::{Disk, Yaml, path};

/// The first version that reads YAML 1.2 (parser/metadecoders/decoder.go, issue 14074).
const YAML_1_2: (u32, u32) = (0, 152);

/// The version of Hugo that builds the blog, as far as it is known; a current one otherwise.
#[derive(Clone, Copy, Debug, Default)]
pub struct Version(Option<(u32, u32)>);

impl Version {
    /// The version that the files pin.
    #[must_use]
    pub fn pinned(disk: &dyn Disk) -> Self {
        Self(pinned(disk))
    }

    /// Whether it is known to be older than `0.minor`.
    #[must_use]
    pub fn is_before(self, minor: u32) -> bool {
        self.0.is_some_and(|version| version < (0, minor))
    }

    /// The setting that says whether a page is rendered; 0.145 took an underscore off its name.
    #[must_use]
    pub fn build_key(self) -> &'static str {
        if self.is_before(145) { "_build.render" } else { "build.render" }
    }
}

/// The YAML that the blog's Hugo speaks.
#[must_use]
pub fn yaml(version: Version, settings: &Settings) -> Yaml {
    let at_least = settings.text("module.hugoVersion.min").and_then(self::version);
    match version.0 {
        Some(found) if found < YAML_1_2 => Yaml::V1_1,
        Some(_) => Yaml::V1_2,
        None if at_least.is_some_and(|found| found >= YAML_1_2) => Yaml::V1_2,
        None => Yaml::Unsure,
    }
}

/// The oldest version that a file pins: where two files disagree, some build still runs the older one.
fn pinned(disk: &dyn Disk) -> Option<(u32, u32)> {
    let workflows = disk.list(".github/workflows").into_iter().flat_map(|names| {
        let files = names.keys().filter(|name| ["yml", "yaml"].contains(&path::extension(name).as_str()));
        files.map(|name| path::join(".github/workflows", name)).collect::<Vec<_>>()
    });
    let named = ["netlify.toml", ".tool-versions", "mise.toml", ".mise.toml", "package.json", "vercel.json"];
    let files = named.into_iter().map(str::to_owned).chain([".gitlab-ci.yml".to_owned()]).chain(workflows);
    files.filter(|file| disk.has_file(file)).filter_map(|file| disk.text(&file)).filter_map(|text| oldest(&text)).min()
}

fn oldest(text: &str) -> Option<(u32, u32)> {
    text.lines().filter_map(named_version).min()
}

/// The version on a line that assigns it to a name of Hugo's.
fn named_version(line: &str) -> Option<(u32, u32)> {
    const NAMES: [&str; 7] =
        ["hugo_version", "hugo-version", "hugo-bin", "hugo-extended", "asdf-hugo", "gohugoio/hugo", "hugo"];
    let line = line.to_ascii_lowercase();
    let line = line.split_once('#').map_or(line.as_str(), |(code, _)| code).trim();
    NAMES.iter().find_map(|name| {
        let (before, after) = line.split_once(name)?;
        let after = after.trim_start_matches(['"', '\'']).trim_start();
        let whole = *name != "hugo" || before.trim_matches(['"', '\'', ' ']).is_empty();
        whole.then(|| after.trim_start_matches(['=', ':', ' ', '"', '\'', '^', '~', '@'])).and_then(version)
    })
}

/// `0.128.0`, `v0.128`, `extended_0.128.0`.
fn version(text: &str) -> Option<(u32, u32)> {
    let text = text.trim_start_matches("extended_").trim_start_matches('v');
    let mut parts = text.split(|ch: char| !ch.is_ascii_digit());
    let first = parts.next()?.parse().ok()?;
    text.get(first_length(text)..)?.strip_prefix('.')?;
    Some((first, parts.next()?.parse().ok()?))
}

fn first_length(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

#[cfg(test)]
mod tests {
    use super::{Version, named_version};
    use crate::site::Yaml;
    use crate::site::disk::MapDisk;
    use crate::site::settings::Settings;

    #[test]
    fn lines_that_pin_a_version() {
        for (line, expected) in [
            ("  HUGO_VERSION = \"0.128.0\"", Some((0, 128))),
            ("          hugo-version: '0.152.2'", Some((0, 152))),
            ("      HUGO_VERSION: 0.111.3", Some((0, 111))),
            ("hugo extended_0.140.1", Some((0, 140))),
            ("\"asdf:someone/asdf-hugo\" = \"extended_0.128.0\"", Some((0, 128))),
            ("hugo = \"0.155.0\"", Some((0, 155))),
            ("    \"hugo-bin\": \"^0.149.0\",", Some((0, 149))),
            ("          hugo-version: 'latest'", None),
            ("# HUGO_VERSION = \"0.1.0\"", None),
            ("command = \"hugo --gc\"", None),
            ("uses: peaceiris/actions-hugo@v2", None),
        ] {
            assert_eq!(named_version(line), expected, "{line}");
        }
    }

    #[test]
    fn the_oldest_pin_decides_and_a_lower_bound_decides_only_upwards() {
        let disk = MapDisk::new([
            ("netlify.toml", "HUGO_VERSION = \"0.160.0\""),
            (".github/workflows/a.yml", "hugo-version: 0.128.0"),
        ]);
        let yaml = |disk: &MapDisk, settings: &Settings| super::yaml(Version::pinned(disk), settings);
        assert_eq!(yaml(&disk, &Settings::default()), Yaml::V1_1);
        assert!(Version::pinned(&disk).is_before(129) && !Version::pinned(&disk).is_before(128));
        let none = MapDisk::default();
        assert!(!Version::pinned(&none).is_before(129));
        assert_eq!(yaml(&none, &Settings::sample(&[("module.hugoVersion.min", "0.87.0")])), Yaml::Unsure);
        assert_eq!(yaml(&none, &Settings::sample(&[("module.hugoVersion.min", "0.155.0")])), Yaml::V1_2);
    }
}
