#!/bin/sh
# Times libtorch on a workload, with the arguments of ../bench.sh, and --channels-last for PyTorch's memory format of that name. Linux on x86-64 only; the first build fetches 110 MB.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
classpath=$here/target/class-path

if [ ! -f "$classpath" ] ||
  [ -n "$(find "$here/pom.xml" "$here/src" "$here/../src/main" -newer "$classpath" -print | head -n 1)" ]; then
  mvn -B -q -f "$here/pom.xml" process-classes >&2
  touch "$classpath" # Maven leaves it alone if nothing in it changed.
fi

threads=1
previous=
layout=
for word in "$@"; do
  shift
  [ "$previous" != --threads ] || threads=$word
  previous=$word
  if [ "$word" = --channels-last ]; then layout=-DchannelsLast=true; else set -- "$@" "$word"; fi
done

# libtorch at its best: one thread pool on the cores, OpenMP's, whose waiting threads soon sleep (on a busy machine that is much
# faster, on a quiet one the same), and the kernels that OpenBLAS picks by itself.
unset OPENBLAS_CORETYPE OPENBLAS_L2_SIZE
export OMP_NUM_THREADS="$threads" OPENBLAS_NUM_THREADS=1 GOMP_SPINCOUNT="${GOMP_SPINCOUNT:-10000}"
# The allocator's settings of bin/gan: libtorch gains by them, too. ALLOCATOR=default leaves them out.
if [ "${ALLOCATOR:-}" != default ]; then
  MALLOC_ARENA_MAX=1
  GLIBC_TUNABLES=glibc.malloc.mmap_threshold=1073741824:glibc.malloc.trim_threshold=4294967296
  GLIBC_TUNABLES=$GLIBC_TUNABLES:glibc.malloc.top_pad=67108864:glibc.malloc.hugetlb=1
  export MALLOC_ARENA_MAX GLIBC_TUNABLES
fi
exec java $layout \
  -cp "$here/target/classes:$(cat "$classpath")" org.gan4j.benchmarks.libtorch.TorchBench "$@"
