//! All rules. Each is one file here and one page of the same words in `rules/`; rules never import each other.

use crate::lint::Registration;

/// The page of a rule, as `build/pages.rs` has read it.
macro_rules! page {
    ($family:literal, $name:literal) => {
        &include!(concat!(env!("OUT_DIR"), "/rules/", $family, "/", $name, ".rs"))
    };
}

/// Declares the modules of a family and registers its rules by what they look at: one line a rule,
/// `file::Type => "page-name"`.
macro_rules! rules {
    ($family:literal; $($kind:ident { $($module:ident :: $rule:ident => $name:literal,)* })*) => {
        $($(mod $module;)*)*
        /// The rules of this family.
        pub const RULES: &[crate::lint::Registration] = &[$($(crate::lint::Registration {
            page: page!($family, $name),
            maker: crate::lint::Maker::$kind::<$module::$rule>(),
        },)*)*];
    };
    ($family:literal, $kind:ident; $($line:tt)*) => {
        rules! { $family; $kind { $($line)* } }
    };
}

pub mod body;
pub mod front_matter;
pub mod meta;
pub mod site;

/// All rules of all families.
pub fn all() -> impl Iterator<Item = Registration> {
    [front_matter::RULES, body::RULES, site::RULES, meta::RULES].into_iter().flatten().copied()
}
