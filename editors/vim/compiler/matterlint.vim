" Fills the quickfix list with what matterlint finds in the whole blog, or in the files that `:make` is given.
"
" Copy this file to ~/.vim/compiler/ (Neovim: ~/.config/nvim/compiler/). Then:
"   :compiler matterlint | make        " the blog in the current folder
"   :make %                            " this post; it is judged among all posts all the same

if exists('current_compiler')
  finish
endif
let current_compiler = 'matterlint'

CompilerSet makeprg=matterlint\ check\ --color\ never\ --output-format\ concise\ $*
CompilerSet errorformat=%f:%l:%c:\ %t%*[a-z]%m,%-G%.%#

" matterlint counts characters, the quickfix list counts bytes: what stands right of 봄 would be shown too far left.
function! s:CountBytes() abort
  if &makeprg !~# '^matterlint '
    return
  endif
  let found = getqflist({'items': 1, 'title': 1})
  let lines = {}
  for item in found.items
    if item.valid && item.bufnr > 0 && item.col > 0
      if !has_key(lines, item.bufnr)
        let lines[item.bufnr] = readfile(fnamemodify(bufname(item.bufnr), ':p'))
      endif
      let item.col = byteidx(get(lines[item.bufnr], item.lnum - 1, ''), item.col - 1) + 1
      let item.type = toupper(item.type)
    endif
  endfor
  call setqflist([], 'r', {'items': found.items, 'title': found.title})
endfunction

augroup matterlint_columns
  autocmd!
  autocmd QuickFixCmdPost make call s:CountBytes()
augroup END
