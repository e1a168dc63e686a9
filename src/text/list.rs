//! Short texts one behind the other: who looks through them does not look up each somewhere else.

/// How long a text usually is, in bytes: the anchor of a heading.
const USUAL: usize = 16;

/// Texts in one piece of memory, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextList {
    all: Box<str>,
    /// Where each ends in `all`, in bytes.
    ends: Box<[u32]>,
}

impl TextList {
    /// The texts.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        let starts = [0].into_iter().chain(self.ends.iter().copied());
        starts.zip(&*self.ends).filter_map(|(start, end)| self.all.get(start as usize..*end as usize))
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Whether `text` is one of them.
    #[must_use]
    pub fn contains(&self, text: &str) -> bool {
        self.iter().any(|one| one == text)
    }
}

impl<T: AsRef<str>> FromIterator<T> for TextList {
    /// Texts behind the first four gigabytes, of which no file has as many, are left out.
    fn from_iter<I: IntoIterator<Item = T>>(texts: I) -> Self {
        let texts = texts.into_iter();
        let count = texts.size_hint().0;
        let (mut all, mut ends) = (String::with_capacity(count * USUAL), Vec::with_capacity(count));
        for text in texts {
            let Ok(end) = u32::try_from(all.len() + text.as_ref().len()) else { break };
            all.push_str(text.as_ref());
            ends.push(end);
        }
        Self { all: all.into(), ends: ends.into() }
    }
}

#[cfg(test)]
mod tests {
    use super::TextList;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_put_in_comes_out(texts in prop::collection::vec("[a가\n]{0,3}", 0..9), other in "[a가]{0,3}") {
            let list: TextList = texts.iter().collect();
            prop_assert_eq!(list.iter().collect::<Vec<_>>(), texts.iter().map(String::as_str).collect::<Vec<_>>());
            prop_assert_eq!((list.len(), list.is_empty()), (texts.len(), texts.is_empty()));
            prop_assert_eq!(list.contains(&other), texts.contains(&other));
        }
    }
}
