-- How Neovim runs matterlint. `plugin/matterlint.lua` beside it switches it on.
--
-- Copy both folders, `lsp` and `plugin`, into ~/.config/nvim, or name this folder in your init.lua:
--   vim.opt.runtimepath:append("/path/to/editors/neovim")
--
-- From Neovim 0.11 on, `vim.lsp.config("matterlint", { … })` in your init.lua changes what stands here.

return {
  cmd = { "matterlint", "server" },
  filetypes = { "markdown", "markdown.mdx", "mdx" },
  root_markers = {
    "matterlint.toml",
    "hugo.toml",
    "hugo.yaml",
    "zola.toml",
    "config.toml",
    "_config.yml",
    "eleventy.config.js",
    "astro.config.mjs",
    "docusaurus.config.js",
    "docusaurus.config.ts",
    ".git",
  },
  init_options = {
    -- The final URL of the post, shown behind its first line.
    inlayHints = false,
  },
}
