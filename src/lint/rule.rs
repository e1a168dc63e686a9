//! What a rule is.

use super::{Findings, Given, SiteFindings, SiteSubject, Subject};
use crate::site::{Past, TermUse};
use serde::de::{Deserialize, DeserializeOwned};

/// A rule that needs one post and nothing else. Pure: the same subject gives the same findings.
pub trait PostRule: Send + Sync {
    /// Looks at one post and says what is wrong.
    fn check(&self, subject: &Subject<'_>, found: &mut Findings<'_>);
}

/// A rule that needs what all posts of a site tell of themselves. Pure: the same blog gives the same findings.
pub trait SiteRule: Send + Sync {
    /// Looks at the blog and says what is wrong, each finding in the post where its author would mend it.
    fn check(&self, subject: &SiteSubject<'_>, found: &mut SiteFindings<'_>);

    /// Whether it asks where links lead, so that this is worth working out before it runs.
    fn asks_for_links(&self) -> bool {
        false
    }
}

/// A rule that looks at the terms of all posts, which are gathered once for all such rules. Pure: the same blog gives the
/// same findings.
pub trait TermRule: Send + Sync {
    /// Looks at the spellings of the terms and says what is wrong with them.
    fn check(&self, subject: &SiteSubject<'_>, terms: &[TermUse<'_>], found: &mut SiteFindings<'_>);
}

/// A rule that looks at the links of one post after the other, and needs the blog to say where each leads. Pure: the same
/// blog gives the same findings.
pub trait LinkRule: Send + Sync {
    /// Looks at the links of the post number `post` and says what is wrong with them.
    fn check(&self, subject: &SiteSubject<'_>, post: usize, found: &mut SiteFindings<'_>);
}

/// A rule that compares a site with what it was at a commit. It speaks of changes by nature, so that nothing is said where
/// nobody names a commit. Pure: the same blog and the same past give the same findings.
pub trait PastRule: Send + Sync {
    /// Looks at the blog and at what it was, and says what is wrong now.
    fn check(&self, subject: &SiteSubject<'_>, past: &Past, found: &mut SiteFindings<'_>);
}

/// A rule, built and ready.
pub enum Built {
    /// It looks at one post.
    Post(Box<dyn PostRule>),
    /// It looks at a whole site.
    Site(Box<dyn SiteRule>),
    /// It looks at the links of each post of a site.
    Link(Box<dyn LinkRule>),
    /// It looks at the terms of all posts of a site.
    Term(Box<dyn TermRule>),
    /// It compares a whole site with its past.
    Past(Box<dyn PastRule>),
    /// The session makes its findings.
    Session,
}

/// How a rule comes to be: typed options, then a value that stays as it is.
pub trait Define: Sized {
    /// The options, all of them: defaults stand on the rule's page only. `()` for none.
    type Options: DeserializeOwned;

    /// Builds the rule.
    ///
    /// # Errors
    /// [`BadOption`] when a value has the right type but cannot be used: a pattern that does not compile.
    fn new(options: Self::Options) -> Result<Self, BadOption>;
}

/// An option whose value cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct BadOption {
    /// The option's name; empty when it is not known.
    pub option: String,
    /// What is wrong with its value: a whole sentence, since it is drawn as the message.
    pub message: String,
}

impl BadOption {
    /// A complaint about `option`.
    pub fn new(option: impl Into<String>, message: impl Into<String>) -> Self {
        Self { option: option.into(), message: message.into() }
    }
}

/// How a registered rule is built from its options.
#[derive(Clone, Copy)]
pub enum Maker {
    /// A rule with code of its own.
    Code(fn(Given<'_>) -> Result<Built, BadOption>),
    /// A rule whose findings the session makes itself, since they come of the run and not of one post's text.
    Session,
}

impl Maker {
    /// The maker of a [`PostRule`] with typed options.
    #[must_use]
    pub const fn post<R: Define + PostRule + 'static>() -> Self {
        Self::Code(|options| Ok(Built::Post(Box::new(make::<R>(options)?))))
    }

    /// The maker of a [`SiteRule`] with typed options.
    #[must_use]
    pub const fn site<R: Define + SiteRule + 'static>() -> Self {
        Self::Code(|options| Ok(Built::Site(Box::new(make::<R>(options)?))))
    }

    /// The maker of a [`LinkRule`] with typed options.
    #[must_use]
    pub const fn link<R: Define + LinkRule + 'static>() -> Self {
        Self::Code(|options| Ok(Built::Link(Box::new(make::<R>(options)?))))
    }

    /// The maker of a [`TermRule`] with typed options.
    #[must_use]
    pub const fn term<R: Define + TermRule + 'static>() -> Self {
        Self::Code(|options| Ok(Built::Term(Box::new(make::<R>(options)?))))
    }

    /// The maker of a [`PastRule`] with typed options.
    #[must_use]
    pub const fn past<R: Define + PastRule + 'static>() -> Self {
        Self::Code(|options| Ok(Built::Past(Box::new(make::<R>(options)?))))
    }

    /// Builds the rule.
    ///
    /// # Errors
    /// [`BadOption`] when the options cannot be used.
    pub fn build(self, options: Given<'_>) -> Result<Built, BadOption> {
        match self {
            Self::Code(make) => make(options),
            Self::Session => Ok(Built::Session),
        }
    }
}

fn make<R: Define>(options: Given<'_>) -> Result<R, BadOption> {
    R::new(R::Options::deserialize(options).map_err(|error| BadOption::new("", error.to_string()))?)
}
