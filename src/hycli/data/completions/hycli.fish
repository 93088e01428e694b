# fish completion for hycli

function __hycli_complete
    set -l program (commandline -po)[1]
    set -l answer (
        _HYCLI_COMPLETE=complete_fish _TYPER_COMPLETE_ARGS=(commandline -cp) $program 2>/dev/null
    )
    if test "$answer" = :files
        __fish_complete_path (commandline -ct)
    else
        printf '%s\n' $answer
    end
end

complete --command hycli --no-files --keep-order --arguments '(__hycli_complete)'
