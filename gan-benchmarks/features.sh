#!/bin/sh
# Makes the classifier of MNIST that comes with gan-evaluation, in about five minutes on one core.
#   features.sh MNIST [FOLDER]   MNIST: a folder with the four IDX files; FOLDER: where gan-evaluation keeps its network, if absent
# Runs on one thread, so that every run on one kind of processor makes the same bytes.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
case $# in
  1 | 2) ;;
  *)
    sed -n '3s/^# *//p' "$0" >&2
    exit 2
    ;;
esac
. "$here/build.sh"
[ $# -eq 2 ] || set -- "$1" "$root/gan-evaluation/src/main/resources/org/gan4j/evaluation/features"

export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1
exec java -Xshare:auto -XX:+UseSerialGC -Xmx1g -Dorg.slf4j.simpleLogger.defaultLogLevel=info \
  -cp "$here/target/classes:$(cat "$classpath")" org.gan4j.benchmarks.features.MnistNetwork "$@"
