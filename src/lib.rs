//! matterlint reads blog posts in Markdown with front matter as the blog's own generator reads them,
//! and tells the author what is broken or misleading.
//!
//! The house has floors; each imports only from floors below (`tests/layers.rs` reads the imports):
//!
//! | floor | module | what it knows |
//! |---|---|---|
//! | 8 | [`cli`] | the command line |
//! | 7 | [`lsp`] | the editor's door: a language server |
//! | 6 | [`session`] | files, threads, the order of a run |
//! | 5 | [`report`], [`fixer`] | how findings are shown; how fixes are proven and applied |
//! | 4 | [`rules`] | the rules; they never import each other |
//! | 3 | [`lint`], [`config`] | rule, diagnostic, findings, rule pages; options |
//! | 2 | [`site`] | generators, layout on disk, dates |
//! | 1 | [`document`] | one post: front matter and body with spans |
//! | 0 | [`text`] | spans, lines, edits |

pub mod cli;
pub mod config;
pub mod document;
pub mod fixer;
pub mod lint;
pub mod lsp;
pub mod report;
pub mod rules;
pub mod session;
pub mod site;
pub mod text;
