" ALE writes the safe fixes of matterlint into the buffer.

call ale#Set('markdown_matterlint_executable', 'matterlint')
call ale#Set('markdown_matterlint_use_global', get(g:, 'ale_use_global_executables', 0))

" The program that the blog brings, or else the one on the path.
function! ale#fixers#matterlint#GetExecutable(buffer) abort
  return ale#path#FindExecutable(a:buffer, 'markdown_matterlint', ['node_modules/.bin/matterlint'])
endfunction

function! ale#fixers#matterlint#Fix(buffer) abort
  return {
  \   'cwd': '%s:h',
  \   'command': ale#Escape(ale#fixers#matterlint#GetExecutable(a:buffer)) . ' check --fix --stdin-filename %s -',
  \}
endfunction
