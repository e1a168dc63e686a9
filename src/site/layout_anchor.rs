//! The ids that layouts commonly give to parts of the page outside the body.

/// Whether layouts commonly give `id` to a part of the page outside the body, so that a link to it may be right
/// although the body has no such anchor.
fn is_layout_anchor(id: &str) -> bool {
    const IDS: [&str; 33] = [
        "about",
        "banner",
        "bottom",
        "comment",
        "comments",
        "contact",
        "content",
        "continue-reading",
        "disqus_thread",
        "footer",
        "giscus",
        "gitalk-container",
        "header",
        "isso-thread",
        "main",
        "main-content",
        "menu",
        "more",
        "nav",
        "navigation",
        "newsletter",
        "post-comments",
        "related",
        "related-posts",
        "respond",
        "search",
        "share",
        "sidebar",
        "subscribe",
        "table-of-contents",
        "tableofcontents",
        "toc",
        "top",
    ];
    IDS.contains(&id.to_lowercase().as_str())
}

/// Whether a fragment is for a script, a text search or the layout round the text, and no place in the text itself.
#[must_use]
pub fn is_outside_text(fragment: &str) -> bool {
    fragment.starts_with(['!', '/', ':', '?']) || fragment.contains('=') || is_layout_anchor(fragment)
}
