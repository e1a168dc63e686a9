//! The hash that Hexo's `:hash` stands for: the first twelve digits of a SHA-1 (lib/plugins/filter/post_permalink.ts).

use sha1_smol::Sha1;

/// The hash of a post with this slug and date, in seconds since 1970.
#[must_use]
pub fn of_post(slug: &str, seconds: i64) -> String {
    let mut digits = Sha1::from(format!("{slug}{seconds}")).digest().to_string();
    digits.truncate(12);
    digits
}

#[cfg(test)]
mod tests {
    use super::of_post;

    #[test]
    fn a_post_is_named_by_slug_and_second() {
        assert_eq!(of_post("글", 1_672_444_800), "34610a4d86d0");
    }
}
