//! What a rule is, what it is given, what it says, and the pages that describe all rules.

mod diagnostic;
mod findings;
mod fix;
mod length;
mod page;
mod registry;
mod rule;
mod severity;
mod site_subject;
mod subject;

pub use diagnostic::{Diagnostic, Related};
pub use findings::Findings;
pub use fix::{Fix, in_quotes, place_of};
pub use length::Limits;
pub use page::{Change, Family, Given, OptionSpec, OptionType, OptionValue, Page, Safety, Severity};
pub use registry::{Registration, Registry, RuleId};
pub use rule::{BadOption, Built, Define, LinkRule, Maker, PastRule, PostRule, SiteRule, TermRule};
pub use site_subject::{Place, SiteFindings, SiteSubject};
pub use subject::{
    Address, AddressKind, Clock, DateField, ImageFields, Memo, NamedImage, Origin, PairFault, Pairs, Subject, Taxonomy,
    Term, Wording, Written, images, is_meant, is_shortcode, is_template, offset_text, plain_text, possible_days,
};

// What rules ask of the floors below while they put a finding into words. One door for a rule's file.
pub use crate::document::body::normal_label;
pub use crate::document::front_matter::quoted;
pub use crate::document::intent::{block_mark, inline_mark};
pub use crate::site::address::{AddressSlip, LocalAddress, has_image_extension, respell, unknown_token};
pub use crate::site::facts::Withheld;
pub use crate::site::{Target, is_outside_text, near_file};
pub use crate::text::{Needle, SUGGESTIONS, distance, has_either, nearest, shown};
