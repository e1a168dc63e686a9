//! `table-cell-count`: a table row with more cells than the table has columns, or a line that became one unseen.

use crate::document::Post;
use crate::lint::{BadOption, Define, Findings, Fix, PostRule, Safety, Subject};
use crate::text::{Edit, Span};

/// See `rules/body/table-cell-count.md`.
pub struct TableCellCount;

impl Define for TableCellCount {
    type Options = ();

    fn new((): ()) -> Result<Self, BadOption> {
        Ok(Self)
    }
}

impl PostRule for TableCellCount {
    fn check(&self, subject: &Subject<'_>, found: &mut Findings<'_>) {
        let post = subject.post;
        let is_kramdown = subject.is_kramdown();
        for table in &post.body.tables {
            let mut in_table = true;
            for row in &table.rows {
                let follows_row = std::mem::replace(&mut in_table, post.slice(row.span).contains('|'));
                if has_template(post, row.span) {
                    continue;
                }
                let text = post.slice(row.span);
                if row.cells > table.columns {
                    let cells = format!("{} cells, the table {}", row.cells, columns(table.columns));
                    let has_bar = text.contains(['`', '$']);
                    let finding = found.at(row.span, format!("the row has {cells}"));
                    finding.label(if is_kramdown {
                            "kramdown adds a column to the whole table"
                        } else {
                            "readers do not see what stands beyond the last column"
                        });
                    finding.help(if has_bar {
                            "write a `|` inside a cell as `\\|`, in code too"
                        } else {
                            "take the cells that are too many out, or add columns to the first two rows"
                        });
                    let bars = bars_in_code(text);
                    if !is_kramdown && !bars.is_empty() && row.cells == table.columns + bars.len() {
                        let edit = |at: &usize| Edit { span: Span::empty(row.span.start() + at), text: "\\".to_owned() };
                        finding.fix(unsafe_fix("write `\\|` in code", bars.iter().map(edit).collect()));
                    }
                } else if table.columns > 1 && !text.contains('|') {
                    let finding = found.at(row.span, "the line has become a row of the table above");
                    finding.label("all of it stands in the first cell").help("put a blank line before it");
                    let line = post.lines().line(post.lines().line_of(row.span.start())).start();
                    if follows_row && line == row.span.start() {
                        let above = post.text.get(..line).unwrap_or_default();
                        let ending = if above.ends_with("\r\n") { "\r\n" } else { "\n" };
                        let edit = Edit { span: Span::empty(line), text: ending.to_owned() };
                        finding.fix(unsafe_fix("put a blank line before it", vec![edit]));
                    }
                }
            }
        }
    }
}

fn has_template(post: &Post, row: Span) -> bool {
    let next = post.body.templates.partition_point(|call| call.span.start() < row.end());
    next.checked_sub(1).and_then(|at| post.body.templates.get(at)).is_some_and(|call| call.span.overlaps(row))
}

fn columns(number: usize) -> String {
    format!("{number} column{}", if number == 1 { "" } else { "s" })
}

fn unsafe_fix(title: &str, edits: Vec<Edit>) -> Fix {
    Fix { title: title.to_owned(), edits, safety: Safety::Unsafe }
}

/// Where the bars stand that are meant as code: between two runs of backticks of one length, and not escaped. A table is
/// cut into cells before code is looked for (GFM 4.10).
fn bars_in_code(row: &str) -> Vec<usize> {
    let mut bars = Vec::new();
    let mut at = 0;
    while let Some(open) = row.get(at..).and_then(|rest| rest.find('`')).map(|found| at + found) {
        let rest = row.get(open..).unwrap_or_default();
        let marks = rest.len() - rest.trim_start_matches('`').len();
        let inside = open + marks;
        let Some(length) = closing(row.get(inside..).unwrap_or_default(), marks) else { break };
        let code = row.get(inside..inside + length).unwrap_or_default();
        let is_bare = |(found, _): &(usize, &str)| !code.get(..*found).is_some_and(|before| before.ends_with('\\'));
        bars.extend(code.match_indices('|').filter(is_bare).map(|(found, _)| inside + found));
        at = inside + length + marks;
    }
    bars
}

/// How many bytes of `text` stand before its first run of exactly `marks` backticks.
fn closing(text: &str, marks: usize) -> Option<usize> {
    let mut at = 0;
    loop {
        let start = at + text.get(at..)?.find('`')?;
        let rest = text.get(start..)?;
        let count = rest.len() - rest.trim_start_matches('`').len();
        if count == marks {
            return Some(start);
        }
        at = start + count;
    }
}

#[cfg(test)]
mod tests {
    use super::bars_in_code;

    #[test]
    fn bars_between_backticks_are_code() {
        assert_eq!(bars_in_code("| `a|b` | c | ``d ` | e`` |"), [4, 20]);
        for row in ["| `a\\|b` |", "| `a | b |", "| a | b |"] {
            assert!(bars_in_code(row).is_empty(), "{row}");
        }
    }
}
