#!/bin/sh
# The share of a training's time that it waited for data: wait.sh RUN, a run's folder
set -eu

awk '
  function field(name, text) {
    if (!match($0, "\"" name "\":[-+0-9.eE]+")) return 0
    text = substr($0, RSTART, RLENGTH)
    sub("\"" name "\":", "", text)
    return text + 0
  }
  { waited += field("secondsWaitedForData"); all += field("seconds") }
  END {
    if (all == 0) { print "no iterations in the file" > "/dev/stderr"; exit 1 }
    printf "{\"seconds\":%.3f,\"seconds_waited\":%.3f,\"share\":%.4f}\n", all, waited, waited / all
  }
' "$1/metrics.jsonl"
