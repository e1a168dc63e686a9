//! Posts that need each kind of safe fix, in each place where the kind could do harm; and all posts of the rule book.

use crate::harness::example::{fixture_files, of_page, pages};
use std::collections::BTreeSet;

/// Bodies for every generator.
const BODIES: &[(&str, &str)] = &[
    ("paragraphs", "봄 \n여름\t\n가을 \t \n\n겨울   \n\nend\n"),
    ("blank-lines", "첫 문단\n \n둘째\n\t\n셋째\n\n넷째\n  \n"),
    (
        "lists",
        "- 하나 \n- 둘  \n  - 셋 \n    이어서 \n\n  넷\t\n* [ ] 할 일 \n* [x] 한 일  \n\n1. a \n2. b\n \n   c \n",
    ),
    ("empty-items", "- \n- 하나\n-  \n- \n\n1. \n2. 둘\n"),
    ("quotes", "> 인용 \n> 둘  \n> > 셋 \n> > \n> 넷 \nlazy \n>\n> - a \n> - b  \n> \n"),
    ("tables", "| a | b | \n|---|---| \n| 1 | 2 |  \n| 3 | 4 |\t\n\na | b \n--|-- \n1 | 2 \n3 |  \n"),
    (
        "breaks",
        "둘  \n셋   \n여섯      \n끝  \n\n백슬래시\\\n다음 \\ \n- 목록  \n  이어서   \n- 끝   \n\n> 인용   \n> 끝  \n\nhtml<br>  \n다음\n",
    ),
    ("headings", "# 하나 \n\n## 둘 ##  \n\n### 셋 {#own}  \n\n넷 \n=== \n\n다섯  \n---  \n\n#### \n\n--- \n***  \n"),
    (
        "code",
        "```js  \nlet a = 1;  \n\t\n``` \n\n    들여쓴 코드  \n    둘 \n \n    셋\n\n`한 \n줄  \n코드` 끝 \n\n~~~\na \n~~~  \n\n- ```\n  안 \n  ``` \n",
    ),
    (
        "html",
        "<pre> \na  \n b \n</pre> \n\n<div> \n글  \n</div>  \n\n<textarea>\nx  \n</textarea>\n\n글 <a \nhref=\"/x\"  \ntitle=\"둘  \n줄\" >링크</a> \n\n<!-- 주석 \n둘  \n--> \n\n<p> \n\n글 \n\n</p> \n",
    ),
    ("footnotes", "글[^1] 둘[^둘]. \n\n[^1]: 각주  \n    이어서 \n\n    문단 \n[^둘]: 둘 \n"),
    ("definitions", "말 \n: 뜻  \n: 둘째 뜻 \n\n[a] 와 [b] \n\n[a]: /b \"제목 \n이어서\"  \n[b]: \n  /c \n"),
    (
        "images",
        "![그림 \n둘  \n줄](/a.png \"제목 \n둘\") \n\n[링크  \n글](/b) \n\n<https://example.org> \n\nhttps://example.org/글 \n",
    ),
    ("emphasis", "**굵게 \n둘  \n셋** 끝 \n\n*기울임 \n* 아님 \n\n~~지움 \n둘~~ \n\n:smile: \n"),
    ("math", "$$ \na = b  \n$$ \n\n글 $x \n+ y$ \n\n\\\\[ a \n\\\\] \n"),
    ("spaces", "전각\u{3000}\n묶음\u{a0}\n둘 \u{3000} \n영폭\u{200b} \n\n끝\u{3000}\n\u{3000}\n글\n"),
    ("ends-paragraph", "글"),
    ("ends-item", "- 하나\n- 둘"),
    ("ends-fence", "```\na\n```"),
    ("ends-open-fence", "```\na "),
    ("ends-table", "|a|\n|-|\n|b|"),
    ("ends-heading", "## 제목"),
    ("ends-html", "<div>\n글\n</div>"),
    ("ends-comment", "글\n\n<!-- 주석"),
    ("ends-break", "글  "),
    ("ends-backslash", "글\\"),
    ("ends-code", "    코드"),
    ("ends-blank", "글\n\n \n\n"),
    ("ends-quote", "> 글\n>"),
    ("ends-tab", "글\n\t"),
    ("ends-pre", "<pre>\n글  "),
    ("ends-definition", "[a]\n\n[a]: /b"),
    ("mixed", "봄\r\n여름\n\n- a\r\n- b\n\n```\r\nx\ny\r\n```\n\n| a |\r\n|---|\n| b |\r\n\n둘  \r\n셋\n끝\n"),
    ("mixed-most-crlf", "봄\r\n\r\n여름\r\n- a\n- b\r\n\r\n<pre>\na\r\n</pre>\r\n\r\n    코드\n    둘\r\n"),
    ("mixed-paragraphs", "첫 문단\r\n\r\n둘째 문단\n\n셋째 문단\n\n넷째\n"),
    ("more", "앞 \n\n<!--more--> \n\n뒤 \n"),
    ("more-spaced", "앞  \n\n<!-- more -->  \n\n뒤 \n"),
    (
        "suppressed",
        "봄 \n\n<!-- matterlint-disable-line heading-empty -->\n\n여름 <!-- matterlint-disable-line heading-empty -->\n\n<!-- matterlint-disable-next-line trailing-space -->\n가을 \n",
    ),
];

