//! What stands below a heading: paragraphs, and now and then a list, code, a picture, a table, a quotation, a call.

use super::draw::Draw;
use std::fmt::Write as _;

/// How many pictures the blog has.
pub const IMAGES: usize = 40;

/// The sentences of one language.
pub type Phrases = [&'static str; 14];

/// Sentences as people write them, with the marks that Markdown and we look at.
pub const KOREAN: Phrases = [
    "가을 산에서 돌아와 기계를 켰다.",
    "아무도 묻지 않았지만 **기록은 길었고**, 할 말이 많았다.",
    "그래서 한 줄 한 줄 적어 두고 잠이 들었다.",
    "다음 날 아침에는 `journalctl -u nginx`를 다시 읽었는데, 달라진 것이 없었다.",
    "산길에서 들은 바람 소리를 아직도 기억한다.",
    "버전 2.3에서 3.0으로 올리는 데에 이틀이 걸렸다 (문서에는 *한 시간*이라고 적혀 있다).",
    "서버 비용은 한 달에 10~15달러, 그중 절반은 저장 공간이다.",
    "\"왜 안 되지?\"라고 물었더니 동료가 웃으며 말했다.",
    "찻잔 하나와 질문 하나만 남은 저녁이었다... 🍂",
    "자세한 것은 https://example.com/docs?a=1&b=2 에 있다.",
    "그 함수는 값을 돌려주지 않고, 오류가 나면 조용히 끝난다.",
    "처음에는 설정 파일이 문제라고 생각했다.",
    "이 글에서는 그 과정을 순서대로 정리하고, 실패한 시도까지 남겨 둔다.",
    "결국 원인은 시간대였다: `Asia/Seoul`이 아니라 UTC로 계산하고 있었다.",
];

/// The same in English.
pub const ENGLISH: Phrases = [
    "I came back from the mountains and switched the machine on.",
    "The log was **long**, and `journalctl` had *much* to say about it; nobody had asked.",
    "So I wrote it down, line by line, and went to sleep.",
    "What we found the next morning wasn't what we'd expected: nothing had changed.",
    "It took two days to move from version 2.3 to 3.0 (the manual says *one hour*).",
    "The server costs 10 to 15 dollars a month, half of which goes to storage.",
    "\"Why doesn't it work?\", I asked, and a colleague laughed.",
    "Nothing was left of the evening but a cup and one more question...",
    "See https://example.com/docs?a=1&b=2 for the details, or don't.",
    "That function returns nothing, and fails without a word when `errno` is set.",
    "At first I thought that the configuration file was to blame.",
    "In this post I go through it step by step, including what did not work.",
    "In the end it was the time zone: it counted in UTC, not in `Asia/Seoul`.",
    "The snake_case names are 3 * 4 = 12 characters long, give or take a few.",
];

const CODE: [&str; 4] = [
    "```rust\nfn main() -> Result<(), Error> {\n    let cups: Vec<u32> = vec![1, 2, 3];\n    for cup in &cups {\n        println!(\"{cup:?}\"); // 차\n    }\n    Ok(())\n}\n```\n\n",
    "```bash\n$ sudo systemctl restart nginx\n$ curl -sI https://example.com | head -n 1\nHTTP/2 200\n```\n\n",
    "```yaml\nservices:\n  web:\n    image: nginx:1.27\n    ports: [\"80:80\"]\n```\n\n",
    "```python\ndef tea(minutes: int = 3) -> str:\n    \"\"\"Waits.\"\"\"\n    time.sleep(minutes * 60)\n    return \"녹차\"\n```\n\n",
];

const TABLE: &str = "| tea | time | 온도 |\n|---|---:|:---:|\n| 녹차 | 2 min | 80 °C |\n| 番茶 | 30 s | 90 °C |\n| black | 4 min | 98 °C |\n\n";

/// Adds a part with a link to `other`.
pub fn write(text: &mut String, phrases: &Phrases, draw: &mut Draw, other: &str) {
    for _ in 0..2 + draw.below(4) {
        paragraph(text, phrases, draw);
    }
    let _ = write!(text, "{} See [another post]({other}).\n\n", draw.of(phrases));
    if draw.one_in(2) {
        text.push_str(draw.of(&CODE));
        paragraph(text, phrases, draw);
    }
    if draw.one_in(2) {
        list(text, phrases, draw);
    }
    if draw.one_in(3) {
        let _ = write!(text, "![나뭇잎 a leaf](/images/leaf-{}.png)\n\n", draw.below(IMAGES));
        paragraph(text, phrases, draw);
    }
    if draw.one_in(6) {
        let number = draw.below(IMAGES);
        let _ = write!(text, "{{{{< figure src=\"/images/leaf-{number}.png\" alt=\"나뭇잎\" >}}}}\n\n");
    }
    if draw.one_in(8) {
        text.push_str(TABLE);
    }
    if draw.one_in(6) {
        let _ = write!(text, "> {}\n> {}\n\n", draw.of(phrases), draw.of(phrases));
    }
    if draw.one_in(10) {
        let _ = write!(text, "<details><summary>더 보기</summary>\n\n{}\n\n</details>\n\n", draw.of(phrases));
    }
}

/// A few sentences, on one line or on several, in some posts with breaks that readers see.
fn paragraph(text: &mut String, phrases: &Phrases, draw: &mut Draw) {
    let between = if draw.one_in(4) { "\n" } else { " " };
    let end = if draw.one_in(30) { "  \n" } else { between };
    for at in 0..2 + draw.below(5) {
        if at > 0 {
            text.push_str(end);
        }
        text.push_str(draw.of(phrases));
    }
    text.push_str("\n\n");
}

fn list(text: &mut String, phrases: &Phrases, draw: &mut Draw) {
    let is_numbered = draw.one_in(3);
    for at in 0..3 + draw.below(4) {
        let _ = if is_numbered { write!(text, "{}. ", at + 1) } else { write!(text, "- ") };
        text.push_str(draw.of(phrases));
        text.push('\n');
        if draw.one_in(6) {
            let _ = writeln!(text, "  {} [`link`](https://example.com/{at})", if is_numbered { "  -" } else { "-" });
        }
    }
    text.push('\n');
}
