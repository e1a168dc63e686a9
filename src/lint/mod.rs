//! What a rule is, what it is given, what it says, and the pages that describe all rules.

mod diagnostic;
mod findings;
mod fix;
mod known_field;
mod nearest;
mod page;
mod quoted;
mod registry;
mod rule;
mod severity;
mod shown;
mod subject;

pub use diagnostic::{Diagnostic, Related};
pub use findings::Findings;
pub use fix::{Fix, Safety};
pub use nearest::{distance, nearest};
pub use page::{Family, OptionSpec, OptionType, Page, PageError};
pub use quoted::{quoted, quoting};
pub use registry::{Registration, Registry, RuleId};
pub use rule::{BadOption, Define, Maker, PostRule};
pub use severity::Severity;
pub use shown::shown;
pub use subject::{Clock, Subject};
