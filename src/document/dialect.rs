//! How a generator's flavour of posts differs from plain Markdown, as far as reading one file needs it.

/// What [`super::Post::parse`] has to know of the generator. Built by the site floor.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Dialect {
    /// Where front matter begins and ends.
    pub fences: Fences,
    /// Which template calls may stand in the body.
    pub templates: Templates,
    /// Optional Markdown syntax.
    pub markdown: Markdown,
}

/// How a generator finds the fences of the front matter. See each generator's source for the rule.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Fences {
    /// No generator: blank lines may lead, `---`, `+++` or `{` opens, a line that is exactly the opener closes.
    #[default]
    Plain,
    /// Hugo: BOM and white space may lead; a line that *starts with* the opener closes (parser/pageparser).
    Hugo,
    /// Jekyll: `---` on the first line; `---` or `...` alone on a line closes (lib/jekyll/document.rb).
    Jekyll,
    /// Zola: white space may lead; `+++` or `---`, up to the next one at the end of a line (front_matter/split.rs).
    Zola,
    /// Hexo: dashes or semicolons, opener and closer of one length; the opener may be missing (hexo-front-matter).
    Hexo,
    /// Astro: the closing fence at a line start, of either kind (internal-helpers/src/frontmatter.ts).
    Astro,
    /// Eleventy and Docusaurus: gray-matter, the file must begin with `---`.
    GrayMatter,
}

/// The template language that runs over the body before or after Markdown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Templates {
    /// Unknown generator: whatever looks like a Hugo, Liquid or Nunjucks call is taken for one.
    #[default]
    Any,
    /// `{{< >}}` and `{{% %}}`, live in code and comments too; `{{ }}` and `{% %}` are plain text.
    Hugo,
    /// `{% %}` and `{{ }}`, live in code too (Jekyll, Eleventy).
    Liquid,
    /// Zola: `{{ name() }}` and `{% name() %}`.
    Tera,
    /// Hexo: `{% %}` and `{{ }}`, not in fenced code.
    Nunjucks,
    /// `import`, `export`, `{expression}` and JSX elements (`.mdx`, and `.md` in Docusaurus).
    Mdx,
    /// None at all (Astro's `.md`).
    None,
}

/// What a single line ending inside a paragraph is shown as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Wraps {
    /// A space, as in CommonMark: a break has its marks.
    #[default]
    Soft,
    /// A break (Hexo's marked `breaks`, Hugo's `hardWraps`).
    Hard,
    /// One of them; nobody can tell from the configuration.
    Unsure,
}

/// Markdown syntax beyond CommonMark, tables, strikethrough, task lists and footnotes, which all have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Markdown {
    /// `## Title {#id .class}` sets the anchor.
    pub heading_attributes: bool,
    /// `Term` / `: definition`.
    pub definition_lists: bool,
    /// What a single line ending inside a paragraph is shown as.
    pub wraps: Wraps,
    /// Four columns of indentation make no code: the lines are running text, which is not judged (MDX, Eleventy).
    pub indented_text: bool,
    /// kramdown's `{: .class}` and `{::options /}`.
    pub kramdown_attributes: bool,
    /// `:::note` containers (Docusaurus).
    pub containers: bool,
}
