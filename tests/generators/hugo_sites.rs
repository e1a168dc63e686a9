//! Small Hugo sites of our own, each with ways of its own to address and date its posts.

/// One site.
#[derive(Clone, Debug)]
pub struct Site {
    pub name: &'static str,
    pub files: Vec<(String, Vec<u8>)>,
    /// The path of its address.
    pub base: &'static str,
    /// Where the languages have hosts of their own: the folder of the build for the post at a path.
    pub host: Option<fn(&str) -> String>,
    /// Whether its configuration is one that the older Hugo does not know.
    pub is_new: bool,
    /// Whether aliases are written.
    pub aliases: bool,
    /// Parts of the lines that tell a difference which is explained here.
    pub known: &'static [&'static str],
}

/// Differences that are explained, wherever they turn up.
const KNOWN: &[&str] = &[
    // The list leaves out what `build.list` keeps out of lists; it is published all the same.
    "content/posts/always.md: we list it, Hugo does not",
    "content/posts/unlisted.md: we list it, Hugo does not",
    // Before 0.123 nothing below a section was published whose own page was a draft, whatever its pages said; and there
    // the configuration's cascade came before that of a section.
    "(strict: false): content/wip/b.md: built as {}",
    "(strict: false): content/wip/ready/c.md: built as {}",
    "(strict: false): content/wip/ready/c.md: draft: Hugo's true",
    "(strict: false): content/posts/a.ko.md: built as {}",
    "(strict: false): content/posts/a.ko.md: no alias",
    // Hugo cuts `index` off the link of a page with that slug, though not off its file, even where a permalink holds more.
    "content/posts/slug-index.md: url: Hugo's /posts/slug-/",
    "content/posts/slug-index.md: url: Hugo's /1/01/01/,",
    "content/posts/slug-index.md: url: Hugo's /1/1/monday/january/,",
    // A file `index.xx.md` of a language that the site does not have is a resource of the bundle; we take it for a page.
    "content/notes/bun/index.zh-cn.md: we list it, Hugo does not: {\"path\":\"content/notes/bun/index.zh-cn.md\",\"title\":\"文\",\"date\":null,\"url\":\"/notes/bun/index.zh-cn/\"",
    "content/notes/bun/index.zh-cn.md: built as {}, ours /en/",
    // Where each language has a host, a URL that begins with the language's code is written to a place to which its own
    // link does not lead.
    "content/notes/w.ko.md: built as {\"/ko/z/index.html\"}",
];

impl Default for Site {
    fn default() -> Self {
        Self { name: "", files: Vec::new(), base: "", host: None, is_new: false, aliases: true, known: KNOWN }
    }
}

fn of(name: &'static str, config: &str, posts: &[(&str, &str)]) -> Site {
    let text = |(path, text): &(&str, &str)| {
        let text =
            if text.starts_with(['-', '+', '{', '#']) { (*text).to_owned() } else { format!("---\n{text}---\ntext\n") };
        (format!("content/{path}"), text.into_bytes())
    };
    let mut files: Vec<_> = posts.iter().map(text).collect();
    files.push(("hugo.toml".to_owned(), config.into()));
    // The older of the two Hugos knows this name, the newer prefers the other.
    files.push(("config.toml".to_owned(), config.into()));
    Site { name, files, ..Site::default() }
}

const ADDRESS: &str = "baseURL = \"https://example.org/\"\n";

