# matterlint for Kakoune, through kakoune-lsp from 18 on. Copy this file to ~/.config/kak/autoload/, or `source` it in your
# kakrc, with what kakoune-lsp asks for:
#   eval %sh{kak-lsp}
#   hook global WinSetOption filetype=markdown %{ lsp-enable-window }
#
# A server that is named here keeps kakoune-lsp from naming its own for Markdown.

hook global BufCreate .+\.mdx %{ set-option buffer filetype markdown }

hook -group lsp-filetype-matterlint global BufSetOption filetype=markdown %{
    # The type of a buffer may be set more than once, and a server that is named twice is a mistake to kakoune-lsp.
    try %{
        evaluate-commands %sh{ case $kak_opt_lsp_servers in *'[matterlint]'*) echo fail named already ;; esac }
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
}
