-- Switches matterlint on for Markdown, as `lsp/matterlint.lua` says. Works from Neovim 0.7 on.

if vim.g.loaded_matterlint then
  return
end
vim.g.loaded_matterlint = true

if vim.lsp.enable then
  vim.lsp.enable("matterlint")
  return
end

-- Before 0.11 Neovim has no configurations by name: this does for one what it does since.
local file = vim.api.nvim_get_runtime_file("lsp/matterlint.lua", false)[1]
if not file then
  return
end
local config = dofile(file)
local running = {}

--- The nearest folder above `folder` that holds a marker; markers that stand first in the list win.
local function root(folder)
  for _, marker in ipairs(config.root_markers) do
    local upwards = vim.fn.fnameescape(folder) .. ";"
    local found = vim.fn.findfile(marker, upwards)
    if found == "" then
      found = vim.fn.finddir(marker, upwards)
    end
    if found ~= "" then
      return vim.fn.fnamemodify(found, ":p:s?/$??:h")
    end
  end
  return folder
end

vim.api.nvim_create_autocmd("FileType", {
  group = vim.api.nvim_create_augroup("matterlint_server", {}),
  pattern = config.filetypes,
  callback = function(event)
    local path = vim.api.nvim_buf_get_name(event.buf)
    if path == "" or vim.bo[event.buf].buftype ~= "" then
      return
    end
    local folder = root(vim.fn.fnamemodify(path, ":p:h"))
    if not (running[folder] and vim.lsp.get_client_by_id(running[folder])) then
      running[folder] = vim.lsp.start_client({
        name = "matterlint",
        cmd = config.cmd,
        root_dir = folder,
        workspace_folders = { { uri = vim.uri_from_fname(folder), name = folder } },
        init_options = config.init_options,
      })
    end
    if running[folder] then
      vim.lsp.buf_attach_client(event.buf, running[folder])
    end
  end,
})
