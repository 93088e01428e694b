#compdef hycli
# zsh completion for hycli

_hycli() {
    local answer
    local -a candidates
    answer=$(_HYCLI_COMPLETE=zsh ${~words[1]} "${(@Q)words[2,CURRENT]}" 2>/dev/null)
    if [[ $answer == :files ]]; then
        _files
    elif [[ -n $answer ]]; then
        candidates=("${(@f)answer}")
        _describe -V hycli candidates
    fi
}

if [[ $funcstack[1] == _hycli ]]; then
    _hycli "$@"
else
    compdef _hycli hycli
fi
