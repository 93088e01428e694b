# bash completion for hycli

_hycli() {
    local IFS=$'\n'
    COMPREPLY=($(
        COMP_WORDS="${COMP_WORDS[*]}" COMP_CWORD=$COMP_CWORD _HYCLI_COMPLETE=complete_bash \
            "$1" 2>/dev/null
    ))
    if [ "${COMPREPLY[*]}" = :files ]; then
        COMPREPLY=()
        compopt -o default 2>/dev/null
    fi
}

complete -o nosort -F _hycli hycli 2>/dev/null || complete -F _hycli hycli
