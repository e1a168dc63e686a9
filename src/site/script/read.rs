//! Reads the literals among the tokens of a program; everything computed stays unknown.

use super::literal::Literal;
use super::token::{Kind, Token};

/// How deep literals are followed.
const DEEPEST: usize = 32;

/// A place among the tokens.
pub struct Reader<'t, 'a> {
    tokens: &'t [Token<'a>],
    /// The next token.
    pub at: usize,
    /// How many tokens may still be looked at, so that no program takes long.
    pub fuel: usize,
}

impl<'t, 'a> Reader<'t, 'a> {
    /// A reader at the first token.
    pub fn new(tokens: &'t [Token<'a>]) -> Self {
        Self { tokens, at: 0, fuel: tokens.len().saturating_mul(16) }
    }

    /// The next token's kind.
    pub fn peek(&self) -> Option<&'t Kind<'a>> {
        self.ahead(0)
    }

    /// The kind of the token `distance` after the next.
    pub fn ahead(&self, distance: usize) -> Option<&'t Kind<'a>> {
        self.tokens.get(self.at + distance).map(|token| &token.kind)
    }

    /// The next token's kind, which is passed.
    pub fn next(&mut self) -> Option<&'t Kind<'a>> {
        let kind = self.peek()?;
        self.fuel = self.fuel.checked_sub(1)?;
        self.at += 1;
        Some(kind)
    }

    /// Passes the mark when it is next.
    pub fn pass(&mut self, mark: char) -> bool {
        let is_next = self.peek() == Some(&Kind::Mark(mark));
        self.at += usize::from(is_next);
        is_next
    }

    /// The value that begins here, up to where its expression ends.
    pub fn value(&mut self, depth: usize) -> Literal {
        if depth > DEEPEST {
            self.skip_expression();
            return Literal::Unknown;
        }
        let found = self.primary(depth);
        let typed = matches!(self.peek(), Some(Kind::Word("as" | "satisfies")));
        if self.ends() {
            return found;
        }
        self.skip_expression();
        if typed { found } else { Literal::Unknown }
    }

    fn primary(&mut self, depth: usize) -> Literal {
        match self.peek() {
            Some(Kind::Text(text)) => {
                self.at += 1;
                Literal::Text(text.clone())
            }
            Some(Kind::Mark('[')) => self.list(depth),
            Some(Kind::Mark('{')) => self.object(depth),
            Some(Kind::Mark('(')) => self.parenthesised(depth),
            Some(Kind::Word(word)) => self.word(word, depth),
            _ => Literal::Unknown,
        }
    }

    fn word(&mut self, word: &str, depth: usize) -> Literal {
        self.at += 1;
        match word {
            "true" => return Literal::Flag(true),
            "false" => return Literal::Flag(false),
            "undefined" | "null" => return Literal::Absent,
            "async" | "await" | "function" | "new" | "class" | "typeof" => return Literal::Unknown,
            _ => {}
        }
        let mut name = word.to_owned();
        while let (Some(Kind::Mark('.')), Some(Kind::Word(part))) = (self.peek(), self.ahead(1)) {
            name = format!("{name}.{part}");
            self.at += 2;
        }
        if self.pass('(') {
            return Literal::Call(name, self.items(')', depth));
        }
        Literal::Name(name)
    }

    /// What stands in parentheses, unless these hold a function's parameters.
    fn parenthesised(&mut self, depth: usize) -> Literal {
        let start = self.at;
        self.at += 1;
        let inner = self.value(depth + 1);
        if self.pass(')') {
            return inner;
        }
        self.at = start;
        Literal::Unknown
    }

    fn list(&mut self, depth: usize) -> Literal {
        self.at += 1;
        Literal::List(self.items(']', depth))
    }

    fn items(&mut self, close: char, depth: usize) -> Vec<Literal> {
        let mut items = Vec::new();
        while self.peek().is_some() && self.fuel > 0 && !self.pass(close) {
            let before = self.at;
            items.push(self.value(depth + 1));
            if !self.pass(',') && self.at == before {
                self.next();
            }
        }
        items
    }

    fn object(&mut self, depth: usize) -> Literal {
        self.at += 1;
        let mut entries = Vec::new();
        let mut open = false;
        while self.peek().is_some() && self.fuel > 0 && !self.pass('}') {
            let before = self.at;
            match self.entry(depth) {
                Some(entry) => entries.push(entry),
                None => {
                    open = true;
                    self.skip_expression();
                }
            }
            if !self.pass(',') && self.at == before {
                self.next();
            }
        }
        Literal::Object { entries, open }
    }

    /// One entry; `None` for those whose key is not written.
    fn entry(&mut self, depth: usize) -> Option<(String, Literal)> {
        let key = match self.peek()? {
            Kind::Word(word) | Kind::Number(word) => (*word).to_owned(),
            Kind::Text(text) => text.clone(),
            _ => return None,
        };
        match self.ahead(1)? {
            Kind::Mark(':') => {
                self.at += 2;
                Some((key, self.value(depth + 1)))
            }
            Kind::Mark(',' | '}') => {
                self.at += 1;
                Some((key.clone(), Literal::Name(key)))
            }
            Kind::Mark('(') => {
                self.skip_expression();
                Some((key, Literal::Unknown))
            }
            // `async name()` and its kin.
            _ => None,
        }
    }

    /// Whether an expression ends before the next token.
    fn ends(&self) -> bool {
        let Some(token) = self.tokens.get(self.at) else { return true };
        match &token.kind {
            Kind::Mark(',' | ']' | '}' | ')' | ';') => true,
            Kind::Word("as" | "satisfies" | "in" | "instanceof") => false,
            Kind::Word(_) => token.on_new_line,
            _ => false,
        }
    }

    /// Passes everything up to the end of the expression, brackets balanced.
    fn skip_expression(&mut self) {
        let mut depth = 0_usize;
        while depth > 0 || !self.ends() || self.is_inside_statement() {
            match self.next() {
                Some(Kind::Mark('(' | '[' | '{')) => depth += 1,
                Some(Kind::Mark(')' | ']' | '}')) => depth = depth.saturating_sub(1),
                Some(_) => {}
                None => return,
            }
        }
    }

    /// Whether the token before needs another after it: an arrow, an operator.
    fn is_inside_statement(&self) -> bool {
        let before = self.at.checked_sub(1).and_then(|at| self.tokens.get(at)).map(|token| &token.kind);
        let next_is_word = matches!(self.peek(), Some(Kind::Word(_)));
        next_is_word && matches!(before, Some(Kind::Mark(mark)) if !matches!(mark, ')' | ']' | '}' | ',' | ';'))
    }
}
