" ALE writes the safe fixes of matterlint into the buffer.

call ale#Set('markdown_matterlint_executable', 'matterlint')

function! ale#fixers#matterlint#Fix(buffer) abort
  let l:executable = ale#path#FindExecutable(a:buffer, 'markdown_matterlint', ['node_modules/.bin/matterlint'])

  return {
  \   'cwd': '%s:h',
  \   'command': ale#Escape(l:executable) . ' check --fix --stdin-filename %s -',
  \}
endfunction
