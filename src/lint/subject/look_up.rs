//! Looking up what a post names, with the fields of the post that move its page taken into account.

use super::Subject;
use crate::site::Lookup;

impl Subject<'_> {
    /// Looks up an image that the body names, `url` as written.
    #[must_use]
    pub fn body_image(&self, url: &str) -> Lookup {
        self.unless_moved(url, self.layout.body_image(self.page(), url))
    }

    /// Looks up an image that the front matter names.
    #[must_use]
    pub fn front_matter_image(&self, url: &str) -> Lookup {
        self.layout.front_matter_image(self.page(), url)
    }

    /// Looks up the file that a relative or root link of the body leads to.
    #[must_use]
    pub fn body_link(&self, url: &str) -> Lookup {
        self.unless_moved(url, self.layout.body_link(self.page(), url))
    }

    /// The same, but nothing certain, without a look, where the file cannot be surely missing or spelt otherwise.
    #[must_use]
    pub fn missed_link(&self, url: &str) -> Lookup {
        self.unless_moved(url, self.layout.missed_link(self.page(), url))
    }

    /// What was looked up, or nothing certain where a field moves the page, so that a browser would look elsewhere.
    fn unless_moved(&self, url: &str, lookup: Lookup) -> Lookup {
        let is_moved = || self.generator().moved_by(self.path, url).iter().any(|field| self.field(field).is_some());
        if matches!(lookup, Lookup::Found { .. } | Lookup::Undecided) || !is_moved() {
            lookup
        } else {
            Lookup::Undecided
        }
    }
}
