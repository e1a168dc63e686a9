//! What a rule is, what it is given, what it says, and the pages that describe all rules.

mod address;
mod dates;
mod diagnostic;
mod findings;
mod fix;
mod length;
mod list_item;
mod nearest;
mod page;
mod quoted;
mod registry;
mod rule;
mod severity;
mod shown;
mod subject;
mod terms;
mod wording;
mod written;

pub use address::{Address, AddressKind};
pub use dates::{DateField, possible_days};
pub use diagnostic::{Diagnostic, Related};
pub use findings::Findings;
pub use fix::{Fix, Safety};
pub use length::Limits;
pub use nearest::nearest;
pub use page::{Family, OptionSpec, OptionType, Page, PageError};
pub use quoted::{quoted, quoting};
pub use registry::{Registration, Registry, RuleId};
pub use rule::{BadOption, Define, Maker, PostRule};
pub use severity::Severity;
pub use shown::shown;
pub use subject::{Clock, Subject};
pub use terms::{Taxonomy, Term};
pub use wording::Wording;
pub use written::Written;