/// Odd names, slugs, URLs and titles.
const ODD: &[(&str, &str)] = &[
    ("posts/_index.md", "title: Posts\n"),
    (
        "posts/plain.md",
        "title: Hello, World! 안녕 C++ & C#\ndate: 2022-12-31T23:30:00+09:00\ntags: [Go Lang, \"C#\", c++, 태그, a/b]\n",
    ),
    (
        "posts/Größe und Maß.md",
        "title: 'C++ & C#'\ndate: 2020-02-29\ntags: [\" lead \", \"a  b\", \"a & b\", .NET, 1.10]\n",
    ),
    ("posts/한글 제목.md", "title: 한글 제목\ndate: 2021-03-01 10:00:00\naliases: [/옛/글, old, ../up/, x.html]\n"),
    ("posts/日本語（記事）.md", "title: 日本語（記事）①\ndate: 2021-03-02\ncategories: 日記\n"),
    ("posts/amp & (paren).md", "title: a\n"),
    ("posts/v1.5.md", "title: v1.5\n"),
    ("posts/_hidden.md", "title: hidden\n"),
    ("posts/b.fr.md", "title: no such language\n"),
    ("posts/2022-12-31-dated.md", "title: dated\n"),
    ("posts/slug.md", "title: s\nslug: '-My  Slug! 한글 & C-'\n"),
    ("posts/slug-number.md", "title: s\nslug: 1.10\n"),
    ("posts/slug-path.md", "title: s\nslug: a/b\n"),
    ("posts/slug-list.md", "title: s\nslug: [a]\n"),
    ("posts/slug-index.md", "title: s\nslug: index\nurl: ''\n"),
    ("posts/Bundle One/index.md", "title: Bundle\naliases: /was/ there\n"),
    ("posts/Bundle One/inner.md", "title: resource\n"),
    ("posts/deep/er/bundle/index.md", "title: Deep\nslug: other\n"),
    ("posts/deep/_index.md", "title: Deeper\n"),
    ("posts/deep/er/single.md", "title: single 1.10\n"),
    ("posts/url.md", "title: u\nurl: /Up/Per C/\n"),
    ("posts/url-file.md", "title: u\nurl: /v1.0/x\n"),
    ("posts/url-html.md", "title: u\nurl: a/../b/c.html\n"),
    ("posts/url-bare.md", "title: u\nurl: bare\n"),
    ("posts/url-double.md", "title: u\nurl: //dbl//x\n"),
    ("posts/url-up.md", "title: u\nurl: ../b//c\n"),
    ("posts/url-dots.md", "title: u\nurl: x/../v1.2/y/\n"),
    ("posts/url-climb.md", "title: u\nurl: ../../climb/\n"),
    ("posts/url-korean.md", "title: u\nurl: /글/하나\n"),
    ("posts/url-number.md", "title: u\nurl: 2022\n"),
    ("posts/url-token.md", "title: u\nurl: /t/:year/:slug/\nslug: tok\ndate: 2022-05-06\n"),
    ("posts/url-null.md", "title: u\nurl:\n"),
    ("Notes/UPPER.md", "title: 1.10\n"),
    ("about.md", "title: About\naliases: [/a propos/, /x.html, nested/]\n"),
    ("posts/empty.md", "---\n---\n"),
    ("posts/none.md", "# no front matter\n"),
    ("posts/toml.md", "+++\ntitle = 'T'\ndate = 2020-01-02T03:04:05+09:00\ntags = ['x', 1]\nslug = 'tö ml'\n+++\n"),
    ("posts/toml-day.md", "+++\ntitle = 'T'\ndate = 2020-01-02\ndraft = true\n+++\n"),
    ("posts/json.md", "{\"title\": \"J\", \"date\": \"2020-01-02\", \"draft\": \"true\", \"tags\": [\"제이\"]}\n"),
];

/// Dates, drafts and what is not rendered.
const DATED: &[(&str, &str)] = &[
    ("posts/past.md", "title: p\ndate: 1990-01-01\n"),
    ("posts/future.md", "title: f\ndate: 2099-01-01\n"),
    ("posts/publish.md", "title: f\ndate: 2020-01-01\npublishDate: 2099-01-01\n"),
    ("posts/pubdate.md", "title: f\npubdate: 2001-01-01\n"),
    ("posts/published-date.md", "title: f\npublished: 2002-01-01\nlastmod: 2003-01-01\n"),
    ("posts/lastmod.md", "title: f\nlastmod: 2004-01-01\n"),
    ("posts/lastmod-future.md", "title: f\nlastmod: 2098-01-01\n"),
    ("posts/modified.md", "title: f\nmodified: 2005-01-01\n"),
    ("posts/expired.md", "title: e\nexpiryDate: 2000-01-01\n"),
    ("posts/unpublish.md", "title: e\nunpublishdate: 2000-01-01\n"),
    ("posts/expires.md", "title: e\nexpiryDate: 2099-01-01\n"),
    ("posts/expiry-zero.md", "title: e\nexpiryDate: 0001-01-01T00:00:00Z\n"),
    ("posts/draft.md", "title: d\ndraft: true\ndate: 2099-01-01\n"),
    ("posts/draft-text.md", "title: d\ndraft: \"true\"\n"),
    ("posts/draft-yes.md", "title: d\ndraft: yes\n"),
    ("posts/draft-no.md", "title: d\ndraft: no\n"),
    ("posts/draft-one.md", "title: d\ndraft: 1\n"),
    ("posts/draft-maybe.md", "title: d\ndraft: maybe\n"),
    ("posts/draft-null.md", "title: d\ndraft:\n"),
    ("posts/draft-case.md", "title: d\nDraft: TRUE\n"),
    ("posts/seconds.md", "title: d\ndate: 2022\n"),
    ("posts/unix.md", "title: d\ndate: 1714521600\n"),
    ("posts/zone.md", "title: d\ndate: 2022-12-31 10:00:00 +0900\n"),
    ("posts/rfc.md", "title: d\ndate: Sat, 31 Dec 2022 10:11:12 +0900\n"),
    ("posts/date-null.md", "title: d\ndate:\nlastmod: 2010-01-01\n"),
    ("posts/2015-05-05-named.md", "title: d\n"),
    ("wip/_index.md", "title: w\ncascade:\n  draft: true\n"),
    ("wip/a.md", "title: a\n"),
    ("wip/b.md", "title: b\ndraft: false\n"),
    ("wip/ready/_index.md", "title: r\ncascade:\n  - draft: false\n"),
    ("wip/ready/c.md", "title: c\n"),
    ("bundle/index.md", "title: c\nheadless: false\n"),
];

