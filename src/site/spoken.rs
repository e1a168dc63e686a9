//! The generators' names as people write them.

use super::GeneratorName;

impl GeneratorName {
    /// The name for a sentence: `Hugo`, `Jekyll`; "the generator" where none is known.
    #[must_use]
    pub fn spoken(self) -> &'static str {
        match self {
            Self::Hugo => "Hugo",
            Self::Jekyll => "Jekyll",
            Self::Zola => "Zola",
            Self::Hexo => "Hexo",
            Self::Eleventy => "Eleventy",
            Self::Astro => "Astro",
            Self::Docusaurus => "Docusaurus",
            Self::Plain => "the generator",
        }
    }
}
