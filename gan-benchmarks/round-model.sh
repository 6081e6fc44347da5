#!/bin/sh
# Fits a model to lines of spark-rounds.sh on standard input, and writes what it predicts for 2, 16, 128 and 1,024 workers:
# spark-rounds.sh | round-model.sh
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
. "$here/build.sh"

exec java -XX:+UseSerialGC -cp "$here/target/classes:$(cat "$classpath")" org.gan4j.benchmarks.rounds.RoundPredictions
