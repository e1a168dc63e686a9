-- Drives the shipped configuration in Neovim without a screen, and writes what happened as JSON into the file `OUT`.

local told = { chosen = {} }

local function finish()
  vim.fn.writefile({ vim.fn.json_encode(told) }, vim.env.OUT)
  vim.cmd("qa!")
end

local function rules()
  local found = {}
  for _, diagnostic in ipairs(vim.diagnostic.get(0)) do
    table.insert(found, diagnostic.code or diagnostic.user_data.lsp.code)
  end
  table.sort(found)
  return found
end

local function request(method, params)
  local answers = vim.lsp.buf_request_sync(0, method, params, 30000)
  for _, answer in pairs(answers or {}) do
    return answer.result
  end
end

--- Has the author choose the first action of a kind, and waits until line `line` has no space at its end.
local function act(kind, line)
  vim.ui.select = function(actions, options, choose)
    table.insert(told.chosen, (options.format_item(actions[1])))
    choose(actions[1])
  end
  local context = { only = { kind } }
  vim.lsp.buf.code_action(vim.fn.has("nvim-0.8") == 1 and { context = context } or context)
  vim.wait(30000, function() return vim.api.nvim_buf_get_lines(0, line - 1, line, false)[1]:sub(-1) ~= " " end, 20)
end

local ok, why = pcall(function()
  vim.cmd("edit " .. vim.fn.fnameescape(vim.env.POST))
  vim.bo.filetype = "markdown"
  vim.wait(30000, function() return #vim.diagnostic.get(0) >= 2 end, 20)
  told.rules = rules()
  told.column = vim.diagnostic.get(0, { lnum = 6 })[1].col

  -- The fix at the trailing space is chosen from what the editor offers there.
  vim.api.nvim_win_set_cursor(0, { 7, 19 })
  act("quickfix", 7)
  told.line = vim.api.nvim_buf_get_lines(0, 6, 7, false)[1]
  vim.wait(30000, function() return #vim.diagnostic.get(0) == 1 end, 20)
  told.left = rules()

  -- All safe fixes, as `editors/README.md` says.
  vim.api.nvim_buf_set_lines(0, 7, 7, false, { "여름이 🌸 온다. " })
  vim.wait(30000, function() return #vim.diagnostic.get(0) == 2 end, 20)
  act("source.fixAll.matterlint", 8)
  told.all = vim.api.nvim_buf_get_lines(0, 6, 8, false)
  vim.api.nvim_buf_set_lines(0, 7, 8, false, {})

  local document = vim.lsp.util.make_text_document_params()
  told.hover = request("textDocument/hover", { textDocument = document, position = { line = 2, character = 1 } }).contents.value

  -- The tags of the blog are offered where a tag is typed.
  vim.api.nvim_buf_set_lines(0, 3, 4, false, { "tags: [" })
  vim.api.nvim_win_set_cursor(0, { 4, 6 })
  local place = vim.lsp.util.make_position_params()
  place.position.character = 7
  told.tags = {}
  for _, item in ipairs(request("textDocument/completion", place).items) do
    table.insert(told.tags, item.label)
  end
end)
if not ok then
  told.error = why
end
finish()
