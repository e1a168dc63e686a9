//! The rules that rumdl (0.3) has beyond those of markdownlint, by code and names, with those of ours that find the same.

use super::{ABSENT, Counterpart, STYLE, none, same};

const LINKS: &str =
    "links are resolved as the generator does: `link-target-missing`, `link-broken` and `image-missing`";
const ORDER: &str = "`key-order` keeps an order of the blog's own";
const COMMENTS: &str = "`suppression-unused` looks at matterlint's own comments";

pub(super) const RULES: [Counterpart; 36] = [
    none("md057", &["existing-relative-links"], &[], LINKS),
    none("md061", &["forbidden-terms"], &[], ABSENT),
    none("md062", &["link-destination-whitespace", "no-space-in-link-destination"], &[], ABSENT),
    none("md063", &["heading-capitalization"], &[], STYLE),
    none("md064", &["no-multiple-consecutive-spaces"], &[], STYLE),
    none("md065", &["blanks-around-horizontal-rules"], &[], STYLE),
    same("md066", &["footnote-validation"], &[], &["footnote-undefined", "footnote-unused"]),
    none("md067", &["footnote-definition-order"], &[], ABSENT),
    none("md068", &["empty-footnote-definition"], &[], ABSENT),
    none("md069", &["no-duplicate-list-markers"], &[], STYLE),
    none("md070", &["nested-code-fence"], &[], ABSENT),
    none("md071", &["blank-line-after-frontmatter"], &[], STYLE),
    none("md072", &["frontmatter-key-sort"], &[], ORDER),
    none("md073", &["toc-validation"], &[], ABSENT),
    none("md074", &["mkdocs-nav"], &[], ABSENT),
    none("md075", &["orphaned-table-rows"], &[], ABSENT),
    none("md076", &["list-item-spacing"], &[], STYLE),
    none("md077", &["list-continuation-indent"], &[], STYLE),
    none("md078", &["missing-chunk-labels"], &[], ABSENT),
    none("md079", &["chunk-label-spaces"], &[], ABSENT),
    same("md080", &["heading-anchor-collision"], &[], &["heading-duplicate"]),
    none("md081", &["no-excessive-emphasis"], &[], STYLE),
    none("md082", &["no-empty-sections"], &[], STYLE),
    none("md083", &["mojibake"], &[], ABSENT),
    same("md084", &["invisible-characters"], &[], &["invisible-character"]),
    none("md085", &["paragraph-continuation-indent"], &[], STYLE),
    same("md086", &["no-unclosed-comments"], &[], &["comment-unclosed"]),
    none("md087", &["unused-disable-comment"], &[], COMMENTS),
    none("md088", &["quotes-dashes"], &[], STYLE),
    none("md089", &["cjk-spacing"], &[], STYLE),
    none("md090", &["no-hr-before-heading"], &[], STYLE),
    same("md091", &["no-markdown-in-html"], &[], &["markdown-in-html"]),
    none("md092", &["merge-conflict"], &[], ABSENT),
    none("md093", &["no-formatting-in-headings"], &[], STYLE),
    same("md094", &["invalid-encoding"], &[], &["encoding-invalid"]),
    none("md095", &["link-confusables"], &[], ABSENT),
];
