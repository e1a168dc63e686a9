//! The streams: what they can show, and how a failure is told.

use crate::config::ConfigError;
use crate::report::{Style, escape, fault};
use crate::session::{NotBegun, OutputFault};
use clap::ValueEnum;
use std::ffi::OsStr;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::ops::RangeInclusive;
use terminal_size::{Width, terminal_size_of};

/// Whether to write colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum When {
    /// On a terminal, unless the environment says otherwise
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// Why a command could not do its work.
#[derive(Debug, thiserror::Error)]
pub(super) enum Failure {
    /// A report cannot be written into its file.
    #[error(transparent)]
    Report(#[from] OutputFault),
    /// The output cannot be written.
    #[error("the output cannot be written: {0}")]
    Write(#[from] io::Error),
    /// A configuration or flag cannot be used.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// There can be no new configuration.
    #[error(transparent)]
    NotBegun(#[from] NotBegun),
    /// Something else, with what to do.
    #[error("{message}")]
    Other {
        /// What is wrong.
        message: String,
        /// What to do.
        help: Option<String>,
    },
}

/// Standard output and standard error as this process has them.
pub(super) struct Output {
    when: When,
}

/// How wide drawings are where no terminal says so.
const USUAL_WIDTH: usize = 100;

/// How wide drawings are at least, so that a label has room, and at most, so that an eye finds the next line.
const WIDTHS: RangeInclusive<usize> = 40..=120;

/// The project's address, below which the rules' pages stand, where it has one.
pub(super) fn home() -> Option<&'static str> {
    Some(env!("CARGO_PKG_HOMEPAGE").trim_end_matches('/')).filter(|home| !home.is_empty())
}

impl Output {
    pub(super) fn new(when: When) -> Self {
        Self { when }
    }

    /// Standard output and how it is to look.
    pub(super) fn stdout(&self) -> (Box<dyn Write>, Style) {
        let style = self.style(&io::stdout());
        (stream(io::stdout(), style.color), style)
    }

    /// Standard error and how it is to look.
    pub(super) fn stderr(&self) -> (Box<dyn Write>, Style) {
        let style = self.style(&io::stderr());
        (stream(io::stderr(), style.color), style)
    }

    /// How many columns a line of standard output has; `None` where no terminal says so and nobody else.
    pub(super) fn columns() -> Option<usize> {
        io::stdout().width().or_else(columns)
    }

    /// Whether a person reads standard output as it is written.
    pub(super) fn is_terminal() -> bool {
        io::stdout().is_terminal()
    }

    /// Wipes a terminal and what has scrolled off it; anything else is left alone.
    pub(super) fn clear_screen(&self) {
        if Self::is_terminal() && std::env::var("TERM").as_deref() != Ok("dumb") {
            let mut out = stream(io::stdout(), true);
            // That it cannot be wiped is no reason to stop.
            let _ = write!(out, "\x1b[2J\x1b[3J\x1b[H").and_then(|()| out.flush());
        }
    }

    /// Whether standard output is a file on the disk, so that no log shows it.
    #[cfg(unix)]
    pub(super) fn is_file() -> bool {
        use std::os::fd::AsFd as _;
        let owned = io::stdout().as_fd().try_clone_to_owned();
        owned.and_then(|stdout| std::fs::File::from(stdout).metadata()).is_ok_and(|kind| kind.is_file())
    }

    #[cfg(not(unix))]
    pub(super) fn is_file() -> bool {
        false
    }

    fn style(&self, stream: &impl Stream) -> Style {
        let terminal = stream.is_terminal();
        let color = match self.when {
            When::Always => true,
            When::Never => false,
            When::Auto if says("NO_COLOR", |_| true) => false,
            When::Auto if says("CLICOLOR_FORCE", |value| value != "0") => true,
            When::Auto => terminal && std::env::var("TERM").as_deref() != Ok("dumb"),
        };
        Style {
            color,
            unicode: !terminal || speaks_unicode(),
            width: stream.width().or_else(columns).unwrap_or(USUAL_WIDTH).clamp(*WIDTHS.start(), *WIDTHS.end()),
            links: color && terminal,
            terminal,
            hints: false,
            draw_all: false,
            home: home().map(str::to_owned),
        }
    }

    /// Writes a remark that is no finding. That it cannot be written is no reason to stop.
    pub(super) fn note(&self, text: &str) {
        let _ = writeln!(self.stderr().0, "{}", escape::message(text));
    }

    /// Says why a command could not do its work.
    pub(super) fn failure(&self, failure: &Failure) {
        let (message, help) = match failure {
            Failure::Config(error) => return self.config_failure(error),
            Failure::NotBegun(fault) => (failure.to_string(), fault.help()),
            Failure::Other { message, help } => (message.clone(), help.clone()),
            _ => (failure.to_string(), None),
        };
        self.error(&message, help.as_deref());
    }

    /// Says why a configuration or a flag cannot be used.
    pub(super) fn config_failure(&self, error: &ConfigError) {
        let help = match error {
            ConfigError::At(at) => {
                let (mut out, style) = self.stderr();
                let _ = fault::write(&mut out, at, &style);
                return;
            }
            ConfigError::Flag { unknown, .. } => Some(unknown.help()),
            ConfigError::Baseline { path, .. } => {
                Some(format!("`matterlint baseline write {path}` records the findings of today"))
            }
            ConfigError::Since { help, .. } | ConfigError::Staged { help, .. } => Some(help.clone()),
            _ => None,
        };
        self.error(&error.to_string(), help.as_deref());
    }

    fn error(&self, message: &str, help: Option<&str>) {
        let (mut out, _) = self.stderr();
        let _ = writeln!(out, "error: {}", escape::message(message));
        if let Some(help) = help {
            let _ = writeln!(out, "help: {}", escape::message(help));
        }
    }
}

/// A stream that may be a terminal of some width.
trait Stream: IsTerminal {
    fn width(&self) -> Option<usize>;
}

impl Stream for io::Stdout {
    fn width(&self) -> Option<usize> {
        terminal_size_of(self).map(|(Width(columns), _)| usize::from(columns))
    }
}

impl Stream for io::Stderr {
    fn width(&self) -> Option<usize> {
        terminal_size_of(self).map(|(Width(columns), _)| usize::from(columns))
    }
}

/// The stream behind a buffer; where colours are written, old consoles are taught them.
fn stream<S: anstream::stream::RawStream + 'static>(raw: S, color: bool) -> Box<dyn Write>
where
    anstream::AutoStream<S>: Write,
{
    if color {
        Box::new(BufWriter::new(anstream::AutoStream::new(raw, anstream::ColorChoice::Always)))
    } else {
        Box::new(BufWriter::with_capacity(1 << 16, raw))
    }
}

fn says(variable: &str, yes: fn(&OsStr) -> bool) -> bool {
    std::env::var_os(variable).is_some_and(|value| !value.is_empty() && yes(&value))
}

fn columns() -> Option<usize> {
    std::env::var("COLUMNS").ok()?.parse().ok()
}

/// Whether the locale speaks of UTF-8; one that says nothing does.
fn speaks_unicode() -> bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].iter().filter_map(|name| std::env::var(name).ok());
    let locale = locale.filter(|value| !value.is_empty()).map(|value| value.to_ascii_lowercase()).next();
    locale.is_none_or(|locale| locale.contains("utf-8") || locale.contains("utf8"))
}
