//! What Hexo makes of a source file: its URL, date and publication (lib/plugins/processor/post.ts and asset.ts,
//! lib/plugins/filter/post_permalink.ts). The day in a URL is that of the build machine's zone, which is taken to be
//! the site's.

use super::Hexo;
use super::config::split_extension;
use super::hash;
use super::slug::{Case, slugize};
use super::terms::{innermost, is_falsy, is_null};
use crate::site::calendar::read::{self, Written};
use crate::site::facts::{Named, Page, PageDate, PageUrl, Source, Withheld};
use crate::site::path;
use jiff::civil::{Date, DateTime, Time};

/// The extensions that Hexo's Markdown renderers take, in this case only.
const RENDERED: [&str; 7] = [".md", ".markdown", ".mkd", ".mkdn", ".mdwn", ".mdtxt", ".mdtext"];

/// A post as its file's name shows it.
struct NamedPost<'a> {
    slug: String,
    values: Vec<(&'a str, String)>,
}

impl Hexo {
    /// The page of one file.
    pub(super) fn page_of(&self, source: &Source<'_>) -> Page {
        let Some(file) = path::below(source.path, &self.source) else { return Page::default() };
        let drafts = path::below(file, "_drafts");
        let Some(name) = path::below(file, "_posts").or(drafts) else { return self.plain_page(source, file) };
        let (stem, extension) = split_extension(name);
        let is_post = RENDERED.contains(&extension) && !self.posts.skipped.is_match(file);
        if !is_post || self.asset_folder && extension != self.posts.extension {
            return Page { withheld: Some(Withheld::Unrendered { span: None }), ..Page::default() };
        }
        let post = self.named(stem);
        let date = self.post_date(source, &post);
        let published = source.field(self, "published");
        let is_hidden = published.is_some_and(|entry| is_falsy(&entry.value) && !is_null(&entry.value));
        let draft = drafts.is_some() || is_hidden;
        let span = published.filter(|_| is_hidden).map(|entry| entry.value.span);
        let url = self.post_url(source, &post, date.as_ref());
        let withheld = if url.as_ref().is_some_and(|url| is_malformed(&url.path)) {
            Some(Withheld::Refused)
        } else {
            (draft && !self.posts.render_drafts).then_some(Withheld::Draft { span })
        };
        Page {
            url,
            aliases: self.aliases(source),
            date,
            draft,
            withheld,
            from: date.filter(|_| !self.future).map(|date| (date.instant, date.span)),
            terms: self.terms_of(source),
            language: self.language(source, file),
            ..Page::default()
        }
    }

    /// A page outside the folders of posts.
    fn plain_page(&self, source: &Source<'_>, file: &str) -> Page {
        let (stem, extension) = split_extension(file);
        if !RENDERED.contains(&extension) || self.excluded.is_match(file) {
            return Page { withheld: Some(Withheld::Unrendered { span: None }), ..Page::default() };
        }
        let written = source.text(self, "permalink");
        let route = match &written {
            Some(Named { text, .. }) => {
                let index = if text.ends_with('/') { format!("{text}index") } else { text.clone() };
                if split_extension(&index).1.is_empty() { format!("{index}.html") } else { index }
            }
            None => format!("{stem}.html"),
        };
        let span = written.map(|written| written.span);
        Page {
            url: Some(PageUrl { path: self.urls.of(&route), span }),
            aliases: self.aliases(source),
            date: self.written_date(source),
            language: self.language(source, file),
            ..Page::default()
        }
    }

    /// The slug of the post whose file is `stem` below the posts' folder.
    pub(super) fn slug_of(&self, stem: &str) -> String {
        self.named(stem).slug
    }

