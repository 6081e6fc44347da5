#!/bin/bash
# Trains with two workers of Spark on this machine while executors and drivers are killed, one executor is slow, one has no disk left, or one
# has other data, and compares the parameters with those of a training on one machine: spark-faults.sh [EXECUTOR_KILLS] [DRIVER_KILLS].
# Writes one line of JSON for each training. GAN_SPARK is the folder of the distribution; FAULTS_FOLDER is where the trainings go; FAULTS is
# a list of kills, slow, disk and data. The last two need the right to mount.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
home=${GAN_SPARK:-$(echo "$here"/../gan-spark/target/gan4j-spark-*)}
[ -x "$home/bin/gan-spark" ] || {
  echo "spark-faults.sh: no distribution of gan-spark in $home: build it with mvn -Pquick -pl gan-spark -am package" >&2
  exit 1
}
executor_kills=${1:-20}
driver_kills=${2:-5}
faults=${FAULTS:-kills slow disk data}
folder=${FAULTS_FOLDER:-$(mktemp -d)}
mkdir -p "$folder"
cd "$folder"
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1
port=${FAULTS_PORT:-7177}
url=spark://127.0.0.1:$port
export GAN_JAVA_OPTS="-Xmx1g -XX:TieredStopAtLevel=1 -Dspark.executor.memory=1g -Dspark.executor.cores=1"

# A round is 50 iterations of each worker, a hundred steps.
cat >experiment.json <<JSON
{
  "name": "faults", "seed": 3,
  "dataset": { "type": "csv", "path": "$folder/points.csv" },
  "generator": { "type": "vanilla", "hidden": [64, 64] },
  "discriminator": { "type": "vanilla", "hidden": [64, 64] },
  "averaging": { "decay": 0.99 },
  "training": { "batchSize": 32, "iterations": 3000 },
  "localSgd": { "workers": 4, "roundIterations": 50, "outerLearningRate": 0.7, "outerMomentum": 0.9 },
  "evaluation": { "everySteps": 1000000, "heldOut": 0, "metrics": [] },
  "checkpoint": { "everySteps": 100, "keepLast": 2 }
}
JSON
points() {
  awk -v radius="$1" 'BEGIN { print "x,y"; for (i = 0; i < 4000; i++) printf "%.4f,%.4f\n", radius * cos(i), radius * sin(i) }'
}
points 2 >points.csv

gan() { "$home/bin/gan-spark" "$@"; }
pids=()
workers=()
stop() {
  for pid in "${pids[@]}"; do
    kill -CONT "$pid" 2>/dev/null || true
    kill -9 "$pid" 2>/dev/null || true
  done
}
trap stop EXIT

# Waits until a log has a text.
await() {
  local i
  for ((i = 0; i < 1500; i++)); do
    grep -qs "$2" "$1" && return
    sleep 0.2
  done
  echo "spark-faults.sh: no '$2' in $folder/$1 after five minutes" >&2
  exit 1
}
# worker NUMBER [COMMAND …]: starts a worker, under a command that replaces itself with it.
worker() {
  local number=$1
  shift
  mkdir -p "work$number"
  "$@" "$home/bin/gan-spark" worker "$url" --host 127.0.0.1 --cores 1 --memory 1g --work-dir "$folder/work$number" --webui-port 0 \
    >"worker$number.log" 2>&1 &
  workers[number]=$!
  pids+=($!)
  await "worker$number.log" "Successfully registered"
}
end_worker() {
  kill "${workers[$1]}"
  wait "${workers[$1]}" || true
}
# An executor is a child of its worker.
executor_of() { pgrep -P "${workers[$1]}" || true; }

# The newest checkpoint's numbers, behind its header, which says when the run began.
parameters() {
  local file length
  file=$1/checkpoints/$(cat "$1/checkpoints/last")
  length=$(od -An -t u8 -N 8 "$file" | tr -d ' ')
  tail -c +"$((length + 9))" "$file" | sha256sum | cut -c 1-16
}
rounds() { cat "$1/metrics.jsonl" 2>/dev/null | wc -l; }
# The median of the seconds of a round.
round_seconds() {
  grep -o '"roundSeconds":[0-9.E-]*' "$1/metrics.jsonl" | cut -d : -f 2 | sort -g | awk '{ all[NR] = $1 } END { print all[int((NR + 1) / 2)] }'
}
same() {
  if [ "$(parameters "$1")" = "$(parameters "$2")" ]; then echo true; else echo false; fi
}

