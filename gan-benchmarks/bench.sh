#!/bin/sh
# Times GAN4J on a workload: bench.sh WORKLOAD [--batch N] [--threads T] [--iterations N] [--profile] [--memory]
# Writes one line of JSON to standard output. BENCH_JAVA_OPTS adds JVM options.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
. "$here/build.sh"

threads=1
executioner=
previous=
for word in "$@"; do
  [ "$previous" != --threads ] || threads=$word
  [ "$word" != --profile ] || executioner=-Dopexec=org.gan4j.benchmarks.TimedExecutioner
  previous=$word
done

# As bin/gan starts Java.
export OMP_NUM_THREADS="$threads" OPENBLAS_NUM_THREADS=1 GOMP_SPINCOUNT="${GOMP_SPINCOUNT:-100}"
if [ -z "${MALLOC_ARENA_MAX:-}" ] && [ -z "${GLIBC_TUNABLES:-}" ]; then
  MALLOC_ARENA_MAX=1
  GLIBC_TUNABLES=glibc.malloc.mmap_threshold=1073741824:glibc.malloc.trim_threshold=4294967296
  GLIBC_TUNABLES=$GLIBC_TUNABLES:glibc.malloc.top_pad=67108864:glibc.malloc.hugetlb=1
  export MALLOC_ARENA_MAX GLIBC_TUNABLES
fi
# The options are words on purpose.
# shellcheck disable=SC2086
exec java -Xshare:auto -XX:+UseSerialGC -Xmn32m $executioner ${BENCH_JAVA_OPTS:-} \
  -cp "$here/target/classes:$(cat "$classpath")" org.gan4j.benchmarks.Bench "$@"
