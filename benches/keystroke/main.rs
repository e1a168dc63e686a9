//! What a keystroke costs an editor: a post of 100 KB in a blog of N posts, typed into at many places, from `didChange` to
//! the findings of that version, as the built server tells them over pipes; and how long it takes from the start of the
//! program until the post's first findings. Below it the same in the session alone.
//!
//! `cargo bench --bench keystroke -- 10000`

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a benchmark that cannot go on must stop, and speaks")]

#[path = "../blog/mod.rs"]
mod blog;
mod post;
mod server;
mod session;
mod times;

use post::{PLACES, Stroke, strokes};
use server::Editor;
use session::Desk;
use std::thread::sleep;
use std::time::Duration;
use times::Times;

/// The moment at which it all takes place.
const NOW: &str = "2026-01-01T00:00:00Z";

/// How many posts unless the command says so.
const POSTS: usize = 10_000;

/// How many letters are typed at each place in one go, and with pauses.
const LETTERS: [usize; 2] = [20, 6];

/// The pauses of somebody who thinks, one after the other, in milliseconds: shorter and longer than the server waits
/// before it looks at other posts, so that letters come while it does, too.
const PAUSES: [u64; 4] = [120, 155, 170, 320];

/// How often the server is started; the fastest counts.
const STARTS: usize = 3;

fn main() {
    // `cargo bench` adds `--bench`, which is not for us.
    let mut words = std::env::args().skip(1).filter(|word| !word.starts_with("--"));
    let posts: usize = words.next().and_then(|word| word.parse().ok()).unwrap_or(POSTS);
    let only = words.next();
    let folder = tempfile::tempdir().unwrap();
    let root = std::fs::canonicalize(folder.path()).unwrap();
    blog::write(&root, posts);
    let links: Vec<String> = (1..posts).step_by(90).map(blog::url).collect();
    let text = post::text(&links);
    let file = root.join("content/posts/long.md");
    std::fs::write(&file, &text).unwrap();
    let places: Vec<_> = PLACES.iter().filter(|place| only.as_ref().is_none_or(|only| only == place.name)).collect();

    println!("{posts} posts and one of {} KiB", text.len() >> 10);
    let starts = (0..STARTS).map(|_| Editor::open(&root, &file, &text));
    let (mut editor, start) = starts.min_by_key(|(_, time)| *time).unwrap();
    println!("\nover pipes\n{:<12} {start:>9.1?}", "start-up");
    println!("{:<12} {:>31}   {:>31}", "", "letter after letter", "with pauses");
    println!("{:<12} {}   {}", "typed in", heads(), heads());
    for place in &places {
        let at = at(&text, place.cursor(&text));
        let quick = type_in(&mut editor, at, &strokes(LETTERS[0]), &[0]);
        let slow = type_in(&mut editor, at, &strokes(LETTERS[1]), &PAUSES);
        println!("{:<12} {quick}   {slow}", place.name);
    }
    drop(editor);

    let (mut desk, first) = Desk::open(&root);
    println!("\nin the session; {} findings\n{:<12} {first:>9.1?}", desk.findings(), "first look");
    println!("{:<12} {}  {:>10}  {:>9}", "typed in", heads(), "site rules", "in pauses");
    for place in &places {
        let cost = desk.edit(&file, &text, place.cursor(&text), &strokes(LETTERS[0]));
        println!("{:<12} {}  {:>10}  {:>9.1?}", place.name, cost.letters, cost.runs, cost.pauses.share(50));
    }
}

fn heads() -> String {
    format!("{:>9}  {:>9}  {:>9}", "median", "p95", "most")
}

/// Makes the strokes at a line and column, with these pauses between them, over and over.
fn type_in(editor: &mut Editor, (line, column): (usize, usize), strokes: &[Stroke], pauses: &[u64]) -> Times {
    let mut times = Times::default();
    for (stroke, pause) in strokes.iter().zip(pauses.iter().cycle()) {
        times.add(editor.edit(line, [column + stroke.from, column + stroke.to], &stroke.text));
        sleep(Duration::from_millis(*pause));
    }
    times
}

/// The line and the byte in it of an offset.
fn at(text: &str, offset: usize) -> (usize, usize) {
    let before = &text[..offset];
    (before.matches('\n').count(), offset - before.rfind('\n').map_or(0, |newline| newline + 1))
}
