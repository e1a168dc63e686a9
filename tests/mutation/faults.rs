//! One fault at a time, to be put into a good post.

/// A post with one fault in it.
pub struct Mutant {
    pub text: String,
    /// The 1-based line at which the finding must begin.
    pub line: usize,
}

/// A kind of fault.
pub struct Fault {
    pub name: &'static str,
    /// The rule that must speak, and the only one.
    pub rule: &'static str,
    /// The generators for which it is a fault; empty means all.
    pub generators: &'static [&'static str],
    pub inject: fn(&Post) -> Option<Mutant>,
}

/// A good post, cut into the lines of its YAML front matter and its body.
pub struct Post {
    /// The lines between the fences.
    pub matter: Vec<String>,
    pub body: String,
}

impl Post {
    /// Cuts `text`; `None` when it has no plain YAML front matter.
    pub fn cut(text: &str) -> Option<Self> {
        let rest = text.strip_prefix("---\n")?;
        let (matter, body) = rest.split_once("\n---\n")?;
        Some(Self { matter: matter.lines().map(str::to_owned).collect(), body: body.to_owned() })
    }

    fn join(matter: &[String], body: &str) -> String {
        format!("---\n{}\n---\n{body}", matter.join("\n"))
    }

    fn at(&self, key: &str) -> Option<usize> {
        let start = format!("{key}:");
        self.matter.iter().position(|line| line.starts_with(&start))
    }

    /// Whether the entry at line `at` is written on that line alone.
    fn is_one_line(&self, at: usize) -> bool {
        self.matter.get(at + 1).is_none_or(|next| !next.starts_with([' ', '-', '\t']) && !next.is_empty())
    }

    /// Puts `line` in the place of the one-line entry of `key`.
    fn replace(&self, key: &str, line: &str) -> Option<Mutant> {
        let at = self.at(key).filter(|at| self.is_one_line(*at))?;
        let mut matter = self.matter.clone();
        matter[at] = line.to_owned();
        Some(Mutant { text: Self::join(&matter, &self.body), line: at + 2 })
    }

    /// Adds `line` at the end of the front matter, unless one of its keys is there already.
    fn add(&self, line: &str) -> Option<Mutant> {
        let key = line.split(':').next().unwrap_or(line);
        if self.matter.iter().any(|old| old.to_lowercase().starts_with(&format!("{}:", key.to_lowercase()))) {
            return None;
        }
        let mut matter = self.matter.clone();
        matter.push(line.to_owned());
        Some(Mutant { text: Self::join(&matter, &self.body), line: matter.len() + 1 })
    }

    /// Adds paragraphs at the end of the body; the fault begins at line `line` of them, from 0.
    fn append(&self, text: &str, line: usize) -> Option<Mutant> {
        let whole = format!("{}\n\n", Self::join(&self.matter, self.body.trim_end()));
        Some(Mutant { line: whole.lines().count() + 1 + line, text: format!("{whole}{text}\n") })
    }

    fn title(&self) -> Option<String> {
        let line = &self.matter[self.at("title")?];
        let title = line.strip_prefix("title:")?.trim().trim_matches(['"', '\'']);
        (!title.is_empty() && !title.contains(['"', '\'', '\\', ':', '#', '&', '[', '|', '>']))
            .then(|| title.to_owned())
    }
}

