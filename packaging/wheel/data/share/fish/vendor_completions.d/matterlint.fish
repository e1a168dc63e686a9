# Completes matterlint in Fish, by asking `matterlint __complete` what may stand at the cursor.

function __matterlint_ask
    set -l words (commandline -opc)
    command $words[1] __complete -- "="(commandline -ct) $words[2..-1] 2>/dev/null
end

function __matterlint_wants_files
    __matterlint_ask | string match -q -r '^files\t'
end

complete -c matterlint -f -a '(__matterlint_ask)[2..-1]'
complete -c matterlint -n __matterlint_wants_files -F
