//! What several rules ask of one post, found when the first of them asks.

use super::{NamedImage, Origin, Subject};
use crate::site::Lookup;
use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;

/// The answers of one post so far. They follow from the post and its blog, so that a rule that reads them stays pure.
#[derive(Debug, Default)]
pub struct Memo {
    page: OnceCell<String>,
    lookups: RefCell<HashMap<(Origin, String), Lookup>>,
}

impl Memo {
    /// Where `image` was found.
    pub(super) fn lookup(&self, image: &NamedImage<'_>, find: impl FnOnce() -> Lookup) -> Lookup {
        let key = (image.origin, image.url.to_owned());
        self.lookups.borrow_mut().entry(key).or_insert_with(find).clone()
    }
}

impl<'a> Subject<'a> {
    /// The page on which the text of the file is shown.
    pub(super) fn page(&self) -> &'a str {
        self.memo.page.get_or_init(|| self.layout.page(self.path).into_owned())
    }
}
