//! The hash that Hexo's `:hash` stands for: the first twelve digits of a SHA-1 (lib/plugins/filter/post_permalink.ts).

/// The hash of a post with this slug and date, in seconds since 1970.
#[must_use]
pub fn of_post(slug: &str, seconds: i64) -> String {
    let [first, second, ..] = sha1(format!("{slug}{seconds}").as_bytes());
    format!("{first:08x}{:04x}", second >> 16)
}

/// SHA-1 (RFC 3174). It names posts here and guards nothing.
fn sha1(message: &[u8]) -> [u32; 5] {
    let mut state: [u32; 5] = [0x6745_2301, 0xEFCD_AB89, 0x98BA_DCFE, 0x1032_5476, 0xC3D2_E1F0];
    let mut padded = message.to_vec();
    padded.push(0x80);
    padded.resize(padded.len().next_multiple_of(64), 0);
    if padded.len() - message.len() < 9 {
        padded.resize(padded.len() + 64, 0);
    }
    let bits = (message.len() as u64) * 8;
    let end = padded.len() - 8;
    padded.truncate(end);
    padded.extend(bits.to_be_bytes());
    for block in padded.chunks_exact(64) {
        let mut words: Vec<u32> =
            block.chunks_exact(4).map(|word| word.iter().fold(0, |sum, byte| sum << 8 | u32::from(*byte))).collect();
        for at in 16..80 {
            words.push((words[at - 3] ^ words[at - 8] ^ words[at - 14] ^ words[at - 16]).rotate_left(1));
        }
        let [mut a, mut b, mut c, mut d, mut e] = state;
        for (at, word) in words.iter().enumerate() {
            let (mixed, constant) = match at {
                0..20 => (b & c | !b & d, 0x5A82_7999),
                20..40 => (b ^ c ^ d, 0x6ED9_EBA1),
                40..60 => (b & c | b & d | c & d, 0x8F1B_BCDC),
                _ => (b ^ c ^ d, 0xCA62_C1D6_u32),
            };
            let next = [mixed, e, constant, *word].into_iter().fold(a.rotate_left(5), u32::wrapping_add);
            (a, b, c, d, e) = (next, a, b.rotate_left(30), c, d);
        }
        for (sum, next) in state.iter_mut().zip([a, b, c, d, e]) {
            *sum = sum.wrapping_add(next);
        }
    }
    state
}

#[cfg(test)]
mod tests {
    use super::{of_post, sha1};

    fn hex(message: &str) -> String {
        sha1(message.as_bytes()).iter().map(|word| format!("{word:08x}")).collect()
    }

    #[test]
    fn the_vectors_of_the_standard() {
        assert_eq!(hex(""), "da39a3ee5e6b4b0d3255bfef95601890afd80709");
        assert_eq!(hex("abc"), "a9993e364706816aba3e25717850c26c9cd0d89d");
        assert_eq!(hex(&"a".repeat(1_000_000)), "34aa973cd4c4daa4f61eeb2bdbad27316534016f");
        for length in 55..=64 {
            assert_eq!(hex(&"b".repeat(length)).len(), 40);
        }
    }

    #[test]
    fn a_post_is_named_by_slug_and_second() {
        assert_eq!(of_post("글", 1_672_444_800), "34610a4d86d0");
    }
}
