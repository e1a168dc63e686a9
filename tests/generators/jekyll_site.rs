//! What the real Jekyll makes of every file of a site, and what `matterlint list` says of it.

use crate::harness::lab::{NOW, matterlint};
use crate::real::jekyll_command;
use jiff::Timestamp;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// Writes what Jekyll reads, as the site is configured and with drafts, the future and what is held back, and ends before
/// it renders: layouts, themes and tags are not needed to know a URL.
const PLUGIN: &str = r##"require "json"
both = []
Jekyll::Hooks.register :site, :post_read do |site|
  base = site.baseurl.to_s.gsub(%r!\A/+|/+\z!, "")
  base = "/#{base}" unless base.empty?
  row = lambda do |thing, path, more|
    { :path => path.delete_prefix("#{Dir.pwd}/"), :url => base + Jekyll::URL.unescape_path(thing.url) }.merge(more)
  end
  rows = site.documents.grep(Jekyll::Document).map do |doc|
    row.call(doc, doc.path, :date => doc.date.iso8601, :written => doc.write?)
  end
  both << rows + site.pages.map { |page| row.call(page, site.in_source_dir(page.relative_path), :written => true) }
  everything = { "show_drafts" => true, "future" => true, "unpublished" => true }
  Jekyll::Site.new(site.config.merge(everything)).read if both.size == 1
  File.write(ENV.fetch("ROWS"), JSON.generate(both))
  exit!(0)
end
"##;

/// What Jekyll makes of one file.
#[derive(Clone, Debug)]
pub struct Row {
    pub url: String,
    pub date: Option<String>,
    pub written: bool,
}

/// What Jekyll makes of the files of a site, by path.
pub type Rows = BTreeMap<String, Row>;

/// What Jekyll makes of the site in `folder` as it is configured, and with all that it would leave out; `None` when it
/// refuses the site.
pub fn rows(folder: &Path) -> Option<(Rows, Rows)> {
    let room = TempDir::new().unwrap();
    let plugins = room.path().join("plugins");
    fs::create_dir(&plugins).unwrap();
    fs::write(plugins.join("rows.rb"), PLUGIN).unwrap();
    let config = format!("time: {NOW}\nplugins: []\nsafe: false\nplugins_dir: {}\n", plugins.display());
    let extra = room.path().join("extra.yml");
    fs::write(&extra, config).unwrap();
    let found = room.path().join("rows.json");
    let output = jekyll_command(folder)
        .env("ROWS", &found)
        .args(["build", "--quiet", "--config", &format!("_config.yml,{}", extra.display())])
        .arg("--destination")
        .arg(room.path().join("out"))
        .output()
        .unwrap();
    if !output.status.success() {
        return None;
    }
    let json: Value = serde_json::from_slice(&fs::read(found).unwrap()).unwrap();
    Some((by_path(&json[0]), by_path(&json[1])))
}

fn by_path(rows: &Value) -> Rows {
    let text = |row: &Value, key: &str| row[key].as_str().map(str::to_owned);
    let row = |row: &Value| {
        let written = row["written"].as_bool()?;
        Some((text(row, "path")?, Row { url: text(row, "url")?, date: text(row, "date"), written }))
    };
    rows.as_array().unwrap().iter().map(|one| row(one).unwrap()).filter(|(path, _)| is_markdown(path)).collect()
}

/// The entries of `matterlint list` for the site in `folder`, by path.
pub fn listed(folder: &Path) -> BTreeMap<String, Value> {
    let output = matterlint(folder, &["list", "--output-format", "json"]);
    let json: Value = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&output.stderr)));
    let entries = json["posts"].as_array().unwrap().iter();
    entries.map(|entry| (entry["path"].as_str().unwrap().to_owned(), entry.clone())).collect()
}

fn is_markdown(path: &str) -> bool {
    [".md", ".markdown", ".mkd", ".mkdn"].iter().any(|ending| path.ends_with(ending))
}

/// Compares every file of the site, and stops at each difference that `explained` does not name; its entries are the
/// beginnings of differences with their reasons. Returns how many files were compared.
pub fn compare(folder: &Path, explained: &[(&str, &str)]) -> usize {
    let (shown, all) = rows(folder).unwrap_or_else(|| panic!("Jekyll refuses {}", folder.display()));
    let ours = listed(folder);
    let mut differences = Vec::new();
    let mut paths: Vec<&String> = all.keys().chain(ours.keys()).collect();
    paths.sort();
    paths.dedup();
    for path in &paths {
        let published = shown.get(*path).is_some_and(|row| row.written);
        let Some(entry) = ours.get(*path) else {
            differences.push(format!("{path}: not listed; published: {published}"));
            continue;
        };
        if entry["published"].as_bool() != Some(published) {
            differences.push(format!("{path}: published by Jekyll: {published}; ours: {entry}"));
        }
        let Some(row) = all.get(*path) else { continue };
        if entry["url"].as_str() != Some(&row.url) {
            differences.push(format!("{path}: url of Jekyll: {}; ours: {}", row.url, entry["url"]));
        }
        if let Some(date) = &row.date
            && !same_date(entry["date"].as_str(), date)
        {
            differences.push(format!("{path}: date of Jekyll: {date}; ours: {}", entry["date"]));
        }
    }
    for (start, reason) in explained {
        let before = differences.len();
        differences.retain(|difference| !difference.starts_with(start));
        assert!(differences.len() < before, "no difference begins with {start}: {reason}");
    }
    assert!(differences.is_empty(), "{}\n{}", folder.display(), differences.join("\n"));
    paths.len()
}

/// Whether both are the same instant on the same clock. A document without a date gets the moment of the build, which
/// we leave open.
fn same_date(ours: Option<&str>, theirs: &str) -> bool {
    let instant: Timestamp = theirs.parse().unwrap();
    match ours {
        None => instant == NOW.parse::<Timestamp>().unwrap(),
        Some(ours) => ours.parse::<Timestamp>().unwrap() == instant && ours.get(..19) == theirs.get(..19),
    }
}
