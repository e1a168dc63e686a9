//! The words of a page's front matter that stand for something. `build/pages.rs` reads the pages by them, so that nothing else of
//! the program is named here.

use serde::{Deserialize, Serialize};

/// The families of rules: the folders of `rules/` and `src/rules/`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Family {
    /// Fields of the front matter.
    FrontMatter,
    /// What stands below it.
    Body,
    /// What holds between posts, and between posts and the files of the blog.
    Site,
    /// matterlint's own instructions, and files that cannot be read.
    Meta,
}

/// The types of options.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum OptionType {
    /// `true` or `false`.
    Bool,
    /// A whole number that is not negative.
    Integer,
    /// A text.
    Text,
    /// One word of `choices`.
    Choice,
    /// A list of texts.
    List,
    /// A map from text to a text or a list of texts.
    Map,
}

/// What a fix may change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Safety {
    /// A proposal among several: shown, never written.
    Suggestion,
    /// The meaning may change: written only when asked for.
    Unsafe,
    /// The rendered body and the front matter's values stay equal, apart from what the rule's page declares.
    Safe,
}

/// What a rule's page may declare that its fixes change, apart from what their safety allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// White space at the ends of lines, and how lines end.
    LineEnds,
    /// Items that stand twice in one list of the front matter.
    Repeats,
    /// matterlint's own comments.
    Comments,
    /// Where the front matter begins and ends, so that body and front matter are not what they were.
    Fences,
}

/// How much a finding matters. The order is from least to most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Harmless or near taste: counted, drawn on request, never fails a run unless asked.
    Hint,
    /// Very likely a mistake.
    Warning,
    /// A reader, a feed or the generator meets something broken.
    Error,
}
