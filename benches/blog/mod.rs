//! A Hugo blog of any size, the same in every run: front matter, prose in Korean and English, links between its posts,
//! images, code, shortcodes, drafts, and a fault now and then.

#![allow(dead_code, reason = "each benchmark uses its part of the blog")]

mod draw;
mod part;

use draw::Draw;
use part::{ENGLISH, KOREAN};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// The tags that many posts share.
pub const POPULAR: [&str; 8] = ["여행", "산책", "서버", "rust", "日記", "写真", "coffee", "books"];

/// The site's configuration: raw HTML is shown, as authors who write some ask for.
const SITE: &str =
    "baseURL = \"https://example.org/\"\ntitle = \"블로그\"\n\n[markup.goldmark.renderer]\nunsafe = true\n";

/// Every so many posts one is a draft, to which no other links.
const DRAFTS: usize = 20;

/// How many posts stand in one folder.
const IN_FOLDER: usize = 500;

/// Writes `posts` posts below `root`, with the site's configuration. Gives the posts.
pub fn write(root: &Path, posts: usize) -> Vec<PathBuf> {
    fs::write(root.join("hugo.toml"), SITE).unwrap();
    fs::create_dir_all(root.join("static/images")).unwrap();
    for number in 0..part::IMAGES {
        fs::write(root.join(format!("static/images/leaf-{number}.png")), b"\x89PNG\r\n\x1a\n").unwrap();
    }
    let one = |number: usize| {
        let file = root.join(format!("content/posts/{}/post-{number:06}.md", folder(number)));
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(&file, post(number, posts)).unwrap();
        file
    };
    (0..posts).map(one).collect()
}

fn folder(number: usize) -> String {
    format!("{:03}", number / IN_FOLDER)
}

/// Where Hugo publishes the second part of a post.
pub fn url(number: usize) -> String {
    format!("/posts/{}/post-{number:06}/#part-1-of-{number}", folder(number))
}

/// The text of the post `number` in a blog of `posts`.
pub fn post(number: usize, posts: usize) -> String {
    let mut draw = Draw::new(number);
    let mut text = front_matter(number, &mut draw);
    let phrases = if number.is_multiple_of(3) { &ENGLISH } else { &KOREAN };
    // Most posts are short, and some are very long.
    let parts = 2 + draw.below(4) + if draw.one_in(12) { 12 } else { 0 };
    for number_of_part in 0..parts {
        let _ = writeln!(text, "## Part {number_of_part} of {number}\n");
        part::write(&mut text, phrases, &mut draw, &url(other(number, number_of_part, posts)));
    }
    let last = other(number, 99, posts);
    let _ = writeln!(text, "And [one more]({{{{< ref \"post-{last:06}.md\" >}}}}).");
    if number.is_multiple_of(100) {
        text.push_str("\n![gone](/images/gone.png)\n");
    }
    if number.is_multiple_of(70) {
        text.push_str("\n**강조(強調)**은 별표가 보인다. \n");
    }
    text
}

/// Another post of the blog that is published.
fn other(number: usize, salt: usize, posts: usize) -> usize {
    let drawn = Draw::new(number * 101 + salt).below(posts);
    if drawn.is_multiple_of(DRAFTS) && posts > 1 { (drawn + 1) % posts } else { drawn }
}

fn front_matter(number: usize, draw: &mut Draw) -> String {
    let (year, month, day) = (2005 + number % 20, 1 + number / 20 % 12, 1 + number / 240 % 28);
    let tags = [POPULAR[number % POPULAR.len()], POPULAR[draw.below(POPULAR.len())]];
    let topic = draw.below(40 + number / 50);
    let mut text = format!(
        "---\ntitle: \"{number}번째 글: and what it is about\"\ndate: {year}-{month:02}-{day:02}T09:00:00+09:00\n"
    );
    if number.is_multiple_of(4) {
        let _ = writeln!(text, "lastmod: 2025-{month:02}-{day:02}T18:30:00+09:00");
    }
    let _ = match number % 2 {
        0 if tags[0] == tags[1] => writeln!(text, "tags: [{}, topic {topic}]", tags[0]),
        0 => writeln!(text, "tags: [{}, {}, topic {topic}]", tags[0], tags[1]),
        _ => writeln!(text, "tags:\n  - {}\n  - 주제{topic}", tags[0]),
    };
    let _ = writeln!(text, "categories: [notes]\ndescription: 산에서 돌아와 쓴 {number}번째 기록.");
    if number.is_multiple_of(5) {
        text.push_str("# what the list of posts shows\ncover:\n  image: /images/leaf-1.png\n  alt: 나뭇잎\n");
    }
    if number.is_multiple_of(DRAFTS) {
        text.push_str("draft: true\n");
    }
    if number.is_multiple_of(10) {
        let _ = writeln!(text, "aliases: [/old/{number}/]");
    }
    text.push_str("---\n\n");
    text
}
