#!/bin/sh
# What objectives give and cost.
#   objectives.sh matrix [FILE [SEEDS]]  trains every loss with every stabilizer on ring and grid, prints tables; goes on where FILE ends
#   objectives.sh cost [ROUNDS [NAME]]   CPU time of an iteration with each stabilizer, or one, as a ratio to the plain one
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
. "$here/build.sh"

case ${1:-} in
  matrix)
    shift
    [ $# -gt 0 ] || set -- "$here/target/objectives.jsonl"
    class=Matrix
    ;;
  cost)
    shift
    class=Cost
    ;;
  *)
    sed -n '3,4s/^# *//p' "$0" >&2
    exit 2
    ;;
esac

export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1
exec java -Xshare:auto -XX:+UseSerialGC -Dorg.slf4j.simpleLogger.defaultLogLevel=warn \
  -cp "$here/target/classes:$(cat "$classpath")" "org.gan4j.benchmarks.objectives.$class" "$@"
