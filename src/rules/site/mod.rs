//! Rules about what holds between posts, and between posts and the files of the blog.

rules! { "site", site;
    archetype_leftover::ArchetypeLeftover => "archetype-leftover",
    url_duplicate::UrlDuplicate => "url-duplicate",
}
