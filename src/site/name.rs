//! The names by which authors choose a generator.

use super::GeneratorName;
use std::str::FromStr;

/// A word that names no generator.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no generator that matterlint knows")]
pub struct UnknownGenerator(pub String);

impl GeneratorName {
    /// Every name, in the order of the documentation.
    #[must_use]
    pub const fn all() -> [Self; 8] {
        [Self::Hugo, Self::Jekyll, Self::Zola, Self::Hexo, Self::Eleventy, Self::Astro, Self::Docusaurus, Self::Plain]
    }

    /// The name as configuration and machine formats spell it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Hugo => "hugo",
            Self::Jekyll => "jekyll",
            Self::Zola => "zola",
            Self::Hexo => "hexo",
            Self::Eleventy => "eleventy",
            Self::Astro => "astro",
            Self::Docusaurus => "docusaurus",
            Self::Plain => "plain",
        }
    }

    /// The name as prose spells it.
    #[must_use]
    pub const fn title(self) -> &'static str {
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

impl FromStr for GeneratorName {
    type Err = UnknownGenerator;

    fn from_str(word: &str) -> Result<Self, UnknownGenerator> {
        Self::all()
            .into_iter()
            .find(|name| name.as_str().eq_ignore_ascii_case(word.trim()))
            .ok_or_else(|| UnknownGenerator(word.to_owned()))
    }
}

impl std::fmt::Display for GeneratorName {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::GeneratorName;

    #[test]
    fn every_name_is_read_back() {
        for name in GeneratorName::all() {
            assert_eq!(name.as_str().to_uppercase().parse(), Ok(name));
        }
        assert!("gatsby".parse::<GeneratorName>().is_err());
    }
}
