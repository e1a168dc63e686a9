//! `table-cell-count`: a table row with more cells than the table has columns, or a line that became one unseen.

use crate::document::Post;
use crate::lint::{BadOption, Define, Findings, PostRule, Subject};
use crate::text::Span;

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
            for row in table.rows.iter().filter(|row| !has_template(post, row.span)) {
                let text = post.slice(row.span);
                if row.cells > table.columns {
                    let cells = format!("{} cells, the table {}", row.cells, columns(table.columns));
                    let has_bar = text.contains(['`', '$']);
                    found
                        .at(row.span, format!("the row has {cells}"))
                        .label(if is_kramdown {
                            "kramdown adds a column to the whole table"
                        } else {
                            "readers do not see what stands beyond the last column"
                        })
                        .help(if has_bar {
                            "write a `|` inside a cell as `\\|`, in code too"
                        } else {
                            "take the cells that are too many out, or add columns to the first two rows"
                        });
                } else if table.columns > 1 && !text.contains('|') {
                    found
                        .at(row.span, "the line has become a row of the table above")
                        .label("all of it stands in the first cell")
                        .help("put a blank line before it");
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
