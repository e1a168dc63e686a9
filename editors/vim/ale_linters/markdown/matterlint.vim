" ALE runs matterlint on the post as it is typed, among all posts of its blog.
"
" Copy the folders `ale_linters` and `autoload` into ~/.vim (Neovim: ~/.config/nvim), or name this folder in your vimrc:
"   set runtimepath+=/path/to/editors/vim
" For safe fixes on `:ALEFix`:
"   let g:ale_fixers = {'markdown': [function('ale#fixers#matterlint#Fix')]}

call ale#Set('markdown_matterlint_options', '')

function! ale_linters#markdown#matterlint#GetCommand(buffer) abort
  return '%e check --output-format json --stdin-filename %s'
  \   . ale#Pad(ale#Var(a:buffer, 'markdown_matterlint_options')) . ' -'
endfunction

" ALE counts bytes in a line and matterlint characters, so that both ends are looked up in the text.
function! ale_linters#markdown#matterlint#Handle(buffer, lines) abort
  let l:types = {'error': 'E', 'warning': 'W', 'hint': 'I'}
  let l:output = []

  for l:finding in get(ale#util#FuzzyJSONDecode(a:lines, {}), 'findings', [])
    let l:first = get(getbufline(a:buffer, l:finding.line), 0, '')
    let l:last = get(getbufline(a:buffer, l:finding.end_line), 0, '')
    call add(l:output, {
    \   'lnum': l:finding.line,
    \   'col': byteidx(l:first, l:finding.column - 1) + 1,
    \   'end_lnum': l:finding.end_line,
    \   'end_col': byteidx(l:last, l:finding.end_column - 1),
    \   'type': get(l:types, l:finding.severity, 'W'),
    \   'code': l:finding.rule,
    \   'text': l:finding.message,
    \   'detail': l:finding.message . "\n" . l:finding.help,
    \})
  endfor

  return l:output
endfunction

call ale#linter#Define('markdown', {
\   'name': 'matterlint',
\   'executable': function('ale#fixers#matterlint#GetExecutable'),
\   'cwd': '%s:h',
\   'command': function('ale_linters#markdown#matterlint#GetCommand'),
\   'callback': 'ale_linters#markdown#matterlint#Handle',
\})
