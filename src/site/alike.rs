//! Posts of one blog that say the same in a field.

use super::facts::Named;
use super::{Blog, Facts, Role};
use crate::text::fold;
use jiff::Timestamp;
use std::collections::BTreeMap;

impl Blog {
    /// The numbers of the posts that are published at `now` and have one text in common, in case and Unicode form and
    /// width alike or not, with that text: groups of two and more, in the order of their first posts. Other pages take no
    /// part, nor posts of different languages.
    #[must_use]
    pub fn alike<'a>(
        &'a self,
        now: Timestamp,
        text: impl Fn(&'a Facts) -> Option<&'a Named>,
    ) -> Vec<Vec<(usize, &'a Named)>> {
        let mut groups: BTreeMap<_, Vec<(usize, &Named)>> = BTreeMap::new();
        for (at, post) in self.posts().iter().enumerate() {
            let Some(named) =
                text(post).filter(|_| post.role == Role::Post && !post.page.is_section && post.is_published(now))
            else {
                continue;
            };
            groups.entry((post.page.language.as_deref(), fold(&named.text))).or_default().push((at, named));
        }
        let mut groups: Vec<_> = groups.into_values().filter(|group| group.len() > 1).collect();
        groups.sort_by_key(|group| group[0].0);
        groups
    }
}
