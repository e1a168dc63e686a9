//! `post-not-published`: a post that looks ready and that no reader finds.

use crate::lint::{BadOption, Define, SiteFindings, SiteRule, SiteSubject, shown};
use crate::site::facts::Withheld;
use crate::site::{Blog, Facts, GeneratorName, Role};

/// See `rules/site/post-not-published.md`.
pub struct PostNotPublished;

impl Define for PostNotPublished {
    type Options = ();

    fn new((): ()) -> Result<Self, BadOption> {
        Ok(Self)
    }
}

impl SiteRule for PostNotPublished {
    fn check(&self, subject: &SiteSubject<'_>, found: &mut SiteFindings<'_>) {
        for (at, post) in subject.blog.posts().iter().enumerate().filter(|(at, _)| !subject.is_published(*at)) {
            match post.page.withheld(subject.clock.now) {
                Some(Withheld::Swallowed { by }) => swallowed(subject.blog, at, post, &by, found),
                Some(Withheld::Misnamed) if post.title.is_some() => misnamed(subject, at, post, found),
                _ => {}
            }
        }
    }
}

/// A file that lies in the folder of an `index.md`, whose page takes it in.
fn swallowed(blog: &Blog, at: usize, post: &Facts, by: &str, found: &mut SiteFindings<'_>) {
    let (folder, name) = split(&post.path);
    let (index_folder, index) = split(by);
    let is_section = name.starts_with("_index.");
    // An index file that is itself no page is there to hold the files of its folder.
    let holder = blog.at_path(by).map(|at| &blog.posts()[at]);
    let on_purpose = holder.is_none_or(|holder| matches!(holder.page.withheld, Some(Withheld::Unrendered { .. })));
    if on_purpose || !is_section && (post.role != Role::Post || !looks_ready(post)) {
        return;
    }
    let finding = if is_section && folder == index_folder {
        let message = format!("{} beside it takes the place of this section page", shown(index));
        found.at(at, post.place(), message).help("remove one of the two files")
    } else {
        let message = format!("the post does not appear: {} makes it a part of its own page", shown(by));
        found.at(at, post.place(), message).help(help(folder, name, index_folder))
    };
    finding.label("this is not published");
    if let Some(holder) = holder {
        finding.related_in(by, holder.place(), "the file that takes it in");
    }
}

fn help(folder: &str, name: &str, index_folder: &str) -> &'static str {
    if name.starts_with("index.") && folder == index_folder {
        return "add the language in its name to the site's configuration, or move it to a folder of its own";
    }
    "rename that file to `_index.md` if it stands for a section, or move the post out of its folder"
}

/// A file whose name is not that of a post.
fn misnamed(subject: &SiteSubject<'_>, at: usize, post: &Facts, found: &mut SiteFindings<'_>) {
    let generator = subject.layout.generator.name();
    let (_, name) = split(&post.path);
    let message = format!("{} passes the post over for its file's name, {}", generator.title(), shown(name));
    let day = post.page.date.map(|date| date.offset.to_datetime(date.instant).date());
    let help = match (generator, day) {
        (GeneratorName::Jekyll, Some(day)) => format!("begin the name with the date: `{day}-`"),
        (GeneratorName::Jekyll, None) => "begin the name with the date: `YYYY-MM-DD-`".to_owned(),
        (GeneratorName::Hugo, _) => "give it the ending `.md`".to_owned(),
        _ => "give the file the name of a post".to_owned(),
    };
    found.at(at, post.place(), message).label("this is not published").help(help);
}

/// Whether the file is written like a post, and its author does not hold it back.
fn looks_ready(post: &Facts) -> bool {
    post.title.is_some() && post.page.date.is_some() && !post.page.draft
}

fn split(path: &str) -> (&str, &str) {
    path.rsplit_once('/').unwrap_or(("", path))
}
