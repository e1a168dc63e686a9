//! Links of small sites, each with what it leads to.

use super::{Links, Target};
use crate::document::Post;
use crate::site::detect::by_name;
use crate::site::disk::MapDisk;
use crate::site::{Blog, Facts, GeneratorName, Layout, Role};
use jiff::tz::TimeZone;
use std::sync::Arc;

/// Where the links of the last file lead, each as a word and a path.
fn targets(generator: GeneratorName, files: &[(&str, &str)]) -> Vec<String> {
    let disk = MapDisk::new(files.iter().copied());
    let layout = Layout { generator: by_name(generator, &disk), disk: Arc::new(disk) };
    let mut markdown = files.iter().filter(|(path, _)| path.ends_with(".md"));
    let facts = markdown.clone().map(|(path, text)| {
        let post = Post::parse((*text).to_owned(), &layout.generator.dialect(path));
        Facts::of(&post, path, Role::Post, &layout, &TimeZone::UTC)
    });
    let blog = Blog::new(facts);
    let last = markdown.next_back().and_then(|(path, _)| blog.at_path(path));
    let links = Links::default();
    let of_last = links.all(&blog, &layout).filter(|(post, ..)| Some(*post) == last);
    let path = |post: &usize| blog.posts()[*post].path.clone();
    let shown = of_last.map(|(_, _, target)| match target {
        Target::Post { post, fragment: None } => path(post),
        Target::Post { post, fragment: Some(fragment) } => format!("{}#{fragment}", path(post)),
        Target::Alias { post, .. } => format!("alias {}", path(post)),
        Target::Nothing { path: at, near } => format!("nothing {at} {}", near.as_ref().map(path).unwrap_or_default()),
        Target::SourceFile { post } => format!("source {}", path(post)),
        Target::Unnamed { near } => format!("unnamed {}", near.as_ref().map(path).unwrap_or_default()),
        Target::Elsewhere => "elsewhere".to_owned(),
    });
    shown.collect()
}

const HUGO: (&str, &str) = ("hugo.toml", "baseURL = 'https://Sea.example/'");

#[test]
fn every_way_to_one_post() {
    let text = "[a](/posts/봄/) [b](/posts/%EB%B4%84) [c](../봄/index.html) [d](https://SEA.example/posts/봄/?q#물)
        [e](http://sea.example/posts/봄#물) [f]({{< ref \"봄.md#물\" >}}) [g](봄.md)";
    let found = targets(GeneratorName::Hugo, &[HUGO, ("content/posts/봄.md", "x"), ("content/posts/여름.md", text)]);
    let spring = "content/posts/봄.md";
    let with = format!("{spring}#물");
    assert_eq!(found, [spring, spring, spring, &with, &with, &with, &format!("source {spring}")]);
}

#[test]
fn only_where_posts_lie_is_a_missing_page_surely_missing() {
    let text = "[a](/posts/sprnig/) [b](/posts/tags/) [c](/about-me/) [d](/notes/x/) [e](/posts/page/2/)
        [f](https://other.example/posts/x/) [g](/posts/x.pdf) [h]({{ x }}/posts/x/) [i](/posts/chart/)";
    let chart = ("static/posts/chart/index.html", "");
    let files = [HUGO, chart, ("content/posts/spring.md", "x"), ("content/posts/summer.md", text)];
    let found = targets(GeneratorName::Hugo, &files);
    assert_eq!(found[0], "nothing /posts/sprnig/ content/posts/spring.md");
    assert!(found[1..].iter().all(|target| target == "elsewhere"), "{found:?}");
}

#[test]
fn names_in_calls() {
    let text = "{% post_url 2024-03-02-봄 %} {% link _posts/2024-03-02-봄.md %} {% post_url 2024-03-03-봄 %} {% link feed.xml %} {% link /_posts/2024-03-02-봄.md %}";
    let posts = [("_posts/2024-03-02-봄.md", "x"), ("_posts/2024-03-04-여름.md", text)];
    let spring = "_posts/2024-03-02-봄.md";
    let near = format!("unnamed {spring}");
    assert_eq!(targets(GeneratorName::Jekyll, &posts), [spring, spring, &near, "elsewhere", &near]);
    let text = "{% post_link 봄 %} {% post_path deep/가을 %} {% post_link 겨울 %}";
    let posts = [("source/_posts/deep/가을.md", "x"), ("source/_posts/봄.md", "x"), ("source/_posts/여름.md", text)];
    let found = targets(GeneratorName::Hexo, &posts);
    assert_eq!(found[..2], ["source/_posts/봄.md", "source/_posts/deep/가을.md"]);
    assert!(found[2].starts_with("unnamed"), "{found:?}");
}
