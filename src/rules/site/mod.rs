//! Rules about what holds between posts, and between posts and the files of the blog.

rules! { "site";
    site {
        description_duplicate::DescriptionDuplicate => "description-duplicate",
        post_expired::PostExpired => "post-expired",
        language_unknown::LanguageUnknown => "language-unknown",
        post_not_published::PostNotPublished => "post-not-published",
        series_gap::SeriesGap => "series-gap",
        title_duplicate::TitleDuplicate => "title-duplicate",
        translation_missing::TranslationMissing => "translation-missing",
        archetype_leftover::ArchetypeLeftover => "archetype-leftover",
        url_duplicate::UrlDuplicate => "url-duplicate",
        url_lookalike::UrlLookalike => "url-lookalike",
        post_orphaned::PostOrphaned => "post-orphaned",
    }
    link {
        link_broken::LinkBroken => "link-broken",
        link_reference_broken::LinkReferenceBroken => "link-reference-broken",
        link_to_unpublished::LinkToUnpublished => "link-to-unpublished",
        link_to_alias::LinkToAlias => "link-to-alias",
        link_to_fragment_missing::LinkToFragmentMissing => "link-to-fragment-missing",
        link_to_source_file::LinkToSourceFile => "link-to-source-file",
    }
    term {
        tag_near_duplicate::TagNearDuplicate => "tag-near-duplicate",
        tag_used_once::TagUsedOnce => "tag-used-once",
        term_url_collision::TermUrlCollision => "term-url-collision",
    }
    past {
        url_lost::UrlLost => "url-lost",
        date_changed::DateChanged => "date-changed",
        lastmod_stale::LastmodStale => "lastmod-stale",
    }
}
