//! Damage as discs, editors, merges and hasty fingers do it, the same for the same seed.

/// Numbers that look random and are not.
pub struct Dice(u64);

impl Dice {
    /// The same seed throws the same numbers.
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 16
    }

    /// A number below `end`, or 0.
    pub fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next()).unwrap_or_default().checked_rem(end).unwrap_or_default()
    }

    /// One of `many`.
    pub fn pick<'a, T: ?Sized>(&mut self, many: &[&'a T]) -> &'a T {
        many[self.below(many.len())]
    }
}

/// What opens, closes or bends something in one of the languages of a post.
const TOKENS: &[&[u8]] = &[
    b"---",
    b"\n---\n",
    b"+++",
    b"\n+++\n",
    b"{",
    b"}",
    b"[",
    b"]",
    b"(",
    b")",
    b"![",
    b"](",
    b"](<",
    b"[^1]",
    b"[^1]: ",
    b"[a]: ",
    b"<!--",
    b"-->",
    b"<!-- matterlint-disable -->",
    b"# matterlint: ignore[all]",
    b"```",
    b"\n~~~\n",
    b"`",
    b"{{<",
    b">}}",
    b"{{%",
    b"%}}",
    b"{%",
    b"%}",
    b"{{",
    b"}}",
    b"{{</*",
    b"{% raw %}",
    b"{#id}",
    b"|",
    b"\n|-|-|\n",
    b"*",
    b"**",
    b"_",
    b"~~",
    b"\t",
    b"\n\t",
    b"    ",
    b"  \n",
    b"\\\n",
    b"\r",
    b"\r\n",
    b"\n",
    b"\n\n",
    b"\0",
    b"#",
    b"\n## ",
    b"\n# 1. ",
    b"\n- ",
    b"\n> ",
    b"\n1. ",
    b"\n===\n",
    b":",
    b": ",
    b"\n: ",
    b"\"",
    b"'",
    b"&",
    b"&amp;",
    b"&#0;",
    b"%",
    b"%00",
    b"%2e%2e/",
    b"%EA%B0",
    b"../",
    b"/",
    b"//",
    b"\\",
    b"\\u0000",
    b"\\xff",
    b"<",
    b">",
    b"<a id=\"",
    b"</",
    b"<br>",
    b"<img src=",
    b"<script>",
    b"$",
    b"$$",
    b"!",
    b"!!",
    b"&a",
    b"*a",
    b"<<: ",
    b"? ",
    b"!!binary ",
    b"|\n  ",
    b">-\n  ",
    b"date: 2024-02-30",
    b"0000-00-00",
    b"99999-12-31T25:61:61+99:99",
    b"tags: [",
    b"url: ",
    b"aliases:\n  - ",
    b"\ntitle: ",
    b"slug = \"",
    b"import x from 'y'",
    b"export const a = {",
    b"http://",
    b"www.",
    b"@",
    b"TODO",
    b"\xef\xbb\xbf",
    b"\xe2\x80\xae",
    b"\xe2\x80\xa8",
    b"\xe2\x80\x8b",
    b"\xe3\x80\x80",
    b"\xc2\xa0",
    b"\xc2\x85",
    b"\x0b",
    b"\x0c",
    b"\x1b[31m",
    b"\x7f",
    b"\xed\xa0\x80",
    b"\xff",
    b"\xea\xb0",
    b"\xf0\x9f\x91\xa8\xe2\x80\x8d\xf0\x9f\x91\xa9",
    b"e\xcc\x81",
    b"\xe1\x84\x80\xe1\x85\xa1",
    b"\xef\xbf\xbe",
    b"\xf4\x8f\xbf\xbf",
    b"\xc4\xb0",
    b"\xef\xac\x80",
    b"\xe2\x84\xaa",
];

/// How much of a post is taken: faults lie in the small, and small posts are quick.
const LARGEST: usize = 6000;

/// A post made of `posts`, damaged in one to twelve places. One in eight may be no UTF-8.
pub fn spoilt(posts: &[&[u8]], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = part(dice.pick(posts), dice);
    for _ in 0..=dice.below(12) {
        let at = dice.below(bytes.len() + 1);
        let end = (at + 1 + dice.below(40)).min(bytes.len());
        match dice.below(9) {
            0 => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= 1 << dice.below(8);
                }
            }
            1 => drop(bytes.drain(at..end)),
            2 => {
                let again = bytes[at..end].repeat(1 + dice.below(4));
                bytes.splice(at..at, again);
            }
            3 if dice.below(3) == 0 => bytes.truncate(at),
            4 => {
                let other = part(dice.pick(posts), dice);
                let from = dice.below(other.len());
                bytes.splice(at..end, other.into_iter().skip(from).take(300));
            }
            5 => {
                let many = dice.pick(TOKENS).repeat(1 + dice.below(30));
                bytes.splice(at..at, many);
            }
            _ => drop(bytes.splice(at..at, dice.pick(TOKENS).iter().copied())),
        }
    }
    if dice.below(8) > 0 { String::from_utf8_lossy(&bytes).into_owned().into_bytes() } else { bytes }
}

/// A short post whole; of a long one the beginning and some lines from its middle.
fn part(post: &[u8], dice: &mut Dice) -> Vec<u8> {
    if post.len() <= LARGEST {
        return post.to_vec();
    }
    let from = LARGEST / 3 + dice.below(post.len() - LARGEST);
    [&post[..LARGEST / 3], b"\n", &post[from..from + LARGEST * 2 / 3]].concat()
}
