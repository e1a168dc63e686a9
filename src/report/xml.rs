//! XML that holds any text: what has no place in XML, such as NUL, is shown as in the other formats.

use super::escape;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use std::io::{self, Write};

/// Writes one document, element by element. Texts may hold anything.
pub struct Xml<'o>(Writer<&'o mut dyn Write>);

/// The attributes of an element: names and values.
pub type Attributes<'a> = &'a [(&'a str, &'a str)];

impl<'o> Xml<'o> {
    /// Begins a document.
    ///
    /// # Errors
    /// When `out` does not take it.
    pub fn begin(out: &'o mut dyn Write) -> io::Result<Self> {
        let mut xml = Self(Writer::new_with_indent(out, b' ', 2));
        xml.0.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        Ok(xml)
    }

    /// Opens an element.
    ///
    /// # Errors
    /// When the output does not take it.
    pub fn open(&mut self, name: &str, attributes: Attributes<'_>) -> io::Result<()> {
        self.0.write_event(Event::Start(start(name, attributes)))
    }

    /// Writes an element without content.
    ///
    /// # Errors
    /// When the output does not take it.
    pub fn empty(&mut self, name: &str, attributes: Attributes<'_>) -> io::Result<()> {
        self.0.write_event(Event::Empty(start(name, attributes)))
    }

    /// Writes an element that holds `text` in one line.
    ///
    /// # Errors
    /// When the output does not take it.
    pub fn text(&mut self, name: &str, attributes: Attributes<'_>, text: &str) -> io::Result<()> {
        self.open(name, attributes)?;
        self.0.write_event(Event::Text(BytesText::new(&plain(text))))?;
        self.close(name)
    }

    /// Closes the element that was opened last.
    ///
    /// # Errors
    /// When the output does not take it.
    pub fn close(&mut self, name: &str) -> io::Result<()> {
        self.0.write_event(Event::End(BytesEnd::new(name)))
    }

    /// Ends the document.
    ///
    /// # Errors
    /// When the output does not take it.
    pub fn end(self) -> io::Result<()> {
        writeln!(self.0.into_inner())
    }
}

fn start<'n>(name: &'n str, attributes: Attributes<'_>) -> BytesStart<'n> {
    let mut start = BytesStart::new(name);
    for (name, value) in attributes {
        start.push_attribute((*name, plain(value).as_str()));
    }
    start
}

/// `text` in one line, of characters that XML knows.
fn plain(text: &str) -> String {
    let stray = |ch: char| matches!(ch, '\u{fffe}' | '\u{ffff}');
    escape::message(text).replace(stray, "\u{fffd}")
}
