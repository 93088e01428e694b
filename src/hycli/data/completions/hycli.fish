# fish completion for hycli

function __hycli_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    set -l answer (_HYCLI_COMPLETE=fish $words "$current" 2>/dev/null)
    if test "$answer" = :files
        __fish_complete_path (commandline -ct)
    else
        printf '%s\n' $answer
    end
end

complete --command hycli --no-files --keep-order --arguments '(__hycli_complete)'
