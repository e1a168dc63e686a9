//! What several rules ask of one post, found when the first of them asks.

use super::{Address, DateField, NamedImage, Origin, Subject, Wording};
use crate::document::body::Link;
use crate::document::front_matter::{Entry, Value};
use crate::site::generator::Anchors;
use crate::site::{DateFault, Field, Lookup, Moment, Taxonomy};
use crate::text::QuickMap;
use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

/// The answers of one post so far. They follow from the post and its blog, so that a rule that reads them stays pure.
#[derive(Debug, Default)]
pub struct Memo<'a> {
    owner: OnceCell<Option<String>>,
    anchors: OnceCell<Rc<Anchors>>,
    lookups: RefCell<QuickMap<(Origin, &'a str), Rc<Lookup>>>,
    dates: RefCell<Vec<(&'a Value, Result<Moment, DateFault>)>>,
    pub(super) fields: OnceCell<Vec<(&'a Entry, Option<&'a Field>)>>,
    pub(super) date_fields: OnceCell<Vec<DateField<'a>>>,
    pub(super) taxonomies: OnceCell<Vec<Taxonomy<'a>>>,
    pub(super) wordings: OnceCell<Vec<Wording<'a>>>,
    pub(super) addresses: OnceCell<Vec<Address<'a>>>,
    pub(super) images: OnceCell<Vec<NamedImage<'a>>>,
    pub(super) local_links: OnceCell<Vec<&'a Link>>,
}

impl<'a> Memo<'a> {
    /// The anchors of the body, where a rule has asked for them.
    #[must_use]
    pub fn anchors(&self) -> Option<Rc<Anchors>> {
        self.anchors.get().cloned()
    }

    /// The index file of whose page the post is a part, where a rule has asked for it.
    #[must_use]
    pub fn owner(&self) -> Option<Option<String>> {
        self.owner.get().cloned()
    }

    /// Where the image `url` was found.
    pub(super) fn lookup(&self, origin: Origin, url: &'a str, find: impl FnOnce() -> Lookup) -> Rc<Lookup> {
        Rc::clone(self.lookups.borrow_mut().entry((origin, url)).or_insert_with(|| Rc::new(find())))
    }
}

impl<'a> Subject<'a> {
    /// The page on which the text of the file is shown.
    pub(super) fn page(&self) -> &'a str {
        self.memo.owner.get_or_init(|| self.layout.owner(self.path, self.role)).as_deref().unwrap_or(self.path)
    }

    /// The anchors of the body.
    #[must_use]
    pub fn anchors(&self) -> &'a Anchors {
        self.memo.anchors.get_or_init(|| Rc::new(self.generator().anchors(&self.post.text, &self.post.body)))
    }

    /// Reads a value of the post as a date of its generator.
    ///
    /// # Errors
    /// Why it is none.
    pub fn date(&self, value: &'a Value) -> Result<Moment, DateFault> {
        let known =
            self.memo.dates.borrow().iter().find(|(of, _)| std::ptr::eq(*of, value)).map(|(_, date)| date.clone());
        known.unwrap_or_else(|| {
            let date = self.generator().date(value);
            self.memo.dates.borrow_mut().push((value, date.clone()));
            date
        })
    }
}
