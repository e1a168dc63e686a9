//! Rules about what holds between posts, and between posts and the files of the blog.

rules! { "site", site;
    description_duplicate::DescriptionDuplicate => "description-duplicate",
    language_unknown::LanguageUnknown => "language-unknown",
    post_not_published::PostNotPublished => "post-not-published",
    series_gap::SeriesGap => "series-gap",
    tag_near_duplicate::TagNearDuplicate => "tag-near-duplicate",
    tag_used_once::TagUsedOnce => "tag-used-once",
    term_url_collision::TermUrlCollision => "term-url-collision",
    title_duplicate::TitleDuplicate => "title-duplicate",
    translation_missing::TranslationMissing => "translation-missing",
    url_duplicate::UrlDuplicate => "url-duplicate",
    url_lookalike::UrlLookalike => "url-lookalike",
}
