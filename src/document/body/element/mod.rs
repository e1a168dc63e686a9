//! The elements of a body. Every span is a byte range of the whole file.

mod block;
mod link;
mod markup;
mod name;

pub use block::{Break, BreakKind, CodeBlock, Heading, HeadingStyle, Paragraph, ParagraphKind, Table, TableRow};
pub use link::{BrokenReference, Definition, Destination, Footnote, Image, Link, LinkForm};
pub(super) use name::lower_case;

pub use markup::{Attribute, Comment, Emphasis, HtmlTag, TemplateArgument, TemplateCall, TemplateForm};
