# Sourced by the scripts beside it, with $here set: builds the benchmarks if sources are newer; sets $root and $classpath.
# shellcheck shell=sh disable=SC2034,SC2154
root=$(dirname -- "$here")
classpath=$here/target/class-path

if [ ! -f "$classpath" ] ||
  [ -n "$(find "$root/pom.xml" "$root"/gan-*/pom.xml "$root"/gan-*/src/main -newer "$classpath" -print | head -n 1)" ]; then
  (cd "$root" && mvn -B -q -Pquick -pl gan-benchmarks -am package >&2)
fi
