//! What is renamed, in files of every syntax; what the posts say afterwards is read again.

use super::{Refused, prepare, rename};
use crate::lsp::tests::Desk;
use lsp_types::{PrepareRenameResponse, WorkspaceEdit};
use std::collections::BTreeMap;

const OTHERS: [(&str, &str); 4] = [
    (
        "content/posts/flow.md",
        "---\ntitle: 나 # 차\ntags: [여행, 'Tea', rust]\n---\n\n[글](/posts/a/#첫째) [글](/posts/a/#%EC%B2%AB%EC%A7%B8-1)\n",
    ),
    ("content/posts/block.md", "---\ntitle: 다\ntags:\n  - tea\n  - 찻집 # why\n---\n"),
    ("content/posts/toml.md", "+++\ntitle = '라'\ntags = ['tea', \"찻집\"]\n+++\n\n{{< ref \"a.md#첫째\" >}}\n"),
    ("content/posts/json.md", "{\n  \"title\": \"마\",\n  \"tags\": [\"찻집\", \"tea\"]\n}\n"),
];

fn desk(open: &str) -> Desk {
    let mut files = vec![("hugo.toml", "baseURL = \"https://example.org/\"\n")];
    files.extend(OTHERS);
    files.push(("content/posts/a.md", open));
    Desk::new(&files)
}

/// The changed files, as they are afterwards.
fn after(desk: &Desk, edit: WorkspaceEdit) -> BTreeMap<String, String> {
    let ground = desk.ground();
    let changes = edit.changes.unwrap().into_iter();
    let file = |(uri, edits): (lsp_types::Uri, Vec<lsp_types::TextEdit>)| {
        let path = crate::lsp::uri::to_path(&uri).unwrap().strip_prefix("/blog").unwrap().to_str().unwrap().to_owned();
        let text = ground.text(&path).unwrap();
        let splice = |edit: &lsp_types::TextEdit| crate::text::Edit {
            span: text.positions().span(edit.range),
            text: edit.new_text.clone(),
        };
        let edits: Vec<_> = edits.iter().map(splice).collect();
        (path, crate::text::apply(&text.text, &edits).unwrap())
    };
    changes.map(file).collect()
}

fn renamed(open: &str, name: &str) -> Result<BTreeMap<String, String>, Refused> {
    let desk = desk(open);
    let edit = rename(&desk.ground(), desk.position(), name)?;
    Ok(after(&desk, edit))
}

#[test]
fn a_tag_is_renamed_in_every_post_and_syntax() {
    let files = renamed("---\ntitle: a\ntags: [te‸a]\n---\n", "녹차").unwrap();
    assert_eq!(files["content/posts/a.md"], "---\ntitle: a\ntags: [녹차]\n---\n");
    assert_eq!(files["content/posts/flow.md"], OTHERS[0].1.replace("'Tea'", "'녹차'"));
    assert_eq!(files["content/posts/block.md"], OTHERS[1].1.replace("- tea", "- 녹차"));
    assert_eq!(files["content/posts/toml.md"], OTHERS[2].1.replace("'tea'", "'녹차'"));
    assert_eq!(files["content/posts/json.md"], OTHERS[3].1.replace("\"tea\"", "\"녹차\""));
}

#[test]
fn a_tag_that_a_post_has_already_does_not_stand_there_twice() {
    let files = renamed("---\ntitle: a\ntags: [te‸a]\n---\n", "찻집").unwrap();
    assert_eq!(files["content/posts/block.md"], "---\ntitle: 다\ntags:\n  - 찻집 # why\n---\n");
    assert_eq!(
        files["content/posts/toml.md"],
        "+++\ntitle = '라'\ntags = [\"찻집\"]\n+++\n\n{{< ref \"a.md#첫째\" >}}\n"
    );
    assert_eq!(files["content/posts/json.md"], "{\n  \"title\": \"마\",\n  \"tags\": [\"찻집\"]\n}\n");
}

#[test]
fn a_name_that_needs_quotes_gets_them() {
    let files = renamed("---\ntitle: a\ntags: [te‸a]\n---\n", "a: [b], c").unwrap();
    assert_eq!(files["content/posts/a.md"], "---\ntitle: a\ntags: [\"a: [b], c\"]\n---\n");
    for name in ["", "  ", "a\nb"] {
        assert!(matches!(renamed("---\ntitle: a\ntags: [te‸a]\n---\n", name), Err(Refused::Name { .. })), "{name:?}");
    }
}

