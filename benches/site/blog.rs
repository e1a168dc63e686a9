//! A Hugo blog of any size: posts with links to each other, tags, aliases, drafts, and a fault now and then.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// The tags that many posts share.
pub const POPULAR: [&str; 8] = ["여행", "산책", "서버", "rust", "日記", "写真", "coffee", "books"];

const PARAGRAPH: &str = "가을 산에서 돌아와 기계를 켰다. The log was **long**, and `journalctl` had *much* to say about it; \
nobody had asked. 山道で聞いた風の音を、まだ覚えている。 So I wrote it down, line by line, and went to sleep.\n\n";

/// Writes `posts` posts below `root`, with the site's configuration. Gives the posts.
pub fn write(root: &Path, posts: usize) -> Vec<PathBuf> {
    fs::write(root.join("hugo.toml"), "baseURL = \"https://example.org/\"\ntitle = \"블로그\"\n").unwrap();
    fs::create_dir_all(root.join("static/images")).unwrap();
    fs::write(root.join("static/images/leaf.png"), b"\x89PNG\r\n\x1a\n").unwrap();
    let one = |number: usize| {
        let folder = root.join(format!("content/posts/{}", year(number)));
        fs::create_dir_all(&folder).unwrap();
        let file = folder.join(format!("post-{number:06}.md"));
        fs::write(&file, post(number, posts)).unwrap();
        file
    };
    (0..posts).map(one).collect()
}

fn year(number: usize) -> usize {
    2005 + number % 20
}

/// A number that looks random, the same in every run.
fn scattered(number: usize, salt: usize) -> usize {
    let mixed = (number as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(17 + salt as u32);
    (mixed ^ mixed >> 31) as usize
}

fn post(number: usize, posts: usize) -> String {
    let (month, day) = (1 + number / 20 % 12, 1 + number / 240 % 28);
    let popular = POPULAR[number % POPULAR.len()];
    let mut text = format!(
        "---\ntitle: {number}번째 글, and what it is about\ndate: {}-{month:02}-{day:02}T09:00:00+09:00\n\
         tags: [{popular}, topic {number}, 주제{number}]\n",
        year(number),
    );
    if number.is_multiple_of(20) {
        text.push_str("draft: true\n");
    }
    if number.is_multiple_of(10) {
        let _ = writeln!(text, "aliases: [/old/{number}/]");
    }
    text.push_str("---\n\n");
    for part in 0..4 {
        let _ = write!(text, "## Part {part} of {number}\n\n{}", PARAGRAPH.repeat(3));
        let other = scattered(number, part) % posts;
        let _ = write!(text, "See [another post](/posts/{}/post-{other:06}/#part-1-of-{other}).\n\n", year(other));
    }
    let other = scattered(number, 7) % posts;
    let _ = write!(text, "And [one more]({{{{< ref \"post-{other:06}.md\" >}}}}).\n\n![a leaf](/images/leaf.png)\n");
    if number.is_multiple_of(100) {
        text.push_str("\n![gone](/images/gone.png)\n");
    }
    text
}
