//! An address whose file names are rewritten as they stand on disk, nothing else of it changed.

use super::{decoded, split_path};
use crate::text::fold_name;
use std::borrow::Cow;

/// `url` with every name that differs from `on_disk` in case or Unicode form only written as on disk. `None` when
/// nothing would change.
#[must_use]
pub fn respell(url: &str, on_disk: &str) -> Option<String> {
    let (path, tail) = split_path(url);
    let mut names: Vec<Cow<'_, str>> = path.split('/').map(Cow::Borrowed).collect();
    let mut changed = false;
    for (name, real) in names.iter_mut().rev().zip(on_disk.rsplit('/')) {
        let decoded = decoded(name)?.into_owned();
        if fold_name(&decoded) != fold_name(real) {
            break;
        }
        if decoded != real {
            let is_encoded = decoded != **name;
            *name = Cow::Owned(if is_encoded { encoded(real, name.is_ascii()) } else { real.to_owned() });
            changed = true;
        }
    }
    changed.then(|| names.join("/") + tail)
}

/// `name`, one part of a path, percent-encoded; characters beyond ASCII only when `all`.
#[must_use]
pub fn encoded(name: &str, all: bool) -> String {
    let mut out = String::with_capacity(name.len());
    let mut buffer = [0; 4];
    for ch in name.chars() {
        let plain = ch.is_ascii_alphanumeric() || "-_.~".contains(ch) || (!ch.is_ascii() && !all);
        if plain {
            out.push(ch);
        } else {
            out.extend(ch.encode_utf8(&mut buffer).bytes().map(|byte| format!("%{byte:02X}")));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::respell;
    use unicode_normalization::UnicodeNormalization;

    #[test]
    fn takes_the_names_of_the_disk_and_keeps_the_rest() {
        assert_eq!(respell("./Photo.PNG?v=2#a", "content/posts/a/photo.png").as_deref(), Some("./photo.png?v=2#a"));
        assert_eq!(respell("/Images/a.png", "static/images/a.png").as_deref(), Some("/images/a.png"));
        assert_eq!(respell("My%20Photo.png", "static/my photo.png").as_deref(), Some("my%20photo.png"));
        assert_eq!(respell("a.png", "static/a.png"), None);
    }

    #[test]
    fn takes_the_unicode_form_of_the_disk() {
        let nfd: String = "한글.png".nfd().collect();
        assert_eq!(respell("img/한글.png", &format!("static/img/{nfd}")), Some(format!("img/{nfd}")));
        assert_eq!(respell("%ED%95%9C.png", &nfd_of("한.png")).as_deref(), Some("%E1%84%92%E1%85%A1%E1%86%AB.png"));
    }

    fn nfd_of(text: &str) -> String {
        text.nfd().collect()
    }
}
