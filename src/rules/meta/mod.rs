//! Rules about matterlint's own instructions and about files that cannot be read as text. The session makes their
//! findings itself, so that they have a page each but no code here.

use crate::lint::{Maker, Registration};

/// The rules of this family.
pub const RULES: &[Registration] = &[
    Registration { page: include_str!("../../../rules/meta/suppression-unused.md"), maker: Maker::Session },
    Registration { page: include_str!("../../../rules/meta/suppression-unknown.md"), maker: Maker::Session },
    Registration { page: include_str!("../../../rules/meta/encoding-invalid.md"), maker: Maker::Session },
    Registration { page: include_str!("../../../rules/meta/site-config-invalid.md"), maker: Maker::Session },
];
