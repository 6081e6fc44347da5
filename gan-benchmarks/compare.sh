#!/bin/sh
# Compares GAN4J with libtorch: compare.sh [WORKLOAD...]
# Runs them in turn, each in a process of its own, libtorch in both memory formats, of which the faster one counts; writes a line of JSON for each workload and number of threads to standard
# output, a table to standard error. A ratio is GAN4J's median over libtorch's: below 1, GAN4J is faster, or smaller.
# ROUNDS (3) says how often, THREADS ("1 2") with how many threads, ITERATIONS how many; the log of all runs is in target/compare.log.
# BASE names another checkout of GAN4J, a commit before for example: it runs in the same turns, and the table has the ratio to it as well.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
log=$here/target/compare.log
[ $# -gt 0 ] || set -- mlp-28 dcgan-28 dcgan-64 context-encoder-64 pix2pix-64 srgan-16x4 residual-32 r3gan-32 sample-dcgan-28

# Enough for the compiler to be done with the first half, few enough to stay below a minute or two.
iterations() {
  case $1 in
    mlp-28) echo 400 ;;
    dcgan-28 | sample-dcgan-28) echo 120 ;;
    context-encoder-64 | residual-32 | r3gan-32) echo 40 ;;
    *) echo 24 ;;
  esac
}

load() {
  cut -d ' ' -f 1 /proc/loadavg
}

# The first run of each only builds.
"$here/bench.sh" mlp-28 --iterations 2 >/dev/null 2>&1
"$here/libtorch/bench.sh" mlp-28 --iterations 2 >/dev/null 2>&1
[ -z "${BASE:-}" ] || "$BASE/gan-benchmarks/bench.sh" mlp-28 --iterations 2 >/dev/null 2>&1
: >"$log"

# One run of a checkout or of libtorch, under the name that the table knows it by.
run() {
  name=$1
  program=$2
  shift 2
  "$program" "$@" 2>/dev/null | sed "s/\"framework\":\"[^\"]*\"/\"framework\":\"$name\"/" >>"$log"
}

workloads=$*
for workload in $workloads; do
  for threads in ${THREADS:-1 2}; do
    round=1
    while [ "$round" -le "${ROUNDS:-3}" ]; do
      printf '%s, %s threads, round %s, load %s\n' "$workload" "$threads" "$round" "$(load)" >&2
      set -- "$workload" --threads "$threads" --iterations "${ITERATIONS:-$(iterations "$workload")}"
      run gan4j "$here/bench.sh" "$@"
      [ -z "${BASE:-}" ] || run base "$BASE/gan-benchmarks/bench.sh" "$@"
      run libtorch-default "$here/libtorch/bench.sh" "$@"
      run libtorch-channels-last "$here/libtorch/bench.sh" "$@" --channels-last
      round=$((round + 1))
    done
  done
done

awk '
  function field(name, text) {
    if (!match($0, "\"" name "\":\"?[^,\"}]*")) return ""
    text = substr($0, RSTART, RLENGTH)
    sub("\"" name "\":\"?", "", text)
    return text
  }
  function median(values, n, sorted, i, j, t) {
    n = split(values, sorted, " ")
    for (i = 2; i <= n; i++)
      for (j = i; j > 1 && sorted[j - 1] + 0 > sorted[j] + 0; j--) { t = sorted[j]; sorted[j] = sorted[j - 1]; sorted[j - 1] = t }
    return (sorted[int((n + 1) / 2)] + sorted[int(n / 2) + 1]) / 2
  }
  function ratio(key, what, other) { return median(times[key, "gan4j", what]) / median(times[key, other, what]) }
  {
    key = field("workload") " " field("threads")
    if (field("framework") == "base") base = 1
    if (!(key in known)) { known[key] = 1; keys[++count] = key }
    n = split("median_ms cpu_ms thread_cpu_ms peak_rss_mb", names, " ")
    for (i = 1; i <= n; i++) times[key, field("framework"), names[i]] = times[key, field("framework"), names[i]] " " field(names[i])
  }
  # The faster memory format of libtorch is libtorch.
  function choose(key, n, i, names, best) {
    best = median(times[key, "libtorch-default", "median_ms"]) <= median(times[key, "libtorch-channels-last", "median_ms"]) ? "default" : "channels-last"
    n = split("median_ms cpu_ms thread_cpu_ms peak_rss_mb", names, " ")
    for (i = 1; i <= n; i++) times[key, "libtorch", names[i]] = times[key, "libtorch-" best, names[i]]
    return best
  }
  END {
    printf "%-20s %7s %9s %9s %7s %7s %7s %10s %11s  %s\n", "workload", "threads", "gan4j ms", "torch ms", "time", "CPU", "memory", base ? "time/base" : "", base ? "memory/base" : "", "libtorch format" > "/dev/stderr"
    for (k = 1; k <= count; k++) {
      key = keys[k]
      split(key, part, " ")
      format = choose(key)
      ours = median(times[key, "gan4j", "median_ms"])
      theirs = median(times[key, "libtorch", "median_ms"])
      printf "%-20s %7s %9.2f %9.2f %7.2f %7.2f %7.2f", part[1], part[2], ours, theirs, ours / theirs, ratio(key, "thread_cpu_ms", "libtorch"), ratio(key, "peak_rss_mb", "libtorch") > "/dev/stderr"
      if (base) printf " %10.2f %11.2f", ratio(key, "median_ms", "base"), ratio(key, "peak_rss_mb", "base") > "/dev/stderr"
      printf "  %s\n", format > "/dev/stderr"
      printf "{\"workload\":\"%s\",\"threads\":%d,\"gan4j_ms\":%.2f,\"libtorch_ms\":%.2f,\"time_ratio\":%.3f,\"cpu_ratio\":%.3f,\"thread_cpu_ratio\":%.3f,\"rss_ratio\":%.3f,\"libtorch_format\":\"%s\"", part[1], part[2], ours, theirs, ours / theirs, ratio(key, "cpu_ms", "libtorch"), ratio(key, "thread_cpu_ms", "libtorch"), ratio(key, "peak_rss_mb", "libtorch"), format
      if (base) printf ",\"time_ratio_to_base\":%.3f,\"rss_ratio_to_base\":%.3f", ratio(key, "median_ms", "base"), ratio(key, "peak_rss_mb", "base")
      print "}"
    }
  }
' "$log"
