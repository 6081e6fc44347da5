#compdef gan
# Completion of gan for zsh. The command itself says what may follow.
_gan() {
  local -a lines open closed open_shown closed_shown
  local line word
  lines=("${(@f)$("${(Q)words[1]/#\~/$HOME}" __complete -- "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)}")
  for line in "${(@)lines[2,-1]}"; do
    word=${line%%$'\t'*}
    [[ -n $word ]] || continue
    if [[ $word == *[.=] ]]; then
      open+=("$word") open_shown+=("$word  ${line#*$'\t'}")
    else
      closed+=("$word") closed_shown+=("$word  ${line#*$'\t'}")
    fi
  done
  (($#open)) && compadd -l -S '' -d open_shown -- "${(@)open}"
  (($#closed)) && compadd -l -d closed_shown -- "${(@)closed}"
  case ${lines[1]} in
    files) _files ;;
    folders) _files -/ ;;
  esac
}
# A file of a folder of completions is the function; a sourced one declares it.
if [[ $funcstack[1] == _gan ]]; then
  _gan "$@"
else
  (( $+functions[compdef] )) || { autoload -Uz compinit && compinit; }
  compdef _gan gan
fi
