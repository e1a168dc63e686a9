//! A small inventory, made by hand for the tests of its formats.

use super::{Entry, Inventory};

fn entry(path: &str, title: &str, date: &str, url: &str, reason: Option<&'static str>) -> Entry {
    let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    Entry {
        path: path.to_owned(),
        title: some(title),
        date: some(date),
        url: some(url),
        aliases: Vec::new(),
        draft: reason == Some("draft"),
        published: reason.is_none(),
        reason,
        tags: Vec::new(),
        language: None,
        generator: "hugo",
    }
}

/// Six of seven posts: wide titles, one without anything, one that would like to speak to the terminal.
pub fn inventory() -> Inventory {
    let mut autumn = entry(
        "content/posts/2024-05-01-autumn-mountain/index.ko.md",
        "가을 산행과 작은 서버 이야기: 산에서 돌아와, 기계를 켜다",
        "2024-05-01T09:00:00+09:00",
        "/posts/2024/05/01/autumn-mountain/",
        None,
    );
    autumn.aliases = vec!["/가을/".to_owned(), "/old, path/".to_owned()];
    autumn.tags = vec!["산행".to_owned(), "서버".to_owned()];
    autumn.language = Some("ko".to_owned());
    let mut japanese = entry(
        "content/posts/2024-05-01-autumn-mountain/index.ja.md",
        "秋の山",
        "2024-05-01T09:00:00+09:00",
        "/ja/posts/2024/05/01/autumn-mountain/",
        None,
    );
    japanese.language = Some("ja".to_owned());
    let entries = vec![
        japanese,
        autumn,
        entry("content/posts/draft.md", "Not yet, \"not\" now", "", "/posts/draft/", Some("draft")),
        entry("content/posts/next.md", "a\u{1b}[2Jb\nc", "2099-01-01T00:00:00Z", "/posts/next/", Some("future")),
        entry("content/posts/rest/note.md", "", "", "", Some("swallowed")),
        entry("content/posts/rest/note2.md", "", "", "", Some("swallowed")),
    ];
    Inventory { entries, total: 7, faults: Vec::new() }
}
