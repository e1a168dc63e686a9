//! Posts put together at random, with line endings at random: every fix of every round holds.

use matterlint::config::{ActiveRules, Flags, Selector, Settings};
use matterlint::document::Post;
use matterlint::fixer::{Ground, Policy, step};
use matterlint::lint::{Clock, Registry};
use matterlint::session::check_post;
use matterlint::site::disk::MapDisk;
use matterlint::site::{GeneratorName, Layout, by_name};
use proptest::prelude::*;
use std::sync::{Arc, LazyLock};

const MATTER: &[&str] = &[
    "title: \"봄  \"",
    "title: C: 글",
    "title: 'it''s'",
    "title: 글 # 주석",
    "date: 2024-5-1",
    "date: 2024-05-01 10:00",
    "tags: 여행, 산책",
    "tags: [go, Go, 'go']",
    "tags:\n- 봄\n- 봄 # 또\n-",
    "Title: 겹침",
    "draft: yes",
    "draft: \"false\"",
    "descripton: >\n  여러 줄\n  글",
    "weight: 01",
    "# 주석",
    "aliases: [/a/, /a/]",
    "url: 글 하나",
    "categories: |\n  a\n  b",
    "slug: \u{200b}x",
    "nested:\n  a: 1\n  a: 1",
    "lastmod: 2023-01-01",
    "? x\n: y",
    "tags: &t [a, a]",
    "extra: *t",
];

const TOML: &[&str] = &[
    "title = \"봄  \"",
    "title = 'C: 글'",
    "title = '''\n여러 줄\n'''",
    "date = 2024-05-01",
    "date = \"2024-5-1\"",
    "tags = \"여행, 산책\"",
    "tags = [\"go\", \"Go\", 'go'] # 주석",
    "tags = [\n  \"봄\",\n  \"봄\", # 또\n]",
    "draft = \"false\"",
    "weight = \"3\"",
    "descripton = \"글\"",
    "aliases = [\"/a/\", \"/a/\"]",
    "slug = \"\u{200b}x\"",
    "# 주석",
    "[params]",
    "[cover]\nimage = \" a.png\"",
];

const JSON: &[&str] = &[
    "\"title\": \"봄  \"",
    "\"date\": \"2024-5-1\"",
    "\"tags\": \"여행, 산책\"",
    "\"tags\": [\"go\", \"Go\", \"go\"]",
    "\"draft\": \"false\"",
    "\"weight\": \"3\"",
    "\"descripton\": \"글\"",
    "\"slug\": \"\u{200b}x\"",
    "\"nested\": {\"a\": 1, \"a\": 1}",
];

const BODY: &[&str] = &[
    "줄 하나 ",
    "줄 둘  ",
    "줄 셋   ",
    "봄\\",
    "##제목",
    "## 제목 ##  ",
    "- 항목 ",
    "> 인용  ",
    "> - 겹친 항목 \t",
    "```",
    "    코드  ",
    "**섬(島)**은",
    "** 굵게 **",
    "![그림](my pic.png)",
    "[글](<a b>) ",
    "(https://a.example)[글]",
    "| a | b |",
    "|---|---|",
    "| 1 | 2 |  ",
    "<!-- matterlint-disable-line trailing-space --> ",
    "<div> ",
    "</div>",
    "{{< figure src=\"a.png\" >}}  ",
    "[^1]: 각주 ",
    "글\u{200b}자",
    "전각\u{3000}",
    "",
    "",
    "$x$ ",
    "{{ page.title }}  ",
    "1. 하나 ",
    "Setext ",
    "===",
    "{% raw %} ",
    "[a]: /b ",
    "[a]: /b",
    "www.example.com",
    "<!-- 주석",
    "-->",
    "\t탭",
    "끝 <br>  ",
];

struct Bench {
    registry: Registry,
    rules: ActiveRules,
}

static BENCH: LazyLock<Bench> = LazyLock::new(|| {
    let registry = Registry::new(matterlint::rules::all());
    let all = Selector::parse("all", &registry).unwrap();
    let settings = Settings::merge(&[], Flags { select: Some(vec![all]), ..Flags::default() }, &registry);
    let rules = ActiveRules::build(&settings, &[], &registry).unwrap();
    Bench { registry, rules }
});

