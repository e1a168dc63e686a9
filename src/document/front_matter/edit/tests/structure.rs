//! Keys and items that come, go and move, by case, in all three languages.

use super::super::New;
use super::cases::{check, entry, toml, value, yaml};

#[test]
fn keys_are_inserted() {
    let insert = |text: &str, map: &str, after: &str, new: New<'_>, expected: Option<&str>| {
        check(text, expected, |editor, root| {
            let map = if map.is_empty() { root } else { value(root, map).as_map()? };
            editor.insert(map, map.get(after), "새", new)
        });
    };
    let text = New::Text("값");
    insert(&yaml("a: 1 # c\nb: 2\n"), "", "a", text, Some(&yaml("a: 1 # c\n새: 값\nb: 2\n")));
    insert(&yaml("a: 1\nb: 2\n\n# end\n"), "", "", text, Some(&yaml("a: 1\nb: 2\n새: 값\n\n# end\n")));
    insert(&yaml("a:\n  - x\n  # - y\nb: 2\n"), "", "a", text, Some(&yaml("a:\n  - x\n  # - y\n새: 값\nb: 2\n")));
    insert(&yaml("a: |\n  x\n\nb: 2\n"), "", "a", text, Some(&yaml("a: |\n  x\n새: 값\n\nb: 2\n")));
    insert(&yaml(""), "", "", text, Some(&yaml("새: 값\n")));
    insert(&yaml("# c\n"), "", "", text, Some(&yaml("새: 값\n# c\n")));
    insert(&yaml("a:\n    b: 1\nc: 2\n"), "a", "", text, Some(&yaml("a:\n    b: 1\n    새: 값\nc: 2\n")));
    insert(&yaml("a: {b: 1, c: 2}\n"), "a", "b", text, Some(&yaml("a: {b: 1, 새: 값, c: 2}\n")));
    insert(&yaml("a: {}\n"), "a", "", text, Some(&yaml("a: {새: 값}\n")));
    insert(&yaml("a: 'x'\n"), "", "", text, Some(&yaml("a: 'x'\n새: '값'\n")));
    insert(&yaml("a: 1\n"), "", "", New::List(&["x", "y z"]), Some(&yaml("a: 1\n새: [x, y z]\n")));
    insert(&yaml("새: 1\n"), "", "", text, None);

    insert(&toml("a = 1\n\n[t]\nb = 2\n"), "", "", text, Some(&toml("a = 1\n\"새\" = \"값\"\n\n[t]\nb = 2\n")));
    insert(&toml("a.b = 1\na.c = 2\n"), "", "a", New::Bare("true"), Some(&toml("a.b = 1\na.c = 2\n\"새\" = true\n")));
    insert(&toml("a.b = 1\n"), "a", "b", text, Some(&toml("a.b = 1\na.\"새\" = \"값\"\n")));
    insert(&toml("[t]\nb = '2'\n[u]\n"), "t", "", text, Some(&toml("[t]\nb = '2'\n'새' = '값'\n[u]\n")));
    insert(&toml("[t]\n[u]\n"), "t", "", text, Some(&toml("[t]\n\"새\" = \"값\"\n[u]\n")));
    insert(&toml("[t]\nb = 2\n"), "", "", text, Some(&toml("\"새\" = \"값\"\n[t]\nb = 2\n")));
    insert(&toml("[t]\nb = 2\n"), "", "t", text, None);
    insert(&toml("t = { a=1 }\n"), "t", "", text, Some(&toml("t = { a=1, \"새\"=\"값\" }\n")));

    insert("{\n  \"a\": 1\n}\n", "", "", text, Some("{\n  \"a\": 1,\n  \"새\": \"값\"\n}\n"));
    insert("{\"a\":1,\"b\":[]}\n", "", "a", text, Some("{\"a\":1,\"새\":\"값\",\"b\":[]}\n"));
    insert("{\"a\": {}}\n", "a", "", text, Some("{\"a\": {\"새\": \"값\"}}\n"));
    insert(";;;\n\"a\": 1\n;;;\n", "", "", text, Some(";;;\n\"a\": 1, \"새\": \"값\"\n;;;\n"));
}

