//! Rules about matterlint's own instructions and about files that cannot be read as text. The session makes their
//! findings itself, so that they have a page each but no code here.

use crate::lint::{Maker, Registration};

/// The rules of this family.
pub const RULES: &[Registration] = &[
    Registration { page: page!("meta", "suppression-unused"), maker: Maker::Session },
    Registration { page: page!("meta", "suppression-unknown"), maker: Maker::Session },
    Registration { page: page!("meta", "encoding-invalid"), maker: Maker::Session },
    Registration { page: page!("meta", "site-config-invalid"), maker: Maker::Session },
];
