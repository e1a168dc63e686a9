//! `matterlint check --watch`.

use super::args::{CheckArguments, Format};
use super::check::{session, tell_nothing, tell_outdated};
use super::output::{Failure, Output};
use super::reports::Reports;
use crate::config::ConfigError;
use crate::session::{Change, Live, Polling, Watcher};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// How long the moment of a run counts as now: a post whose date lies ahead is published some day.
const STALE: Duration = Duration::from_secs(3600);

/// Checks, and checks again after each change; ends only when it is ended.
pub(super) fn run(arguments: &CheckArguments, output: &Output) -> Result<u8, Failure> {
    // What cannot be shown or written is said before the first look.
    refuse_what_is_not_read(Reports::open(arguments, output)?.stream)?;
    let own = Reports::files(arguments)?;
    let mut live = Live::new(session(arguments)?);
    // Begun before the first look, so that nothing is missed that changes meanwhile.
    let mut watcher = Watcher::new(live.watched(), arguments.watch.poll);
    let mut polling = None;
    let mut begun = Instant::now();
    let mut seen = live.open().map(|()| None);
    loop {
        watcher.watch(live.watched());
        output.clear_screen();
        show(&live, &seen, arguments, output)?;
        if watcher.polling() != polling {
            polling = watcher.polling();
            if let Some(why) = polling.and_then(why).filter(|_| !arguments.quiet) {
                output.note(why);
            }
        }
        let was_usable = seen.is_ok();
        seen = loop {
            let changed: Vec<PathBuf> = watcher.wait().difference(&own).cloned().collect();
            if changed.is_empty() {
                continue;
            }
            if arguments.now.is_none() && begun.elapsed() > STALE {
                live = Live::new(session(arguments)?);
                begun = Instant::now();
            }
            match live.change(&changed) {
                Ok(change) if was_usable && change.posts == 0 && change.found.is_empty() => {
                    watcher.watch(live.watched());
                }
                seen => break seen.map(Some),
            }
        };
    }
}

/// Refuses formats that are one document: a screen that is drawn anew is none.
fn refuse_what_is_not_read(stream: Option<Format>) -> Result<(), Failure> {
    let Some(format) = stream.filter(|format| !format.is_for_people() && *format != Format::Concise) else {
        return Ok(());
    };
    let name = format.name();
    let message = format!("`--watch` shows `full`, `grouped` or `concise`, and not `{name}`");
    Err(Failure::Other { message, help: Some(format!("send it to a file: `--output-format {name}=FILE`")) })
}

/// Shows what is found, or why nothing is.
fn show(
    live: &Live,
    seen: &Result<Option<Change>, ConfigError>,
    arguments: &CheckArguments,
    output: &Output,
) -> Result<(), Failure> {
    let text = match seen {
        Ok(change) => {
            let run = live.run();
            tell_nothing(&run, arguments, output);
            let (mut out, style) = output.stdout();
            Reports::open(arguments, output)?.show(live.session(), &run, (&mut out, style))?;
            tell_outdated(&run, arguments, output);
            told(change.as_ref(), live.posts())
        }
        Err(error) => {
            output.config_failure(error);
            "nothing is checked until this is mended; watching (Ctrl-C ends)".to_owned()
        }
    };
    if !arguments.quiet {
        let time = TimeZone::system().to_datetime(Timestamp::now()).strftime("%H:%M:%S");
        output.note(&format!("{time} {text}"));
    }
    Ok(())
}

/// `checked again, 2 posts changed; watching 206 posts (Ctrl-C ends)`
fn told(change: Option<&Change>, posts: usize) -> String {
    let many = |count: usize| format!("{count} {}", if count == 1 { "post" } else { "posts" });
    let again = change.map(|change| match change.posts {
        0 => "checked again; ".to_owned(),
        changed => format!("checked again, {} changed; ", many(changed)),
    });
    format!("{}watching {} (Ctrl-C ends)", again.unwrap_or_default(), many(posts))
}

/// What to say where changes are looked for, though nobody asked for it.
fn why(polling: Polling) -> Option<&'static str> {
    match polling {
        Polling::Wanted => None,
        Polling::Full => Some(
            "note: the system watches no more folders, so matterlint looks every second; on Linux, \
             `sysctl fs.inotify.max_user_watches=524288` raises the limit",
        ),
        Polling::Unable => Some("note: the system does not tell what changes, so matterlint looks every second"),
    }
}

impl Reports<'_> {
    /// The files that are written, absolute.
    fn files(arguments: &CheckArguments) -> Result<BTreeSet<PathBuf>, Failure> {
        let named = arguments.output_format.iter().filter_map(|target| target.file.as_ref());
        let named = named.chain(&arguments.output_file);
        Ok(named.map(std::path::absolute).collect::<Result<_, _>>()?)
    }
}

#[cfg(test)]
mod tests {
    use super::{Change, told};

    #[test]
    fn the_line_says_what_happened_and_what_goes_on() {
        let change = |posts| Some(Change { posts, ..Change::default() });
        assert_eq!(told(None, 206), "watching 206 posts (Ctrl-C ends)");
        assert_eq!(told(change(0).as_ref(), 1), "checked again; watching 1 post (Ctrl-C ends)");
        assert_eq!(told(change(2).as_ref(), 206), "checked again, 2 posts changed; watching 206 posts (Ctrl-C ends)");
    }
}