#[test]
fn keys_go_with_what_is_below_them() {
    let remove = |text: &str, path: &str, expected: Option<&str>| {
        check(text, expected, |editor, root| editor.remove(entry(root, path)));
    };
    remove(&yaml("a: 1\nb: 2\n"), "a", Some(&yaml("b: 2\n")));
    remove(&yaml("b: 2\n# 위\na:\n  - x\n\n  - y\nc: 3\n"), "a", Some(&yaml("b: 2\n# 위\nc: 3\n")));
    remove(&yaml("a: |\n  # x\n  y\nc: 3\n"), "a", Some(&yaml("c: 3\n")));
    remove(&yaml("a:\n- x\n- y\nc: 3\n"), "a", Some(&yaml("c: 3\n")));
    remove(&yaml("a:\nc: 3\n"), "a", Some(&yaml("c: 3\n")));
    remove(&yaml("a: 1 # why\nc: 3\n"), "a", None);
    remove(&yaml("a:\n  - x # why\nc: 3\n"), "a", None);
    remove(&yaml("a: {b: 1, c: 2}\n"), "a.b", Some(&yaml("a: {c: 2}\n")));
    remove(&yaml("a: {b: 1, c: 2}\n"), "a.c", Some(&yaml("a: {b: 1}\n")));
    remove(&yaml("a: {b: 1}\n"), "a.b", Some(&yaml("a: {}\n")));
    remove(&yaml("a:\n  b: 1\n  c: 2\n"), "a.b", Some(&yaml("a:\n  c: 2\n")));
    remove(&yaml("a:\n  b: 1\n"), "a.b", None);
    remove(&yaml("a: &x 1\nb: *x\n"), "a", None);
    remove(&yaml("a: 1\n"), "a", Some(&yaml("")));
    remove(&toml("a = 1\nb = '''\nx\n'''\nc = 2\n"), "b", Some(&toml("a = 1\nc = 2\n")));
    remove(&toml("a = 1\n[t]\nx = 1\n[u]\n"), "t", Some(&toml("a = 1\n[u]\n")));
    remove(&toml("[t]\nx = 1\n[t.u]\ny = 1\n[v]\n"), "t", Some(&toml("[v]\n")));
    remove(&toml("[t]\nx = 1\n[v]\n[t.u]\ny = 1\n"), "t", None);
    remove(&toml("a.b = 1\na.c = 2\n"), "a.b", Some(&toml("a.c = 2\n")));
    remove("{\n  \"a\": 1,\n  \"b\": [1, 2]\n}\n", "b", Some("{\n  \"a\": 1\n}\n"));
    remove("{\n  \"a\": 1,\n  \"b\": [1, 2]\n}\n", "a", Some("{\n  \"b\": [1, 2]\n}\n"));
}

