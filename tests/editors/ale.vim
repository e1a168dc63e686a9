" Has ALE lint the post in $POST with the shipped linter, and writes what it found, and what its fixer makes of it.
set nocompatible
set runtimepath+=$EDITORS/vim
let g:ale_linters = {'markdown': ['matterlint']}
let g:ale_linters_explicit = 1
let g:ale_fixers = {'markdown': [function('ale#fixers#matterlint#Fix')]}
packadd ale
filetype plugin on
execute 'edit ' . fnameescape($POST)
setlocal filetype=markdown
ALELint
let s:begun = reltime()
while empty(ale#engine#GetLoclist(bufnr('%'))) && reltimefloat(reltime(s:begun)) < 30.0
  sleep 50m
endwhile
let s:found = map(copy(ale#engine#GetLoclist(bufnr('%'))), '[v:val.lnum, v:val.col, v:val.type, v:val.code]')
ALEFix
let s:begun = reltime()
while getline(7) =~# ' $' && reltimefloat(reltime(s:begun)) < 30.0
  sleep 50m
endwhile
call writefile([json_encode({'found': s:found, 'line': getline(7)})], $OUT)
qall!
