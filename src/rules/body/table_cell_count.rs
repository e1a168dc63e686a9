//! `table-cell-count`: a table row with more or fewer cells than the table has columns.

use crate::document::Post;
use crate::lint::{BadOption, Define, Findings, PostRule, Subject};
use crate::site::generator::GeneratorName;
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
        let is_kramdown = subject.generator().name() == GeneratorName::Jekyll;
        for table in &post.body.tables {
            for row in table.rows.iter().filter(|row| row.cells != table.columns && !has_template(post, row.span)) {
                let text = post.slice(row.span);
                let is_prose = row.cells == 1 && table.columns > 1 && !text.contains('|');
                if is_prose {
                    found
                        .at(row.span, "the line has become a row of the table above")
                        .label("all of it stands in the first cell")
                        .help("put a blank line before it");
                    continue;
                }
                let message = format!("the row has {}, the table {}", count(row.cells, "cell"), count(table.columns, "column"));
                let finding = found.at(row.span, message);
                match row.cells > table.columns {
                    true if is_kramdown => finding.label("kramdown adds a column to the whole table"),
                    true => finding.label("readers do not see the cells beyond the last column"),
                    false => finding.label("the last cells stay empty"),
                };
                if row.cells > table.columns && text.contains(['`', '$']) {
                    finding.help("write a `|` inside a cell as `\\|`, in code too");
                } else {
                    finding.help("give the row as many cells as the header has");
                }
            }
        }
    }
}

fn has_template(post: &Post, row: Span) -> bool {
    let next = post.body.templates.partition_point(|call| call.span.start() < row.end());
    next.checked_sub(1).and_then(|at| post.body.templates.get(at)).is_some_and(|call| call.span.overlaps(row))
}

fn count(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}