    fn named(&self, stem: &str) -> NamedPost<'_> {
        let values = self.posts.file_name.read(stem).unwrap_or_default();
        let title = values.iter().rev().find(|(token, _)| *token == "title").map(|(_, value)| value.clone());
        NamedPost { slug: title.unwrap_or_else(|| slugize(stem, Case::Kept)), values }
    }

    /// The date in the front matter, else that of the file's name. Without either Hexo takes the time when the file
    /// came to this disk, as it does where it cannot read the one that is written.
    fn post_date(&self, source: &Source<'_>, post: &NamedPost<'_>) -> Option<PageDate> {
        if source.field(self, "date").is_some_and(|entry| !is_falsy(&entry.value)) {
            return self.written_date(source);
        }
        let number = |token: &str| post.value(token).and_then(|value| value.parse::<i16>().ok());
        let small = |token: &str, other: &str| i8::try_from(number(token).or_else(|| number(other))?).ok();
        let day = Date::new(number("year")?, small("month", "i_month")?, small("day", "i_day")?).ok()?;
        let instant = source.zone.to_timestamp(day.to_datetime(Time::midnight())).ok()?;
        Some(PageDate { instant, offset: source.zone.to_offset(instant), span: None })
    }

    fn written_date(&self, source: &Source<'_>) -> Option<PageDate> {
        let value = &source.field(self, "date").filter(|entry| !is_falsy(&entry.value))?.value;
        let instant = read::hexo(Written::of(value).ok()?, source.zone)?;
        Some(PageDate { instant, offset: source.zone.to_offset(instant), span: Some(value.span) })
    }

    fn post_url(&self, source: &Source<'_>, post: &NamedPost<'_>, date: Option<&PageDate>) -> Option<PageUrl> {
        let written = source.text(self, "permalink");
        let span = written.as_ref().map(|written| written.span);
        let mut route = match written {
            Some(written) => written.text,
            None => {
                let local = date.map(|date| date.offset.to_datetime(date.instant));
                self.posts.permalink.write(|token| self.token(token, source, post, date.zip(local)))?
            }
        };
        if self.asset_folder && !route.ends_with('/') && !route.ends_with(".html") {
            route.push('/');
        }
        // The router leaves out what looks like a query (lib/hexo/router.ts).
        let route = route.split('?').next().unwrap_or_default();
        Some(PageUrl { path: self.urls.of(route), span })
    }

    fn token(
        &self,
        token: &str,
        source: &Source<'_>,
        post: &NamedPost<'_>,
        date: Option<(&PageDate, DateTime)>,
    ) -> Option<String> {
        let seconds = || date.map(|(date, _)| date.instant.as_second());
        let local = |format: &str| date.map(|(_, local)| local.strftime(format).to_string());
        match token {
            "title" => Some(post.slug.clone()),
            "name" => Some(path::file_name(&post.slug).to_owned()),
            "post_title" => {
                let title = source.field(self, "title").map(|entry| self.scalar(&entry.value));
                let title = match title {
                    Some(title) => title?,
                    None if self.posts.slug_is_title => post.slug.clone(),
                    None => String::new(),
                };
                Some(slugize(&title, Case::Lower))
            }
            "year" => local("%Y"),
            "month" => local("%m"),
            "day" => local("%d"),
            "hour" => local("%H"),
            "minute" => local("%M"),
            "second" => local("%S"),
            "i_month" => local("%-m"),
            "i_day" => local("%-d"),
            "timestamp" => seconds().map(|seconds| seconds.to_string()),
            "hash" => seconds().map(|seconds| hash::of_post(&post.slug, seconds)),
            "category" => innermost(&self.categories(source), &self.posts.default_category),
            token => self.field_token(token, source, post),
        }
    }

    /// A token that stands for a field: of the file's name, of the front matter, of the configuration.
    fn field_token(&self, token: &str, source: &Source<'_>, post: &NamedPost<'_>) -> Option<String> {
        if let Some(value) = post.value(token) {
            return Some(value.to_owned());
        }
        if let Some(entry) = source.field(self, token) {
            return self.scalar(&entry.value).filter(|value| !value.is_empty());
        }
        let default = self.posts.defaults.iter().find(|(name, _)| name == token);
        default.map(|(_, value)| value.clone())
    }

    /// The paths that hexo-generator-alias leads to the page.
    fn aliases(&self, source: &Source<'_>) -> Vec<Named> {
        if !self.posts.aliases {
            return Vec::new();
        }
        let field = |name| source.field(self, name).map(|entry| &entry.value).filter(|value| !is_falsy(value));
        let Some(value) = field("alias").or_else(|| field("aliases")) else { return Vec::new() };
        let items = value.as_list().unwrap_or(std::slice::from_ref(value));
        let aliases = items.iter().filter_map(|item| {
            let text = item.as_text()?;
            Some(Named { text: self.urls.of(text), span: item.inner_span() })
        });
        aliases.collect()
    }

    /// The language of a page, where the site has several (lib/plugins/filter/template_locals/i18n.ts).
    fn language(&self, source: &Source<'_>, file: &str) -> Option<String> {
        let written = source.text(self, "lang").or_else(|| source.text(self, "language"));
        if self.languages.len() < 2 {
            return written.map(|written| written.text);
        }
        let folder = file.split_once('/').map(|(folder, _)| folder);
        let of_folder = || self.languages.iter().find(|language| Some(language.as_str()) == folder);
        written.map(|written| written.text).or_else(|| of_folder().or(self.languages.first()).cloned())
    }
}

impl NamedPost<'_> {
    /// What the file's name says of `token`.
    fn value(&self, token: &str) -> Option<&str> {
        self.values.iter().rev().find(|(name, _)| *name == token).map(|(_, value)| value.as_str())
    }
}

/// Whether a `%` in the URL begins no byte: Hexo then logs "URI malformed" and leaves the post out.
fn is_malformed(url: &str) -> bool {
    let is_byte = |rest: &str| rest.get(..2).is_some_and(|byte| byte.bytes().all(|digit| digit.is_ascii_hexdigit()));
    url.split('%').skip(1).any(|rest| !is_byte(rest))
}
