//! Rules about the fields of the front matter.

rules! { "front-matter";
    title_missing::TitleMissing => "title-missing",
}
