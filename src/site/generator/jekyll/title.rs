//! The title that Jekyll makes of a document's file name (lib/jekyll/document.rb `populate_title`, utils.rb
//! `titleize_slug`).

use crate::site::calendar::path as path_dates;
use crate::site::path;

/// The words of the file's name, the date left out, each with a capital.
pub fn from_name(file: &str) -> String {
    let slug = path_dates::jekyll(file).map_or(path::stem(file), |(_, slug)| slug);
    let words: Vec<String> = slug.trim_end_matches(['.', '-']).split('-').map(capitalised).collect();
    words.join(" ")
}

fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    let first = chars.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(chars.as_str().to_lowercase().chars()).collect()
}

#[cfg(test)]
mod tests {
    use super::from_name;

    #[test]
    fn every_word_has_one_capital() {
        assert_eq!(from_name("_posts/2024-05-01-my-FIRST-post.md"), "My First Post");
        assert_eq!(from_name("_drafts/봄--산책-.markdown"), "봄  산책");
        assert_eq!(from_name("_recipes/élan.md"), "Élan");
    }
}
