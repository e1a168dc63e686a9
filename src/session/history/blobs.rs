//! The contents that files had, read from git by one process.

use crate::session::git::command;
use std::collections::HashMap;
use std::io::{BufRead, BufReader, Read as _, Write as _};
use std::path::Path;
use std::process::Stdio;
use std::sync::Arc;

/// The contents of these blobs, as far as git has them: in a partial clone it fetches what it lacks.
pub(super) fn read(root: &Path, blobs: &[&str]) -> HashMap<String, Arc<[u8]>> {
    if blobs.is_empty() { HashMap::new() } else { ask(root, blobs).unwrap_or_default() }
}

fn ask(root: &Path, blobs: &[&str]) -> Option<HashMap<String, Arc<[u8]>>> {
    let mut command = command(root);
    command.args(["cat-file", "--batch"]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().ok()?;
    let (mut asked, answers) = (child.stdin.take()?, BufReader::new(child.stdout.take()?));
    let list = blobs.join("\n") + "\n";
    // Git answers while it is asked: whoever writes all first waits for one who waits for him.
    let writer = std::thread::spawn(move || drop(asked.write_all(list.as_bytes())));
    let found = contents(answers);
    let _ = writer.join();
    let _ = child.wait();
    Some(found)
}

/// Reads `NAME blob SIZE`, the content and a line ending, again and again.
fn contents(mut answers: impl BufRead) -> HashMap<String, Arc<[u8]>> {
    let mut found = HashMap::new();
    let mut head = String::new();
    while answers.read_line(&mut head).is_ok_and(|length| length > 0) {
        let mut words = head.split_whitespace();
        if let (Some(name), Some("blob"), Some(Ok(size))) = (words.next(), words.next(), words.next().map(str::parse)) {
            let mut content = Vec::new();
            let whole: u64 = size;
            match answers.by_ref().take(whole + 1).read_to_end(&mut content) {
                Ok(length) if length as u64 == whole + 1 => drop(content.pop()),
                _ => break,
            }
            found.insert(name.to_owned(), Arc::from(content));
        }
        head.clear();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::contents;

    #[test]
    fn contents_are_cut_by_their_sizes() {
        let found = contents(&b"aa blob 7\n\xea\xb8\x80\n\nx\n\nbb missing\ncc blob 0\n\ndd blob 9\nshort"[..]);
        assert_eq!(found.len(), 2);
        assert_eq!(found.get("aa").map(|content| content.to_vec()), Some("글\n\nx\n".as_bytes().to_vec()));
        assert_eq!(found.get("cc").map(|content| content.len()), Some(0));
    }
}