/// Bodies with what only Hugo reads.
const OF_HUGO: &[(&str, &str)] = &[
    (
        "shortcodes",
        "{{< box />}} \n\n{{< box >}}  \n안 \n{{< /box >}} \n\n글 {{< box />}} \n{{% box %}} \n**안** \n{{% /box %}}  \n\n- {{< box />}} \n\n{{< box \n  a=`둘  \n줄` />}} \n\n{{/* 주석 */}} \n",
    ),
    (
        "highlight",
        "{{< highlight go >}} \na := 1  \n\n  b \n{{< /highlight >}} \n\n```go {linenos=true} \nx  \n```\n\n> [!NOTE] \n> 글 \n\n문단 \n{.class} \n",
    ),
];

/// Bodies with what only Jekyll reads.
const OF_JEKYLL: &[(&str, &str)] = &[
    (
        "liquid",
        "{{ page.title }} \n\n{% highlight ruby %} \na = 1  \n\n  b \n{% endhighlight %} \n\n{% raw %}{{ x }} \n{% endraw %} \n\n{% if page.title %} \n글 \n{% endif %} \n\n{% capture a %}둘  \n줄 {% endcapture %}{{ a | jsonify }} \n\n{% comment %} a \n{% endcomment %} \n",
    ),
    (
        "kramdown",
        "글 \n{: .class} \n\n* TOC \n{:toc} \n\n^ \n\n- a \n{: #id} \n\n*[HTML]: Hyper \n\nHTML 글 \n\n$$ a \n$$ \n\n말 \n: 뜻 \n\n\\\\ \n",
    ),
];

/// Lines of front matter.
const FRONTS: &[(&str, &str)] = &[
    ("front-block", "description: |\n  둘  \n  줄 \n\nnote: >-\n  접힌 \n  글  \n\n"),
    ("front-quoted", "description: \"둘  \n  줄 \"\nnote: '하나 \n  둘'\n"),
    ("front-crlf", "description: |\r\n  둘\r\n  줄\nnote: \"접힌\r\n  글\"\r\nlist:\r\n- a\n- b\r\n"),
    ("front-keep", "description: |+\n  둘\r\n\r\n\n"),
    ("front-spaces", "description: 글  \nlist: [a, b] \nnote: \n"),
    ("front-order", "weight: 3\nslug: front-order-x\n"),
    ("front-lone-cr", "description: 글\rnote: x\n"),
];

/// Posts in TOML and JSON.
const WHOLE: &[(&str, &str)] = &[
    (
        "toml",
        "+++\ntitle = \"t\"\ndate = 2024-05-01\r\ndescription = \"\"\"둘  \r\n줄\n\"\"\"\nnote = '''\n줄\r\n'''\n+++\n\n글 \n둘",
    ),
    ("json", "{\"title\": \"j\",\r\n \"date\": \"2024-05-01\", \n \"tags\": [\"a\", \"b\"]\n}\r\n\n글 \n둘"),
    ("bom", "\u{feff}---\ntitle: b\ndate: 2024-05-01\n---\n글 \r\n둘"),
];

/// Who reads the posts.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Reader {
    Hugo,
    Jekyll,
}

/// Posts of our own, by name.
pub fn own(reader: Reader) -> Vec<(String, String)> {
    let special = match reader {
        Reader::Hugo => OF_HUGO,
        Reader::Jekyll => OF_JEKYLL,
    };
    let head = |name: &str, more: &str| format!("---\ntitle: \"{name} 글\"\ndate: 2024-05-01\n{more}---\n");
    let bodies = BODIES.iter().chain(special).map(|(name, body)| ((*name).to_owned(), head(name, "") + "\n" + body));
    let fronts = FRONTS.iter().map(|(name, more)| ((*name).to_owned(), head(name, more) + "\n봄 \n여름"));
    let whole = WHOLE.iter().filter(|_| reader == Reader::Hugo);
    bodies.chain(fronts).chain(whole.map(|(name, text)| ((*name).to_owned(), (*text).to_owned()))).collect()
}

/// All fixtures and examples of the rule book that are one post, by name.
pub fn rule_book() -> Vec<(String, String)> {
    let examples = pages().into_iter().flat_map(|page| of_page(&page));
    let all = fixture_files().into_iter().chain(examples).map(|example| example.case.text);
    let once: BTreeSet<String> = all.collect();
    once.into_iter().enumerate().map(|(at, text)| (format!("book-{at:04}"), text)).collect()
}

/// The names of Hugo's shortcodes in a text.
pub fn shortcodes(text: &str) -> BTreeSet<String> {
    let calls = text.split("{{").skip(1).filter_map(|call| call.strip_prefix(['<', '%']));
    let name =
        |call: &str| call.trim_start_matches([' ', '/']).split([' ', '>', '%', '/', '\n']).next().map(str::to_owned);
    calls.filter_map(name).filter(|name| !name.is_empty()).collect()
}
