#!/bin/sh
# Compares networks that 'gan export --format pytorch' writes with what libtorch makes of them: at most 1e-5 apart. Linux on x86-64 only; the first build fetches 110 MB.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
classpath=$here/target/class-path
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

(
  here=$(dirname -- "$here")
  . "$here/build.sh"
  OMP_NUM_THREADS=1 java -cp "$here/target/classes:$(cat "$classpath")" org.gan4j.benchmarks.ExportedNetworks "$folder"
)
if [ ! -f "$classpath" ] || [ -n "$(find "$here/pom.xml" "$here/src" -newer "$classpath" -print | head -n 1)" ]; then
  mvn -B -q -f "$here/pom.xml" process-classes >&2
  touch "$classpath"
fi
OMP_NUM_THREADS=1 java -cp "$here/target/classes:$(cat "$classpath")" org.gan4j.benchmarks.libtorch.TorchCheck "$folder"
