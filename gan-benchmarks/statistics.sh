#!/bin/sh
# Times the Fréchet distance, and precision and recall, beside plain loops: statistics.sh [ROUNDS]
# Writes a line of JSON for each round; the first ones are slower, until the compiler has seen the loops. THREADS (2) of ND4J and Java.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
. "$here/build.sh"

export OMP_NUM_THREADS="${THREADS:-2}" OPENBLAS_NUM_THREADS=1
exec java -XX:+UseSerialGC -Xmx2g -Dorg.slf4j.simpleLogger.defaultLogLevel=warn \
  -cp "$here/target/classes:$(cat "$classpath")" org.gan4j.benchmarks.statistics.StatisticsTimes "$@"
