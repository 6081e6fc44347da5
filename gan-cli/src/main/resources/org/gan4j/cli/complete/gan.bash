# Completion of gan for bash. The command itself says what may follow.
_gan_complete() {
  local line=${COMP_LINE:0:COMP_POINT} words=() reply=() word last kind prefix
  # Words as they are typed: bash's own are also split at '=' and ':'.
  read -a words <<<"$line"
  [[ $line == *[[:space:]] ]] && words+=("")
  last=${words[${#words[@]} - 1]}
  mapfile -t reply < <("${words[0]/#\~/$HOME}" __complete -- "${words[@]:1}" 2>/dev/null)
  kind=${reply[0]:-none}
  COMPREPLY=()
  prefix=
  # What stands before the last of these characters is not a part of the word that bash replaces.
  [[ $COMP_WORDBREAKS == *=* && $last == *=* ]] && prefix=${last%"${last##*=}"}
  for word in "${reply[@]:1}"; do
    word=${word%%$'\t'*}
    COMPREPLY+=("${word#"$prefix"}")
  done
  if [[ $kind == files ]]; then
    compopt -o filenames
    mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -f -- "${last#"$prefix"}")
  elif [[ $kind == folders ]]; then
    compopt -o filenames
    mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -d -- "${last#"$prefix"}")
  fi
  if ((${#COMPREPLY[@]} == 1)) && [[ ${COMPREPLY[0]} == *[.=] ]]; then
    compopt -o nospace
  fi
}
complete -F _gan_complete gan ./gan
