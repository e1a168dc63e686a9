//! What a rule is, what it is given, what it says, and the pages that describe all rules.

mod diagnostic;
mod findings;
mod fix;
mod image;
mod image_field;
mod link_label;
mod local_path;
mod near_file;
mod nearest;
mod page;
mod registry;
mod respell;
mod rule;
mod severity;
mod subject;
mod template_text;

pub use diagnostic::{Diagnostic, Related};
pub use findings::Findings;
pub use fix::{Fix, Safety};
pub use image::{ImageFields, NamedImage, Origin, images};
pub use image_field::has_image_extension;
pub use link_label::normal_label;
pub use local_path::LocalAddress;
pub use near_file::near_file;
pub use nearest::nearest;
pub use page::{Family, OptionSpec, OptionType, Page, PageError};
pub use registry::{Registration, Registry, RuleId};
pub use respell::respell;
pub use rule::{BadOption, Define, Maker, PostRule};
pub use severity::Severity;
pub use subject::{Clock, Subject};
pub use template_text::is_template;
