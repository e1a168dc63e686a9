# Completes matterlint in Elvish, by asking `matterlint __complete` what may stand at the cursor.

use str

set edit:completion:arg-completer[matterlint] = {|@words|
    var current = $words[-1]
    var lines = [(e:matterlint __complete -- '='$current (all $words[1..-1]) | from-lines)]
    var kind prefix = (str:split "\t" $lines[0])
    for line $lines[1..] {
        var value help = (str:split "\t" $line)
        edit:complex-candidate $value &display=$value' '(styled $help dim)
    }
    if (and (eq $kind files) (eq $prefix '')) {
        edit:complete-filename $current
    }
}
