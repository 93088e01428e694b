# bash completion for hycli

_hycli() {
    local IFS=$'\n'
    COMPREPLY=($(_HYCLI_COMPLETE=bash "$1" "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
    if [ "${COMPREPLY[*]}" = :files ]; then
        COMPREPLY=()
        compopt -o default 2>/dev/null
    fi
}

complete -o nosort -F _hycli hycli 2>/dev/null || complete -F _hycli hycli
