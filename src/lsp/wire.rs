//! Messages as they come in: framed by headers (LSP 3.17, base protocol), and whatever else a client may send.

use lsp_server::{Message, RequestId};
use serde_json::Value;
use std::io::{self, BufRead, Read as _};

/// The longest line of a header, in bytes.
const LONGEST_HEADER: u64 = 4 << 10;

/// The largest message that is read, in bytes; a larger one is passed over.
const LARGEST: u64 = 256 << 20;

/// What came in.
#[derive(Debug)]
pub(super) enum Incoming {
    /// A message.
    Message(Message),
    /// Something else; where it is a request, with its id, so that it can be answered.
    Malformed { id: Option<RequestId>, why: String },
    /// Nothing comes any more.
    End,
}

/// Reads what comes next. What is malformed is passed over to its end, so that the next message is read.
///
/// # Errors
/// What the system says.
pub(super) fn read(input: &mut impl BufRead) -> io::Result<Incoming> {
    let malformed = |why: &str| Ok(Incoming::Malformed { id: None, why: why.to_owned() });
    let Some(length) = header(input)? else { return Ok(Incoming::End) };
    let Some(length) = length else { return malformed("a message without `Content-Length`") };
    if length > LARGEST {
        io::copy(&mut input.take(length), &mut io::sink())?;
        return malformed("a message of more than 256 MB");
    }
    let mut body = Vec::new();
    if input.take(length).read_to_end(&mut body)? as u64 != length {
        return Ok(Incoming::End);
    }
    Ok(match serde_json::from_slice(&body) {
        Ok(message) => Incoming::Message(message),
        Err(error) => Incoming::Malformed { id: id(&body), why: format!("a message that cannot be read: {error}") },
    })
}

/// Reads a header to its end: the length that it tells, if any; `None` at the end of the input.
fn header(input: &mut impl BufRead) -> io::Result<Option<Option<u64>>> {
    let (mut length, mut is_begun) = (None, false);
    loop {
        let mut line = Vec::new();
        if input.take(LONGEST_HEADER).read_until(b'\n', &mut line)? == 0 {
            return Ok(None);
        }
        let line = String::from_utf8_lossy(&line);
        if line.trim().is_empty() {
            // Blank lines between two messages are nobody's header.
            if is_begun {
                return Ok(Some(length));
            }
            continue;
        }
        is_begun = true;
        if let Some((name, value)) = line.split_once(':')
            && name.trim().eq_ignore_ascii_case("content-length")
        {
            length = value.trim().parse().ok();
        }
    }
}

fn id(body: &[u8]) -> Option<RequestId> {
    let message: Value = serde_json::from_slice(body).ok()?;
    message.get("method")?;
    serde_json::from_value(message.get("id")?.clone()).ok()
}

#[cfg(test)]
mod tests {
    use super::{Incoming, read};
    use lsp_server::Message;
    use std::io::Cursor;

    fn framed(body: &str) -> String {
        format!("Content-Length: {}\r\n\r\n{body}", body.len())
    }

    fn told(input: &str) -> Vec<String> {
        let mut input = Cursor::new(input.as_bytes().to_vec());
        let mut all = Vec::new();
        loop {
            all.push(match read(&mut input).unwrap() {
                Incoming::Message(Message::Request(request)) => format!("{} {}", request.id, request.method),
                Incoming::Message(Message::Notification(note)) => note.method,
                Incoming::Message(Message::Response(response)) => format!("answer {}", response.id),
                Incoming::Malformed { id, why } => format!("{id:?}: {why}"),
                Incoming::End => return all,
            });
        }
    }

    #[test]
    fn what_is_malformed_is_passed_over() {
        let good = framed(r#"{"jsonrpc":"2.0","id":"가","method":"shutdown"}"#);
        let cases = [
            ("{".to_owned(), "cannot be read"),
            (framed("{\"jsonrpc\""), "cannot be read"),
            (framed("[1, 2]"), "cannot be read"),
            (framed(&"[".repeat(100_000)), "cannot be read"),
            ("X: 1\r\n\r\n".to_owned(), "without `Content-Length`"),
            ("Content-Length: many\r\n\r\n".to_owned(), "without `Content-Length`"),
            ("\u{feff}\r\nContent-Length: 2\r\nContent-Type: x\r\n\r\n{}".to_owned(), "cannot be read"),
        ];
        for (bad, why) in cases.into_iter().skip(1) {
            let all = told(&format!("{bad}\r\n{good}"));
            assert!(all.len() == 2 && all[0].contains(why), "{bad:.40}: {all:?}");
            assert_eq!(all[1], "\"가\" shutdown");
        }
    }

    #[test]
    fn a_request_of_a_wrong_shape_can_be_answered() {
        let all = told(&framed(r#"{"jsonrpc":"2.0","id":7,"method":5}"#));
        assert!(all[0].starts_with("Some(RequestId(I32(7)))"), "{all:?}");
        assert!(told(&framed(r#"{"id":[],"method":5,"params":{}}"#))[0].starts_with("None: "));
    }

    #[test]
    fn a_length_that_no_machine_has_takes_no_memory() {
        assert_eq!(told("Content-Length: 99999999999999\r\n\r\n{}").len(), 1);
        assert!(told("Content-Length: 99\r\n\r\n{}").is_empty());
    }
}
