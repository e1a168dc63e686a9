//! Rules about what holds between posts, and between posts and the files of the blog.

rules! { "site", site;
    tag_near_duplicate::TagNearDuplicate => "tag-near-duplicate",
    url_duplicate::UrlDuplicate => "url-duplicate",
}