gan master --host 127.0.0.1 --port "$port" --webui-port 0 >master.log 2>&1 &
pids+=($!)
await master.log "Starting Spark master"
worker 1
worker 2

kills() {
  local executors=0 drivers=0 starts=1 code driver before begin=$SECONDS
  local arguments=(train experiment.json --out killed --quiet --master "$url")
  [ -s whole/checkpoints/last ] || gan train experiment.json --out whole --quiet >whole.log 2>&1
  while :; do
    gan "${arguments[@]}" >>killed.log 2>&1 &
    driver=$!
    pids+=("$driver")
    before=$(rounds killed)
    while kill -0 "$driver" 2>/dev/null; do
      # At a random moment of the round after next: what was killed before has come back.
      if (($(rounds killed) < before + 1)); then
        sleep 0.1
        continue
      fi
      sleep "$((RANDOM % 3)).$((RANDOM % 10))"
      before=$(rounds killed)
      if ((drivers < driver_kills)) && ((RANDOM % (executor_kills - executors + driver_kills - drivers) < driver_kills - drivers)); then
        kill -9 "$driver" 2>/dev/null && drivers=$((drivers + 1))
        break
      elif ((executors < executor_kills)); then
        for pid in $(executor_of $((RANDOM % 2 + 1))); do
          kill -9 "$pid" 2>/dev/null && executors=$((executors + 1))
        done
      fi
    done
    code=0
    wait "$driver" || code=$?
    ((code == 0)) && break
    ((code == 137)) || {
      echo "spark-faults.sh: the training ended with $code; see $folder/killed.log" >&2
      exit 1
    }
    starts=$((starts + 1))
    [ ! -s killed/checkpoints/last ] || arguments=(train killed --resume --quiet --master "$url")
  done
  printf '{"fault": "kills", "executorsKilled": %d, "driversKilled": %d, "starts": %d, "seconds": %d, "sameParameters": %s}\n' \
    "$executors" "$drivers" "$starts" "$((SECONDS - begin))" "$(same whole killed)"
}

short=(--set training.iterations=500 --quiet)
# One machine, and two undisturbed executors.
reference() {
  [ ! -s short/checkpoints/last ] || return 0
  gan train experiment.json --out short "${short[@]}" >short.log 2>&1
  gan train experiment.json --out calm "${short[@]}" --master "$url" >calm.log 2>&1
  printf '{"fault": "none", "medianRoundSeconds": %s, "sameParameters": %s}\n' "$(round_seconds calm)" "$(same short calm)"
}

# The executor of the second worker computes for a tenth of the time.
slow() {
  local driver pid
  reference
  gan train experiment.json --out slow "${short[@]}" --master "$url" >slow.log 2>&1 &
  driver=$!
  pids+=("$driver")
  while kill -0 "$driver" 2>/dev/null; do
    if (($(rounds slow) < 1)); then
      sleep 0.1
      continue
    fi
    for pid in $(executor_of 2); do
      pids+=("$pid")
      kill -STOP "$pid" 2>/dev/null || true
      sleep 0.45
      kill -CONT "$pid" 2>/dev/null || true
      sleep 0.05
    done
  done
  wait "$driver"
  printf '{"fault": "slow", "medianRoundSeconds": %s, "sameParameters": %s}\n' "$(round_seconds slow)" "$(same short slow)"
}

# The second worker has no room for the files of an executor.
disk() {
  reference
  end_worker 2
  # shellcheck disable=SC2016
  worker 2 unshare -m sh -c 'mount -t tmpfs -o size=64k none work2 && head -c 64k /dev/zero >work2/full; exec "$@"' sh
  gan train experiment.json --out disk "${short[@]}" --master "$url" >disk.log 2>&1
  printf '{"fault": "disk", "failedExecutors": %d, "sameParameters": %s}\n' "$(grep -c "state FAILED" worker2.log)" "$(same short disk)"
  end_worker 2
  worker 2
}

# The second worker sees another file in place of the data.
data() {
  local code=0
  points 3 >others.csv
  end_worker 2
  # shellcheck disable=SC2016
  worker 2 unshare -m sh -c 'mount --bind others.csv points.csv; exec "$@"' sh
  gan train experiment.json --out data "${short[@]}" --master "$url" >data.log 2>&1 || code=$?
  printf '{"fault": "data", "exitCode": %d, "rounds": %d, "error": "%s"}\n' "$code" "$(rounds data)" "$(grep -m 1 error: data.log | tr -d '"')"
  end_worker 2
  worker 2
}

for fault in $faults; do
  "$fault"
done
