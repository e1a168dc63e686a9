# Completes matterlint in PowerShell, by asking `matterlint __complete` what may stand at the cursor.

Register-ArgumentCompleter -Native -CommandName matterlint -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $before = @($commandAst.CommandElements | Select-Object -Skip 1 |
        Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object { $_.Extent.Text })
    $lines = @(& matterlint __complete -- "=$wordToComplete" @before 2>$null)
    if ($lines.Count -eq 0) { return }
    $kind, $prefix = $lines[0].Split("`t")

    $lines | Select-Object -Skip 1 | ForEach-Object {
        $value, $help = $_.Split("`t")
        if (-not $help) { $help = $value }
        [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $help)
    }
    if ($kind -eq 'files' -and -not $prefix) {
        [System.Management.Automation.CompletionCompleters]::CompleteFilename($wordToComplete)
    }
}
