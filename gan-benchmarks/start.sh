#!/bin/sh
# How long `gan sample` takes to start: start.sh RUN [ROUNDS]
# From process start to the written grid of a run or checkpoint, as a ratio to a bare JVM that loads ND4J and multiplies a matrix.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
root=$(dirname -- "$here")
run=$1
rounds=${2:-5}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

now() {
  date +%s%N
}

bare() {
  OMP_NUM_THREADS=2 OPENBLAS_NUM_THREADS=1 java -Xshare:auto -XX:+UseSerialGC \
    -cp "$here/target/classes:$(cat "$here/target/class-path")" org.gan4j.benchmarks.BareStart
}

sample() {
  "$root/gan" sample "$run" --out "$folder/grid.png"
}

"$here/bench.sh" mlp-28 --iterations 2 >/dev/null 2>&1 # builds
sample >/dev/null 2>&1
round=1
while [ "$round" -le "$rounds" ]; do
  for what in bare sample; do
    start=$(now)
    "$what" >/dev/null 2>&1
    end=$(now)
    echo "$what $(((end - start) / 1000000))" >>"$folder/times"
  done
  round=$((round + 1))
done
sort -k1,1 -k2,2n "$folder/times" | awk '
  { times[$1, ++count[$1]] = $2 }
  function median(what, n) { n = count[what]; return (times[what, int((n + 1) / 2)] + times[what, int(n / 2) + 1]) / 2 }
  END { printf "{\"sample_ms\":%d,\"bare_ms\":%d,\"ratio\":%.2f}\n", median("sample"), median("bare"), median("sample") / median("bare") }
'