#[test]
fn a_heading_takes_the_links_to_it_along() {
    let files =
        renamed("---\ntitle: a\n---\n\n## 첫‸째\n\n## 첫째\n\n[위](#첫째) [아래](#첫째-1)\n", "둘째 장").unwrap();
    // The second heading of the same name gets the bare anchor, which its links follow.
    assert_eq!(
        files["content/posts/a.md"],
        "---\ntitle: a\n---\n\n## 둘째 장\n\n## 첫째\n\n[위](#둘째-장) [아래](#첫째)\n"
    );
    assert!(files["content/posts/flow.md"].contains("[글](/posts/a/#둘째-장) [글](/posts/a/#%EC%B2%AB%EC%A7%B8)"));
    assert!(files["content/posts/toml.md"].contains("\"a.md#둘째-장\""));
    assert_eq!(files.len(), 3);
    let files = renamed("---\ntitle: a\n---\n\n## 첫‸째 {#first}\n\n[위](#first)\n", "둘째").unwrap();
    assert_eq!(files["content/posts/a.md"], "---\ntitle: a\n---\n\n## 둘째 {#first}\n\n[위](#first)\n");
}

#[test]
fn labels_are_renamed_within_their_post() {
    let files = renamed("---\ntitle: a\n---\n\n주[^1‸] 또[^1] 남[^2]\n\n[^1]: 말\n[^2]: 남\n", "note").unwrap();
    assert_eq!(
        files["content/posts/a.md"],
        "---\ntitle: a\n---\n\n주[^note] 또[^note] 남[^2]\n\n[^note]: 말\n[^2]: 남\n"
    );
    let open = "---\ntitle: a\n---\n\n[글][x] [x][] [x] [y]\n\n[x‸]: /posts/json/\n[y]: /posts/toml/\n";
    let files = renamed(open, "집").unwrap();
    assert_eq!(
        files["content/posts/a.md"],
        "---\ntitle: a\n---\n\n[글][집] [x][집] [x][집] [y]\n\n[집]: /posts/json/\n[y]: /posts/toml/\n"
    );
    assert!(matches!(renamed(open, "y"), Err(Refused::Post { .. })));
    assert!(matches!(renamed(open, "a]b"), Err(Refused::Name { .. })));
}

#[test]
fn a_post_that_cannot_be_changed_stops_it_all() {
    let desk = Desk::new(&[
        ("hugo.toml", ""),
        ("content/posts/a.md", "---\ntitle: a\ntags: [te‸a]\n---\n"),
        ("content/posts/b.md", "---\ntitle: [\ntags: [tea]\n---\n"),
        ("content/posts/c.md", "---\ntitle: c\ntags: &all [tea]\nkeywords: *all\n---\n"),
    ]);
    match rename(&desk.ground(), desk.position(), "차") {
        Err(Refused::Post { path, .. }) => assert_eq!(path, "content/posts/c.md"),
        Ok(edit) => {
            // What an anchor holds may be written anew as long as the terms are the expected ones.
            assert_eq!(after(&desk, edit).len(), 2);
        }
        Err(other) => panic!("{other}"),
    }
}

#[test]
fn only_what_has_a_name_elsewhere_is_renamed() {
    let there = desk("---\ntitle: a\ntags: [te‸a]\n---\n");
    match prepare(&there.ground(), there.position()) {
        Some(PrepareRenameResponse::RangeWithPlaceholder { placeholder, .. }) => assert_eq!(placeholder, "tea"),
        other => panic!("{other:?}"),
    }
    for (body, is_named) in
        [("하나\n===‸\n", false), ("하‸나\n===\n", true), ("하나\n‸둘\n---\n", false), ("#‸# 둘\n", true)]
    {
        let there = desk(&format!("---\ntitle: a\n---\n\n{body}"));
        assert_eq!(prepare(&there.ground(), there.position()).is_some(), is_named, "{body}");
    }
    let nothing = desk("---\ntit‸le: a\n---\n");
    assert!(prepare(&nothing.ground(), nothing.position()).is_none());
    for (text, is_offered) in [("봄‸ 산책\n---\n", true), ("봄 산책\n-‸--\n", false), ("#‸# 봄\n", true)] {
        let heading = desk(text);
        assert_eq!(prepare(&heading.ground(), heading.position()).is_some(), is_offered, "{text}");
    }
    assert_eq!(rename(&nothing.ground(), nothing.position(), "x"), Err(Refused::Nothing));
}

#[test]
fn there_and_back_is_where_it_began() {
    let open = "---\ntitle: a\ntags: [te‸a]\n---\n";
    let there = renamed(open, "green tea").unwrap();
    let text = |path: &str| there.get(path).cloned();
    let others = OTHERS.map(|(path, before)| (path, text(path).unwrap_or_else(|| before.to_owned())));
    let again = there["content/posts/a.md"].replace("[green", "[‸green");
    let mut files = vec![("hugo.toml", "baseURL = \"https://example.org/\"\n"), ("content/posts/a.md", again.as_str())];
    files.extend(others.iter().map(|(path, text)| (*path, text.as_str())));
    let desk = Desk::new(&files);
    let back = after(&desk, rename(&desk.ground(), desk.position(), "tea").unwrap());
    for (path, before) in OTHERS {
        assert_eq!(back[path], before.replace("Tea", "tea"), "{path}");
    }
}