/// The words that tell whether a page is rendered changed their names.
const RENDERED: &[(&str, &str)] = &[
    ("posts/never.md", "title: n\nbuild:\n  render: never\n"),
    ("posts/link.md", "title: n\nbuild:\n  render: link\n"),
    ("posts/always.md", "title: n\nbuild:\n  render: always\n  list: never\n"),
    ("posts/unlisted.md", "title: n\nbuild:\n  list: never\n"),
    ("posts/headless.md", "title: n\nheadless: true\n"),
    ("posts/bundle/index.md", "title: n\nheadless: true\n"),
];

const LANGUAGES: &[(&str, &str)] = &[
    ("posts/_index.md", "title: Posts\n"),
    ("posts/_index.ko.md", "title: 글\ncascade:\n  draft: true\n"),
    ("posts/a.md", "title: A\naliases: [old, /abs/old]\ntags: [Go Lang, 한글]\n"),
    ("posts/a.ko.md", "title: 에이\naliases: [old2, /abs/old2, /ko/abs3]\ntags: [Go Lang, 한글]\ndraft: false\n"),
    ("posts/cascaded.ko.md", "title: 에이\n"),
    ("notes/u.ko.md", "title: 유\nurl: /u/x/\n"),
    ("notes/v.ko.md", "title: 유\nurl: u/y/\n"),
    ("notes/w.ko.md", "title: 유\nurl: /ko/z/\n"),
    ("notes/b.fr.md", "title: no such language\n"),
    ("notes/bun/index.md", "title: bundle\n"),
    ("notes/bun/index.ko.md", "title: 묶음\nslug: 꾸러미\n"),
    ("notes/bun/index.zh-cn.md", "title: 文\n"),
    ("about.zh-cn.md", "title: 关于\ndate: 2020-01-01 12:00:00\n"),
];

const SEVERAL: &str = "defaultContentLanguage = \"en\"\n[languages.en]\nweight = 1\n[languages.ko]\nweight = 2\n\
    [languages.zh-cn]\nweight = 3\n[languages.zh-cn.permalinks]\nnotes = \"/笔记/:filename/\"\n";

/// A content folder for each language, a configuration in parts, and front matter in the three formats.
fn in_folders() -> Site {
    let mut site = of(
        "a folder for each language",
        ADDRESS,
        &[
            ("en/posts/a.md", "title: A\ntranslationKey: first\n"),
            ("ko/posts/하나.md", "+++\ntitle = '하나'\ntranslationKey = 'first'\ndate = 2020-01-01\n+++\n"),
            ("ko/posts/_index.md", "title: 글\ncascade:\n  build:\n    render: always\n"),
            ("ko/posts/묶음/index.md", "{\"title\": \"묶음\", \"slug\": \"꾸러미\"}\n"),
            ("ko/posts/묶음/속.md", "title: 속\n"),
        ],
    );
    site.files.retain(|(path, _)| path.starts_with("content/"));
    let parts = [
        ("config/_default/config.toml", "baseURL = 'https://example.org/part/'\ndefaultContentLanguage = 'ko'\n"),
        ("config/_default/hugo.toml", "baseURL = 'https://example.org/part/'\ndefaultContentLanguage = 'ko'\n"),
        ("config/_default/languages.toml", "[ko]\ncontentDir = 'content/ko'\n[en]\ncontentDir = 'content/en'\n"),
        ("config/_default/permalinks.toml", "posts = '/:year/:slug/'\n"),
    ];
    site.files.extend(parts.map(|(path, text)| (path.to_owned(), text.into())));
    Site { base: "/part", ..site }
}

