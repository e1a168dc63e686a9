//! How wide the columns of a table may be where not all of them fit.

use crate::report::Style;
use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

/// A column narrower than this tells nothing.
const LEAST: usize = 20;

/// The columns between two cells.
pub const GAP: usize = 2;

/// The widths of cells that would be `wanted` wide, in `room` columns with a [`GAP`] before each but the first: narrow
/// ones stay whole, the others share the rest evenly. The last are left out, width 0, as long as one would tell nothing.
pub fn share<const N: usize>(wanted: [usize; N], room: usize) -> [usize; N] {
    let mut kept = N;
    loop {
        let mut widths = [0; N];
        let mut order: Vec<usize> = (0..kept).filter(|at| wanted[*at] > 0).collect();
        order.sort_by_key(|at| wanted[*at]);
        let mut sharing = order.len();
        let mut left = room.saturating_sub(GAP * sharing.saturating_sub(1));
        for at in order {
            widths[at] = wanted[at].min(left / sharing);
            left -= widths[at];
            sharing -= 1;
        }
        if kept <= 1 || (0..kept).all(|at| widths[at] >= wanted[at].min(LEAST)) {
            return widths;
        }
        kept -= 1;
    }
}

/// As much of the beginning of `text` as fits into `width` columns.
pub fn head(text: &str, width: usize, style: &Style) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let end = fitting(text.char_indices().map(|(at, ch)| (at + ch.len_utf8(), ch)), width, style).unwrap_or(0);
    format!("{}{}", text.get(..end).unwrap_or_default(), style.ellipsis())
}

/// As much of the end of the path `text` as fits into `width` columns, from a `/` on where there is one near: paths
/// differ at their ends.
pub fn tail(text: &str, width: usize, style: &Style) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let start = fitting(text.char_indices().rev(), width, style).unwrap_or(text.len());
    let rest = text.get(start..).unwrap_or_default();
    let folder = rest.find('/').filter(|at| *at < rest.len() / 3).unwrap_or(0);
    format!("{}{}", style.ellipsis(), rest.get(folder..).unwrap_or_default())
}

/// The last of these places up to which the characters fit into `width` columns with an ellipsis.
fn fitting(chars: impl Iterator<Item = (usize, char)>, width: usize, style: &Style) -> Option<usize> {
    let mut room = width.saturating_sub(style.ellipsis().width());
    let fits = chars.map_while(|(at, ch)| {
        room = room.checked_sub(ch.width().unwrap_or(0))?;
        Some(at)
    });
    fits.last()
}

#[cfg(test)]
mod tests {
    use super::{head, share, tail};
    use crate::report::Style;

    #[test]
    fn narrow_columns_stay_whole_and_the_last_is_left_out_first() {
        assert_eq!(share([30, 20, 10], 100), [30, 20, 10]);
        assert_eq!(share([90, 10, 90], 74), [30, 10, 30]);
        assert_eq!(share([90, 0, 90], 62), [30, 0, 30]);
        assert_eq!(share([90, 80, 70], 50), [24, 24, 0]);
        assert_eq!(share([90, 80, 70], 12), [12, 0, 0]);
        assert_eq!(share([5, 5, 5], 0), [0, 0, 0]);
        assert_eq!(share([usize::MAX / 8; 3], usize::MAX), [usize::MAX / 8; 3]);
    }

    #[test]
    fn wide_characters_are_cut_between_columns() {
        let style = Style::default();
        assert_eq!(head("가을 산행 이야기", 8, &style), "가을 산…");
        assert_eq!(head("가을 산행 이야기", 7, &style), "가을 …");
        assert_eq!(tail("content/글/산행.md", 8, &style), "…산행.md");
        assert_eq!(tail("content/글/산행.md", 13, &style), "…/글/산행.md");
        assert_eq!(tail("글.md", 9, &style), "글.md");
        let ascii = Style { unicode: false, ..style };
        assert_eq!(tail("content/posts/a.md", 9, &ascii), ".../a.md");
        assert_eq!(head("가", 1, &ascii), "...");
    }
}
