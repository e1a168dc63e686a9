//! Spellings of one term: what a reader takes for the same word although a program does not.

use super::fold::fold;

/// `text` without what spellings of one term differ in: case, Unicode form and width (see [`fold`]), and the marks
/// between its words. `Node.js` and `node JS` are equal. Marks at the ends stay, since `.NET` is not `net`, and so does
/// a mark between two digits, since `1.1` is not `11`.
#[must_use]
pub fn bare(text: &str) -> String {
    let folded = fold(text);
    let mut bare = String::with_capacity(folded.len());
    let mut rest = folded.as_ref();
    while let Some(ch) = rest.chars().next() {
        let run: usize = rest.chars().take_while(|ch| is_mark(*ch)).map(char::len_utf8).sum();
        let (taken, after) = rest.split_at(run.max(ch.len_utf8()));
        let beside = bare.chars().next_back().zip(after.chars().next());
        match beside.filter(|_| run > 0) {
            Some((before, after)) if before.is_numeric() && after.is_numeric() => bare.push('-'),
            Some((before, after)) if is_gap(taken) || before.is_alphabetic() && after.is_alphabetic() => {}
            _ => bare.push_str(taken),
        }
        rest = after;
    }
    bare
}

/// The words of `text`, folded, without the marks between them.
#[must_use]
pub fn words(text: &str) -> Vec<String> {
    fold(text).split(is_mark).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// What stands between the words of a term, or within a compound.
fn is_mark(ch: char) -> bool {
    ch.is_whitespace() || matches!(ch, '-' | '_' | '‐' | '‑' | '–' | '.' | '\'' | '’' | '/' | '・' | '·')
}

/// Whether nothing but blanks and hyphens stands there.
fn is_gap(marks: &str) -> bool {
    marks.chars().all(|ch| ch.is_whitespace() || matches!(ch, '-' | '_' | '‐' | '‑' | '–'))
}

/// The regular forms that `word`, folded, may be another form of: the singular of an English plural, and a Japanese
/// loanword without its last long vowel (`サーバー`, `サーバ`). Some are no words; look them up.
#[must_use]
pub fn base_forms(word: &str) -> Vec<String> {
    let mut found = Vec::new();
    if let Some(stem) = word.strip_suffix('ー').filter(|stem| stem.chars().filter(|ch| is_katakana(*ch)).count() >= 3)
    {
        found.push(stem.to_owned());
    }
    let plural = word.strip_suffix('s').filter(|_| word.chars().all(|ch| ch.is_ascii_lowercase()));
    if let Some(stem) = plural.filter(|stem| !stem.ends_with(['s', 'u', 'i']) && !stem.ends_with("ic")) {
        found.push(stem.to_owned());
        found.extend(stem.strip_suffix("ie").map(|stem| format!("{stem}y")));
        let hissing = |stem: &&str| ["s", "x", "z", "ch", "sh"].iter().any(|end| stem.ends_with(end));
        found.extend(stem.strip_suffix('e').filter(hissing).map(str::to_owned));
    }
    found.retain(|stem| stem.chars().count() >= 3 && !OTHER_SENSE.contains(&stem.as_str()));
    found
}

/// Words that mean something else with an `s` behind them: `http`, `new`, `window`, and foreign ones.
const OTHER_SENSE: [&str; 47] = [
    "adam", "arm", "bra", "canva", "chao", "corp", "cour", "custom", "express", "foi", "force", "future", "glass",
    "good", "ground", "http", "jean", "len", "map", "mar", "mean", "mine", "minute", "net", "new", "option", "page",
    "panda", "pay", "rail", "saving", "security", "sen", "short", "signal", "spirit", "spring", "team", "temp",
    "thread", "time", "ver", "vue", "window", "wood", "word", "work",
];

fn is_katakana(ch: char) -> bool {
    matches!(ch, '\u{30a1}'..='\u{30fa}' | 'ー')
}

#[cfg(test)]
mod tests {
    use super::{bare, base_forms, words};

    #[test]
    fn marks_between_words_do_not_tell_terms_apart() {
        for (one, two) in [
            ("Go Lang", "go-lang"),
            ("Node.js", "nodeJS"),
            ("기계 학습", "기계학습"),
            ("ﾌﾞﾛｸﾞ", "ブログ"),
            ("マシン・ラーニング", "マシンラーニング"),
            ("CI/CD", "ci-cd"),
            ("vue-2", "Vue 2"),
            ("let's encrypt", "Let’s Encrypt"),
            (" 日記 ", "日記"),
        ] {
            assert_eq!(bare(one), bare(two));
        }
        for (one, two) in [
            (".NET", "net"),
            ("1.1", "11"),
            ("C", "C++"),
            ("C#", "C"),
            ("2021 2", "20212"),
            ("v1.2", "v12"),
            ("-", ""),
            ("日记", "日記"),
            ("は", "ば"),
        ] {
            assert_ne!(bare(one), bare(two), "{one} {two}");
        }
        assert_eq!(words("Machine-Learning ops"), ["machine", "learning", "ops"]);
    }

    #[test]
    fn plurals_have_singulars() {
        let has = |word: &str, form: &str| base_forms(word).iter().any(|found| found == form);
        assert!(has("tutorials", "tutorial") && has("libraries", "library") && has("boxes", "box"));
        assert!(has("movies", "movie") && has("サーバー", "サーバ"));
        for word in ["css", "https", "news", "windows", "status", "redis", "ios", "physics", "express", "スキー", "año"]
        {
            assert_eq!(base_forms(word), Vec::<String>::new(), "{word}");
        }
    }
}
