#!/bin/sh
# What writing samples adds to making them: write.sh RUN [COUNT [ROUNDS]]
# Seconds for COUNT samples (10,000) of a run: drawn and thrown away, into one .idx.gz file, and into a PNG for each; and the network's
# share of the latter two. With two threads, and the compiler that bin/gan gives to short commands.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
run=$(realpath "$1")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

"$here/bench.sh" mlp-28 --iterations 2 >/dev/null 2>&1 # builds
OMP_NUM_THREADS=2 OPENBLAS_NUM_THREADS=1 GOMP_SPINCOUNT=100 java -Xshare:auto -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmn32m \
  -Djava.awt.headless=true -Dorg.slf4j.simpleLogger.defaultLogLevel=warn \
  -cp "$here/target/classes:$(cat "$here/target/class-path")" org.gan4j.benchmarks.Writing "$run" "${2:-10000}" "${3:-3}" "$folder"
