//! What a door asks of the session.

use crate::config::FailOn;
use jiff::Timestamp;
use std::path::PathBuf;

/// What a run is asked to do. Words are as written; the session reads them.
#[derive(Clone, Debug)]
pub struct Request {
    /// The working folder, absolute: paths are relative to it and shown so.
    pub folder: PathBuf,
    /// The files and folders to check.
    pub paths: Vec<PathBuf>,
    /// The configuration that counts for all files, in place of the nearest.
    pub config: Option<PathBuf>,
    /// Whether configuration files are left alone.
    pub isolated: bool,
    /// The rules in place of the configured ones.
    pub select: Option<Vec<String>>,
    /// Further rules.
    pub extend_select: Vec<String>,
    /// Rules not to run.
    pub ignore: Vec<String>,
    /// The rules whose fixes may be written, in place of the configured ones.
    pub fixable: Option<Vec<String>>,
    /// Rules whose fixes may not be written.
    pub unfixable: Vec<String>,
    /// Whether fixes may be written that change what a post means.
    pub unsafe_fixes: bool,
    /// What makes the run fail.
    pub fail_on: Option<FailOn>,
    /// The file of older findings, in place of the configured one.
    pub baseline: Option<PathBuf>,
    /// Whether no baseline counts, configured or not.
    pub without_baseline: bool,
    /// The commit since which lines must have changed.
    pub since: Option<String>,
    /// Whether the files are judged as they are staged in git, and of folders only those that are.
    pub staged: bool,
    /// The commit that is public, for what is staged; where it is not named or not known, git is asked for one.
    pub public: Option<String>,
    /// The moment of the run.
    pub now: Timestamp,
}

impl Request {
    /// A request to check everything in `folder`.
    #[must_use]
    pub fn new(folder: PathBuf, now: Timestamp) -> Self {
        Self {
            folder,
            paths: Vec::new(),
            config: None,
            isolated: false,
            select: None,
            extend_select: Vec::new(),
            ignore: Vec::new(),
            fixable: None,
            unfixable: Vec::new(),
            unsafe_fixes: false,
            fail_on: None,
            baseline: None,
            without_baseline: false,
            since: None,
            staged: false,
            public: None,
            now,
        }
    }

    pub(super) fn looks_for_configuration(&self) -> bool {
        !self.isolated && self.config.is_none()
    }
}
