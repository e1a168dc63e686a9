# matterlint for Kakoune, through kakoune-lsp from 18 on. Copy this file to ~/.config/kak/autoload/, or `source` it in your
# kakrc, with what kakoune-lsp asks for:
#   eval %sh{kak-lsp}
#   hook global WinSetOption filetype=markdown %{ lsp-enable-window }
#
# A server that is named here keeps kakoune-lsp from naming its own for Markdown.

hook global BufCreate .+\.mdx %{ set-option buffer filetype markdown }

hook -group lsp-filetype-matterlint global BufSetOption filetype=markdown %{
    set-option -add buffer lsp_servers %{
        [matterlint]
        command = "matterlint"
        args = ["server"]
        root_globs = ["matterlint.toml", "hugo.toml", "hugo.yaml", "zola.toml", "config.toml", "_config.yml", "eleventy.config.js", "astro.config.mjs", "docusaurus.config.js", "docusaurus.config.ts", ".git"]
        settings_section = "matterlint"
        # The final URL of the post, shown behind its first line.
        [matterlint.settings.matterlint]
        inlayHints = false
    }
}