#[test]
fn items_come_and_go() {
    let remove = |text: &str, index: usize, expected: Option<&str>| {
        check(text, expected, |editor, root| editor.remove_item(value(root, "a"), index));
    };
    remove(&yaml("a: [가, 나, 다]\n"), 0, Some(&yaml("a: [나, 다]\n")));
    remove(&yaml("a: [가, 나, 다]\n"), 2, Some(&yaml("a: [가, 나]\n")));
    remove(&yaml("a: [\n  가, # c\n  나\n]\n"), 1, None);
    remove(&yaml("a:\n  - 가\n  - 나 # c\n"), 0, Some(&yaml("a:\n  - 나 # c\n")));
    remove(&yaml("a:\n  - 가\n  - 나 # c\n"), 1, None);
    remove(&yaml("a:\n- [가]\n- [나]\n"), 0, Some(&yaml("a:\n- [나]\n")));
    remove(&yaml("a:\n- b: 1\n  c: 2\n- d\n"), 0, Some(&yaml("a:\n- d\n")));
    remove(&yaml("a: [ 가 ] # c\n"), 0, Some(&yaml("a: [] # c\n")));
    remove(&yaml("a:\n  - 가\n"), 0, None);
    remove(&toml("a = [\n  '가',\n  '나',\n]\n"), 1, Some(&toml("a = [\n  '가',\n]\n")));
    remove("{\"a\": [\n  1,\n  2\n]}\n", 0, Some("{\"a\": [\n  2\n]}\n"));

    let insert = |text: &str, index: usize, item: &str, expected: Option<&str>| {
        check(text, expected, |editor, root| editor.insert_item(value(root, "a"), index, item));
    };
    insert(&yaml("a: [가, 나]\n"), 1, "c, d", Some(&yaml("a: [가, \"c, d\", 나]\n")));
    insert(&yaml("a: ['가', 나]\n"), 0, "다", Some(&yaml("a: ['다', '가', 나]\n")));
    insert(&yaml("a: []\n"), 0, "다", Some(&yaml("a: [다]\n")));
    insert(&yaml("a:\n- 가\n- 나 # c\nb: 1\n"), 2, "yes", Some(&yaml("a:\n- 가\n- 나 # c\n- \"yes\"\nb: 1\n")));
    insert(&yaml("a:\n    -   '가'\n"), 0, "나", Some(&yaml("a:\n    -   '나'\n    -   '가'\n")));
    insert(
        &toml("a = [\n  \"가\",\n  \"나\",\n]\n"),
        2,
        "다",
        Some(&toml("a = [\n  \"가\",\n  \"나\",\n  \"다\",\n]\n")),
    );
    insert("{\"a\": [\n  \"가\"\n]}\n", 1, "나", Some("{\"a\": [\n  \"가\",\n  \"나\"\n]}\n"));

    let reorder = |text: &str, order: &[usize], expected: Option<&str>| {
        check(text, expected, |editor, root| editor.reorder_items(value(root, "a"), order));
    };
    reorder(&yaml("a: [다, '나', 가]\n"), &[2, 1, 0], Some(&yaml("a: [가, '나', 다]\n")));
    reorder(&yaml("a:\n  # 위\n  - 나 # c\n  - 가\n"), &[1, 0], Some(&yaml("a:\n  - 가\n  # 위\n  - 나 # c\n")));
    reorder(&yaml("a: [가, 나]\n"), &[0, 1], None);
    reorder(&yaml("a: [가, 나]\n"), &[0, 0], None);
}

#[test]
fn keys_are_reordered_with_their_comments() {
    let reorder = |text: &str, order: &[usize], expected: Option<&str>| {
        check(text, expected, |editor, _| editor.reorder(order));
    };
    reorder(
        &yaml("# 날짜\ndate: 1 # d\n\n# loose\n\ntags:\n  - a\n  # - b\ntitle: |\n  x\n"),
        &[2, 0, 1],
        Some(&yaml("title: |\n  x\n\n# loose\n\n# 날짜\ndate: 1 # d\ntags:\n  - a\n  # - b\n")),
    );
    reorder(&yaml("a: 1\nb: 2\n"), &[0, 1], None);
    reorder(&yaml("a: &x 1\nb: *x\n"), &[1, 0], None);
    reorder(&yaml("{b: 1, a: 2}\n"), &[1, 0], Some(&yaml("{a: 2, b: 1}\n")));
    reorder(
        &toml("[t]\nx = 1\n\n[s]\ny = 1\n").replace("[t]", "b = 1\na.c = 1\na.d = 2\n\n[t]"),
        &[3, 1, 2, 0],
        Some(&toml("a.c = 1\na.d = 2\nb = 1\n\n[s]\ny = 1\n\n[t]\nx = 1\n")),
    );
    reorder(&toml("a.b = 1\nc = 1\na.d = 1\n"), &[1, 0], None);
    reorder(&toml("[t]\nx = 1\n# y = 1\n\n[s]\n"), &[1, 0], None);
    reorder(
        "{\n  \"b\": [\n    1\n  ],\n  \"a\": 2\n}\n",
        &[1, 0],
        Some("{\n  \"a\": 2,\n  \"b\": [\n    1\n  ]\n}\n"),
    );
}
