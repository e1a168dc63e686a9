//! Tells Zed how matterlint is started, and hands it the settings below `lsp.matterlint`.

use zed_extension_api::settings::LspSettings;
use zed_extension_api::{self as zed, serde_json::Value, Command, LanguageServerId, Result, Worktree};

struct Matterlint;

impl zed::Extension for Matterlint {
    fn new() -> Self {
        Self
    }

    /// The program that `lsp.matterlint.binary` names, or the one on the path.
    fn language_server_command(&mut self, server: &LanguageServerId, worktree: &Worktree) -> Result<Command> {
        let binary = LspSettings::for_worktree(server.as_ref(), worktree).ok().and_then(|settings| settings.binary);
        let (path, args) = binary.map(|binary| (binary.path, binary.arguments)).unwrap_or_default();
        let command = path.or_else(|| worktree.which("matterlint")).ok_or(
            "matterlint is not on the path; install it, or write where it is into `lsp.matterlint.binary.path`",
        )?;
        Ok(Command { command, args: args.unwrap_or_else(|| vec!["server".to_owned()]), env: worktree.shell_env() })
    }

    fn language_server_initialization_options(
        &mut self,
        server: &LanguageServerId,
        worktree: &Worktree,
    ) -> Result<Option<Value>> {
        Ok(LspSettings::for_worktree(server.as_ref(), worktree)?.initialization_options)
    }
}

zed::register_extension!(Matterlint);
