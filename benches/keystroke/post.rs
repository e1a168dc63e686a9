//! A long post with everything that posts have, and the places in it where an author types.

use std::fmt::Write as _;

/// The length of the post in bytes, about.
const LONG: usize = 100_000;

const PROSE: &str = "가을 산에서 돌아와 기계를 켰다. The log was **long**, and `journalctl` had *much* to say about it; \
nobody had asked. 山道で聞いた風の音を、まだ覚えている。 So I wrote it down, line by line,\nand went to sleep. \
Nothing was left of the evening but a cup, and 'one' \"more\" question... 🍂\n\n";

const PARTS: &str = "- first, the cup\n- then the kettle\n  - and the water, at 80 °C\n1. boil\n2. wait\n\n\
| tea | time |\n|---|---:|\n| 녹차 | 2 min |\n| 番茶 | 30 s |\n\n\
```rust\nfn main() {\n    let cup = vec![1, 2, 3];\n    println!(\"{cup:?}\"); // 차\n}\n```\n\n\
> What is said twice\n> is heard once.\n\n![a leaf](/images/leaf.png)\n\n\
{{< figure src=\"/images/leaf.png\" alt=\"leaf\" >}}\n\n<b>bold</b> and a note.[^1]\n\n";

/// The post, which links to the first of `links` and so on round.
pub fn text(links: &[String]) -> String {
    let mut text = String::from(
        "---\ntitle: 긴 글, and what it is about\ndate: 2024-05-01T09:00:00+09:00\ntags: [여행, long, 산책]\n\
         description: A long post about tea.\n---\n\nThe first words.\n\n",
    );
    let mut part = 0;
    while text.len() < LONG {
        let link = links.get(part % links.len().max(1)).map_or("/", String::as_str);
        let _ = write!(text, "## Section {part} 절\n\n{}", PROSE.repeat(4));
        let _ = write!(text, "See [another post]({link}).\n\n{}", if part % 3 == 0 { PARTS } else { "" });
        part += 1;
    }
    text.push_str("The last words.\n\n[^1]: Yes.\n");
    text
}

/// A place where an author types: what it is called, and what stands before the cursor in the post.
pub struct Place {
    pub name: &'static str,
    before: &'static str,
}

/// One change of the text: what stands at these bytes behind the cursor's first place is replaced.
pub struct Stroke {
    pub from: usize,
    pub to: usize,
    pub text: String,
}

const fn place(name: &'static str, before: &'static str) -> Place {
    Place { name, before }
}

pub const PLACES: [Place; 7] = [
    place("body", "Nothing was left"),
    place("first line", "The first words"),
    place("last line", "The last words"),
    place("heading", "## Section 7 절"),
    place("link", "See [another post](/posts"),
    place("title", "title: 긴 글"),
    place("tag", "tags: [여행, long"),
];

impl Place {
    /// The byte at which the cursor stands.
    pub fn cursor(&self, text: &str) -> usize {
        text.find(self.before).unwrap() + self.before.len()
    }
}

/// The strokes of typing so many letters, and of taking them away again.
pub fn strokes(letters: usize) -> Vec<Stroke> {
    let typed: Vec<char> = "가나다 다시 abc".chars().cycle().take(letters).collect();
    let mut at = 0;
    let mut strokes = Vec::new();
    for letter in &typed {
        strokes.push(Stroke { from: at, to: at, text: letter.to_string() });
        at += letter.len_utf8();
    }
    for letter in typed.iter().rev() {
        strokes.push(Stroke { from: at - letter.len_utf8(), to: at, text: String::new() });
        at -= letter.len_utf8();
    }
    strokes
}