/// Taxonomies of the site's own, with pages of their terms.
const TERMS: &[(&str, &str)] = &[
    ("_index.md", "title: Home\n"),
    ("posts/a.md", "title: a\nseries: [첫 연재, Zwei]\ntags: [not one]\n작가: 한강\n"),
    ("posts/b.md", "title: b\nSeries: zwei\n"),
    ("series/_index.md", "title: All series\n"),
    ("series/zwei/_index.md", "title: Two\n"),
    ("series/첫 연재/_index.md", "title: First\nurl: /first-series/\n"),
    ("posts/sub/_index.md", "title: Sub\nslug: s\n"),
    ("posts/sub/Unter/_index.md", "title: Unter\n"),
    ("posts/sub/Unter/c.md", "title: c\n"),
];

pub fn sites() -> Vec<Site> {
    let with = |more: &str| format!("{ADDRESS}{more}");
    let mut all = vec![
        of("odd names", ADDRESS, ODD),
        of("ugly URLs", &with("uglyURLs = true\n"), ODD),
        of("ugly section", &with("[uglyURLs]\nposts = true\n"), ODD),
        of("case kept", &with("disablePathToLower = true\n"), ODD),
        of("accents off", &with("removePathAccents = true\n"), ODD),
        Site { base: "/sub/블로그", ..of("base path", "baseURL = \"https://example.org/sub/블로그/\"\n", ODD) },
        of("file names", &with("[frontmatter]\ndate = [':filename', ':default']\n"), ODD),
        of("dates", ADDRESS, DATED),
        of("dates in Seoul", &with("timeZone = 'Asia/Seoul'\n"), DATED),
        of("all built", &with("buildDrafts = true\nbuildFuture = true\nbuildExpired = true\n"), DATED),
        of("own fields", &with("[frontmatter]\ndate = ['modified', 'date']\npublishDate = ['publishdate']\n"), DATED),
        of("dates in names", &with("[frontmatter]\ndate = [':filename', ':default']\n"), DATED),
        of("rendered", ADDRESS, RENDERED),
        of(
            "cascade in the configuration",
            &with("[[cascade]]\ndraft = true\n[cascade._target]\npath = '{/posts/d*,/wip/**}'\n"),
            DATED,
        ),
        of("taxonomies", &with("[taxonomies]\nseries = 'series'\nauthor = '작가'\n"), TERMS),
        Site {
            is_new: true,
            ..of(
                "sections by pattern",
                &with(
                    "[taxonomies]\nseries = 'series'\n[permalinks.section]\nposts = '/p/:sections[1:]/'\n\
                [permalinks.page]\nposts = '/p/:sectionslugs/:slug/'\n[permalinks.term]\nseries = '/s/:slug/'\n\
                [permalinks.taxonomy]\nseries = '/all-series/'\n",
                ),
                TERMS,
            )
        },
        Site {
            is_new: true,
            ..of(
                "patterns in a list",
                &with(
                    "[taxonomies]\nseries = 'series'\n[[permalinks]]\npattern = '/deep/:filename/'\n[permalinks.target]\n\
                path = '/posts/sub/**'\nkind = 'page'\n[[permalinks]]\npattern = '/other/:title/'\n[permalinks.target]\n\
                kind = 'page'\n",
                ),
                TERMS,
            )
        },
        of("languages", &with(SEVERAL), LANGUAGES),
        Site {
            host: Some(|path| if path.ends_with(".ko.md") { "/ko" } else { "/en" }.to_owned()),
            aliases: false,
            ..of(
                "languages with hosts",
                "[languages.en]\nbaseURL = 'https://example.org/'\n[languages.ko]\nbaseURL = 'https://ko.example.org/'\n",
                LANGUAGES,
            )
        },
        in_folders(),
        of(
            "languages in folders",
            &with(&format!("defaultContentLanguageInSubdir = true\nuglyURLs = true\n{SEVERAL}")),
            LANGUAGES,
        ),
        of(
            "one language in a folder",
            &with("defaultContentLanguage = 'ko'\ndefaultContentLanguageInSubdir = true\n[languages.ko]\nweight = 1\n"),
            &LANGUAGES[3..4],
        ),
    ];
    for (name, pattern) in [
        ("by day", "/:year/:month/:day/:slug/"),
        ("by title", "/글/:title/"),
        ("by file", "/:sections/:filename"),
        ("by weekday", "/:yearday/:weekday/:weekdayname/:monthname/:slugorfilename/"),
        ("by Go's layouts", "/:2006/:Jan/:02/:section/:title/"),
        ("by sections", "/:sections[1:]/:sections[last]/:title/"),
        ("as a file", "/:year/:slugorfilename.html"),
    ] {
        let config = with(&format!(
            "[permalinks]\nposts = '{pattern}'\nNotes = '/n/:filename/'\ntags = '/t/:slug/'\n'/' = '/r/:slug/'\n"
        ));
        all.push(of(name, &config, ODD));
    }
    all
}
