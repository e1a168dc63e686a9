//! Rules about what holds between posts, and between posts and the files of the blog.

rules! { "site", site;
    url_duplicate::UrlDuplicate => "url-duplicate",
    link_broken::LinkBroken => "link-broken",
    link_reference_broken::LinkReferenceBroken => "link-reference-broken",
    link_to_unpublished::LinkToUnpublished => "link-to-unpublished",
    link_to_alias::LinkToAlias => "link-to-alias",
    link_to_fragment_missing::LinkToFragmentMissing => "link-to-fragment-missing",
    post_orphaned::PostOrphaned => "post-orphaned",
    link_to_source_file::LinkToSourceFile => "link-to-source-file",
}