fn text() -> impl Strategy<Value = String> {
    let some = |of: &'static [&'static str]| prop::collection::vec(prop::sample::select(of), 0..7);
    let matter = prop_oneof![
        4 => some(MATTER).prop_map(|keys| format!("---\n{}\n---\n", keys.join("\n"))),
        2 => some(TOML).prop_map(|keys| format!("+++\n{}\n+++\n", keys.join("\n"))),
        1 => some(JSON).prop_map(|keys| format!("{{\n  {}\n}}\n", keys.join(",\n  "))),
        1 => Just(String::new()),
    ];
    let body = prop::collection::vec(prop::sample::select(BODY), 0..14);
    let endings = prop::collection::vec(prop::sample::select(&["\n", "\n", "\n", "\r\n", "\r"][..]), 1..4);
    let (bom, ends) = (any::<bool>(), any::<bool>());
    (matter, body, endings, bom, ends).prop_map(|(matter, body, endings, bom, ends)| {
        let plain = matter + &body.join("\n") + if ends { "\n" } else { "" };
        let mut out = if bom { "\u{feff}".to_owned() } else { String::new() };
        for (at, line) in plain.split_inclusive('\n').enumerate() {
            out.push_str(line.trim_end_matches('\n'));
            if line.ends_with('\n') {
                out.push_str(endings[at % endings.len()]);
            }
        }
        out
    })
}

const GENERATORS: [(GeneratorName, &str); 4] = [
    (GeneratorName::Hugo, "content/posts/a.md"),
    (GeneratorName::Jekyll, "_posts/2024-05-01-a.md"),
    (GeneratorName::Hexo, "source/_posts/a.md"),
    (GeneratorName::Plain, "a.md"),
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_fix_of_a_random_post_holds(text in text(), generator in prop::sample::select(&GENERATORS[..])) {
        let (name, path) = generator;
        let disk = MapDisk::default();
        let layout = Layout { generator: by_name(name, &disk), disk: Arc::new(disk) };
        let clock = Clock { now: "2026-01-01T00:00:00Z".parse().unwrap(), zone: jiff::tz::TimeZone::UTC };
        let dialect = layout.generator.dialect(path);
        let Bench { registry, rules } = &*BENCH;
        let ground = Ground { dialect: &dialect, generator: &*layout.generator, registry };
        for unsafe_fixes in [false, true] {
            let policy = Policy { unsafe_fixes, ..Policy::default() };
            let mut now = text.clone();
            for round in 0.. {
                let (_, waiting) = check_post(now.clone(), (path, layout.generator.role(path)), &layout, &clock, rules, registry).waiting();
                let found = waiting.finish(&now, &[], rules, registry);
                let step = step(&Post::parse(now.clone(), &dialect), &found, &policy, &ground);
                let dropped: Vec<_> =
                    step.unproven.iter().map(|it| (registry.page(it.rule).name, it.span, it.breach)).collect();
                prop_assert!(dropped.is_empty(), "{dropped:?} in\n{now:?}");
                let Some(next) = step.text else { break };
                let applied: Vec<_> = step.applied.iter().map(|rule| registry.page(*rule).name).collect();
                prop_assert!(round < 32, "{applied:?} never come to rest:\n{now:?}\n{next:?}");
                prop_assert_ne!(&next, &now);
                let touched: Vec<_> = found.iter().filter_map(|it| it.fix.as_ref()).flat_map(|fix| &fix.edits).collect();
                prop_assert!(keeps_the_rest(&now, &next, &touched), "bytes outside the edits changed:\n{now:?}\n{next:?}");
                now = next;
            }
        }
    }
}

/// Whether the bytes that no fix speaks of are all there, in their order.
fn keeps_the_rest(before: &str, after: &str, edits: &[&matterlint::text::Edit]) -> bool {
    let is_touched = |at: usize| edits.iter().any(|edit| edit.span.range().contains(&at));
    let mut rest = after.chars();
    before.char_indices().filter(|(at, _)| !is_touched(*at)).all(|(_, kept)| rest.any(|ch| ch == kept))
}