/// All faults.
pub const FAULTS: &[Fault] = &[
    Fault {
        name: "unclosed quote",
        rule: "front-matter-invalid",
        generators: &[],
        inject: |post| post.replace("title", &format!("title: \"{}", post.title()?)),
    },
    Fault {
        name: "colon in the title",
        rule: "front-matter-invalid",
        generators: &[],
        inject: |post| post.replace("title", &format!("title: {}: more", post.title()?)),
    },
    Fault {
        name: "text after a closing quote",
        rule: "front-matter-invalid",
        generators: &[],
        inject: |post| post.replace("title", &format!("title: \"{}\" more", post.title()?)),
    },
    Fault {
        name: "value that begins with @",
        rule: "front-matter-invalid",
        generators: &[],
        inject: |post| post.replace("title", &format!("title: @{}", post.title()?)),
    },
    Fault {
        name: "tab as indentation",
        rule: "front-matter-invalid",
        generators: &["hugo", "jekyll", "eleventy", "docusaurus", "plain"],
        inject: |post| {
            post.add("keywordlist:\n\tfirst: second").map(|mutant| Mutant { line: mutant.line + 1, ..mutant })
        },
    },
    Fault {
        name: "closing fence lost",
        rule: "front-matter-unclosed",
        generators: &["hugo", "plain"],
        inject: |post| {
            (!post.body.contains("---")).then(|| Mutant {
                text: format!("---\n{}\n\n{}", post.matter.join("\n"), post.body.trim_start()),
                line: 1,
            })
        },
    },
    Fault {
        name: "key twice",
        rule: "key-duplicate",
        generators: &[],
        inject: |post| {
            let title = post.matter[post.at("title").filter(|at| post.is_one_line(*at))?].clone();
            let mut matter = post.matter.clone();
            matter.push(title);
            Some(Mutant { line: matter.len() + 1, text: Post::join(&matter, &post.body) })
        },
    },
    Fault {
        name: "key twice in another case",
        rule: "key-duplicate",
        generators: &["hugo"],
        inject: |post| {
            let mut matter = post.matter.clone();
            matter.push(format!("TITLE: {}", post.title()?));
            Some(Mutant { line: matter.len() + 1, text: Post::join(&matter, &post.body) })
        },
    },
    Fault {
        name: "misspelt key",
        rule: "key-misspelt",
        generators: &["hugo", "jekyll", "hexo", "docusaurus"],
        inject: |post| (post.at("description").is_none()).then(|| post.add("descritpion: words")).flatten(),
    },
    Fault {
        name: "impossible day",
        rule: "date-invalid",
        generators: &[],
        inject: |post| post.replace("date", "date: 2023-02-30"),
    },
    Fault {
        name: "month thirteen",
        rule: "date-invalid",
        generators: &[],
        inject: |post| post.replace("date", "date: 2023-13-01"),
    },
    Fault {
        name: "date in words",
        rule: "date-invalid",
        generators: &["hugo", "jekyll", "zola"],
        inject: |post| post.replace("date", "date: yesterday evening"),
    },
    Fault {
        name: "lastmod before date",
        rule: "date-order",
        generators: &["hugo"],
        inject: |post| post.at("date").and_then(|_| post.add("lastmod: 1999-01-01")),
    },
    Fault {
        name: "updated before date",
        rule: "date-order",
        generators: &["hexo"],
        inject: |post| post.at("date").and_then(|_| post.add("updated: 1999-01-01 00:00:00")),
    },
    Fault {
        name: "date far ahead",
        rule: "date-in-future",
        generators: &["hugo"],
        inject: |post| {
            let dated = post
                .matter
                .iter()
                .any(|line| line.contains("/20") || line.contains("lastmod") || line.contains("draft: true"));
            (!dated).then(|| post.replace("date", "date: 2099-01-01")).flatten()
        },
    },
    Fault {
        name: "tags as one string",
        rule: "tags-not-list",
        generators: &["hugo", "hexo", "jekyll", "docusaurus"],
        inject: |post| {
            post.replace("tags", "tags: first, second")
                .or_else(|| (post.at("tag").is_none()).then(|| post.add("tags: first, second")).flatten())
        },
    },
    Fault {
        name: "tag twice",
        rule: "tag-repeated",
        generators: &["hugo", "hexo", "jekyll", "eleventy"],
        inject: |post| post.add("tags: [walks, rivers, walks]"),
    },
    Fault {
        name: "draft that is no boolean",
        rule: "value-type",
        generators: &["hugo"],
        inject: |post| post.replace("draft", "draft: maybe").or_else(|| post.add("draft: maybe")),
    },
    Fault {
        name: "title lost",
        rule: "title-missing",
        generators: &["hugo", "hexo", "zola"],
        inject: |post| {
            let at = post.at("title").filter(|at| post.is_one_line(*at))?;
            let mut matter = post.matter.clone();
            matter.remove(at);
            (!matter.is_empty()).then(|| Mutant { text: Post::join(&matter, &post.body), line: 1 })
        },
    },
    Fault {
        name: "title blank",
        rule: "title-missing",
        generators: &["hugo", "hexo"],
        inject: |post| post.replace("title", "title: \"\""),
    },
    Fault {
        name: "space at the end of the title",
        rule: "value-surrounding-space",
        generators: &[],
        inject: |post| post.replace("title", &format!("title: \"{} \"", post.title()?)),
    },
    Fault {
        name: "zero width space in the title",
        rule: "value-invisible-character",
        generators: &[],
        inject: |post| post.replace("title", &format!("title: \"{}\u{200b}more\"", post.title()?)),
    },
    Fault {
        name: "escape that is a no-break space",
        rule: "value-ambiguous",
        generators: &["hugo", "jekyll", "hexo"],
        inject: |post| post.replace("title", &format!("title: \"{}\\_more\"", post.title()?)),
    },
    Fault {
        name: "url with a question mark",
        rule: "url-malformed",
        generators: &["hugo"],
        inject: |post| post.replace("url", "url: /notes/what?/").or_else(|| post.add("url: /notes/what?/")),
    },
    Fault {
        name: "alias that is the own url",
        rule: "alias-is-own-url",
        generators: &["hugo"],
        inject: |post| {
            let mutant = post.add("url: /notes/walk/")?;
            Post::cut(&mutant.text)?.add("aliases: [/notes/walk/]")
        },
    },
    Fault {
        name: "date that is not the one in the url",
        rule: "date-url-mismatch",
        generators: &["hugo"],
        inject: |post| post.at("date").and_then(|_| post.add("url: /notes/1998/03/04/walk/")),
    },
    Fault {
        name: "image that is not there",
        rule: "image-missing",
        generators: &["hugo", "zola", "astro", "plain"],
        inject: |post| post.append("![A river](no-such-river.png)", 0),
    },
    Fault {
        name: "image without alternative text",
        rule: "image-alt-missing",
        generators: &[],
        inject: |post| post.append("![](https://example.com/river.png)", 0),
    },
    Fault {
        name: "alternative text that is a file name",
        rule: "image-alt-filename",
        generators: &[],
        inject: |post| post.append("![IMG_2034.JPG](https://example.com/IMG_2034.JPG)", 0),
    },
    Fault {
        name: "image on the author's disk",
        rule: "image-local-path",
        generators: &[],
        inject: |post| post.append("![A river](file:///Users/mina/river.png)", 0),
    },
    Fault {
        name: "image path with a space",
        rule: "destination-space",
        generators: &["hugo", "zola", "hexo", "eleventy", "plain"],
        inject: |post| post.append("![A river](/images/my river.png)", 0),
    },
    Fault {
        name: "heading level skipped",
        rule: "heading-level-skipped",
        generators: &[],
        inject: |post| post.append("## Rivers of spring\n\n#### Banks of spring\n\nWater.", 2),
    },
    Fault {
        name: "heading without a space",
        rule: "heading-space-missing",
        generators: &[],
        inject: |post| post.append("##Rivers of spring\n\nWater.", 0),
    },
    Fault {
        name: "heading without text",
        rule: "heading-empty",
        generators: &[],
        inject: |post| post.append("##\n\nWater.", 0),
    },
    Fault {
        name: "numbered headings out of sequence",
        rule: "heading-number-sequence",
        generators: &[],
        inject: |post| {
            post.append(
                "## Numbered part\n\n### 1. Rivers\n\nWater.\n\n### 2. Lakes\n\nWater.\n\n### 4. Seas\n\nWater.",
                10,
            )
        },
    },
    Fault {
        name: "undefined reference",
        rule: "link-reference-undefined",
        generators: &[],
        // A template may define any label.
        inject: |post| (!post.body.contains("{%")).then(|| post.append("See [the river][no such label].", 0)).flatten(),
    },
    Fault {
        name: "empty link",
        rule: "link-empty",
        generators: &[],
        inject: |post| post.append("See [the river]().", 0),
    },
    Fault {
        name: "reversed link",
        rule: "link-reversed",
        generators: &[],
        inject: |post| post.append("See (the river)[https://example.com/river].", 0),
    },
    Fault {
        name: "host without scheme",
        rule: "link-scheme-missing",
        generators: &[],
        inject: |post| post.append("See [the river](www.example.com/river).", 0),
    },
    Fault {
        name: "fence never closed",
        rule: "fence-unclosed",
        generators: &[],
        inject: |post| post.append("```text\nwater", 0),
    },
    Fault {
        name: "comment never closed",
        rule: "comment-unclosed",
        generators: &["hugo", "jekyll", "hexo", "plain"],
        inject: |post| post.append("<!-- a thought\n\nWater.", 0),
    },
    Fault {
        name: "footnote that nothing defines",
        rule: "footnote-undefined",
        generators: &[],
        inject: |post| post.append("Water.[^no-such-note]", 0),
    },
    Fault {
        name: "footnote that nothing uses",
        rule: "footnote-unused",
        generators: &[],
        inject: |post| post.append("[^no-such-use]: Water.", 0),
    },
    Fault {
        name: "table row with a cell too many",
        rule: "table-cell-count",
        generators: &[],
        inject: |post| post.append("| a | b |\n| --- | --- |\n| 1 | 2 | 3 |", 2),
    },
    Fault {
        name: "Korean emphasis that stays literal",
        rule: "emphasis-literal",
        generators: &["hugo", "zola", "hexo", "eleventy", "astro", "docusaurus", "plain"],
        inject: |post| post.append("이것은 **강(江)**은 아니다.", 0),
    },
    Fault {
        name: "hard break forgotten",
        rule: "hard-break-forgotten",
        generators: &["hugo", "jekyll", "zola", "eleventy", "plain"],
        inject: |post| {
            post.append("The first line.  \nThe second line.  \nThe third line.\nThe fourth line.  \nThe last line.", 2)
        },
    },
    Fault {
        name: "trailing space",
        rule: "trailing-space",
        generators: &[],
        inject: |post| post.append("Water. \n\nMore water.", 0),
    },
    Fault {
        name: "hard break of four spaces",
        rule: "hard-break-long",
        generators: &["hugo", "jekyll", "zola", "eleventy", "plain"],
        inject: |post| post.append("Water.    \nMore water.", 0),
    },
    Fault {
        name: "zero width space in the body",
        rule: "invisible-character",
        generators: &[],
        inject: |post| post.append("Wa\u{200b}ter.", 0),
    },
    Fault {
        name: "one line ending of another kind",
        rule: "line-ending-mixed",
        generators: &[],
        inject: |post| post.append("Water.\r\n\nMore water.", 0),
    },
    Fault {
        name: "no final newline",
        rule: "final-newline-missing",
        generators: &[],
        inject: |post| {
            let text = Post::join(&post.matter, post.body.trim_end());
            Some(Mutant { line: text.lines().count(), text })
        },
    },
    Fault {
        name: "leftover placeholder",
        rule: "placeholder-text",
        generators: &[],
        inject: |post| post.append("TODO: write about the river", 0),
    },
    Fault {
        name: "fragment without a heading",
        rule: "link-fragment-missing",
        generators: &["hugo"],
        inject: |post| {
            let plain = !post.body.contains("{{") && !post.body.contains("{%") && !post.body.contains('<');
            plain.then(|| post.append("See [the river](#no-such-river).", 0)).flatten()
        },
    },
    Fault {
        name: "body lost",
        rule: "body-empty",
        generators: &["hugo", "jekyll", "hexo"],
        inject: |post| {
            post.at("date")?;
            Some(Mutant { line: post.matter.len() + 2, text: format!("---\n{}\n---\n", post.matter.join("\n")) })
        },
    },
];
