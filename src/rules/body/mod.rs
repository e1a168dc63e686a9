//! Rules about what stands below the front matter.

rules! { "body";
    heading_empty::HeadingEmpty => "heading-empty",
}
