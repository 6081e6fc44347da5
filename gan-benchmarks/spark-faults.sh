#!/bin/bash
# Trains with two workers of Spark on this machine while executors and the driver are killed, and compares the parameters with those of a
# training that nobody disturbed: spark-faults.sh [EXECUTOR_KILLS] [DRIVER_KILLS]. Writes one line of JSON for each training.
# GAN_SPARK is the folder of the distribution; FAULTS_FOLDER is where the trainings go.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
home=${GAN_SPARK:-$(echo "$here"/../gan-spark/target/gan4j-spark-*)}
[ -x "$home/bin/gan-spark" ] || {
  echo "spark-faults.sh: no distribution of gan-spark in $home: build it with mvn -Pquick -pl gan-spark -am package" >&2
  exit 1
}
executor_kills=${1:-20}
driver_kills=${2:-5}
folder=${FAULTS_FOLDER:-$(mktemp -d)}
mkdir -p "$folder"
cd "$folder"
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1
port=${FAULTS_PORT:-7177}
url=spark://127.0.0.1:$port
export GAN_JAVA_OPTS="-Xmx1g -Dspark.executor.memory=1g -Dspark.executor.cores=1"

cat >experiment.json <<'JSON'
{
  "name": "faults", "seed": 3,
  "dataset": { "type": "ring", "size": 4000 },
  "generator": { "type": "vanilla", "hidden": [64, 64] },
  "discriminator": { "type": "vanilla", "hidden": [64, 64] },
  "averaging": { "decay": 0.99 },
  "training": { "batchSize": 32, "iterations": 20000 },
  "localSgd": { "workers": 4, "roundIterations": 50, "outerLearningRate": 0.7, "outerMomentum": 0.9 },
  "evaluation": { "everySteps": 1000000, "metrics": [{ "type": "mode-coverage" }] },
  "checkpoint": { "everySteps": 400, "keepLast": 2 }
}
JSON

children=()
stop() {
  for pid in "${children[@]}"; do
    kill -9 "$pid" 2>/dev/null || true
  done
}
trap stop EXIT
"$home/bin/gan-spark" master --host 127.0.0.1 --port "$port" --webui-port 0 >master.log 2>&1 &
children+=($!)
sleep 5
for worker in 1 2; do
  "$home/bin/gan-spark" worker "$url" --host 127.0.0.1 --cores 1 --memory 1g --work-dir "$folder/work$worker" --webui-port 0 >"worker$worker.log" 2>&1 &
  children+=($!)
done
sleep 5

# The last checkpoint's numbers, behind its header, which says when the run began.
fingerprint() {
  local file length
  file=$1/checkpoints/$(cat "$1/checkpoints/last")
  length=$(od -An -t u8 -N 8 "$file" | tr -d ' ')
  tail -c +"$((length + 9))" "$file" | sha256sum | cut -c 1-16
}
seconds() { date +%s; }

begin=$(seconds)
"$home/bin/gan-spark" train experiment.json --out calm --quiet --master "$url" >calm.log 2>&1
printf '{"training": "undisturbed", "seconds": %d, "parameters": "%s"}\n' "$(($(seconds) - begin))" "$(fingerprint calm)"

begin=$(seconds)
executors=0
drivers=0
arguments=(train experiment.json --out disturbed --quiet --master "$url")
while :; do
  "$home/bin/gan-spark" "${arguments[@]}" >>disturbed.log 2>&1 &
  driver=$!
  children+=("$driver")
  lived=0
  while kill -0 "$driver" 2>/dev/null; do
    sleep $((RANDOM % 4 + 2))
    kill -0 "$driver" 2>/dev/null || break
    lived=$((lived + 1))
    if ((drivers < driver_kills && lived > 2 && RANDOM % 4 == 0)) && [ -s disturbed/checkpoints/last ]; then
      kill -9 "$driver" 2>/dev/null && drivers=$((drivers + 1))
    elif ((executors < executor_kills)); then
      # An executor is a child of a worker.
      for worker in "${children[@]:1:2}"; do
        executor=$(pgrep -P "$worker" | shuf -n 1)
        if [ -n "$executor" ]; then
          kill -9 "$executor" 2>/dev/null && executors=$((executors + 1))
          break
        fi
      done
    fi
  done
  code=0
  wait "$driver" || code=$?
  ((code == 0)) && break
  ((code == 137)) || {
    echo "spark-faults.sh: the training ended with $code; see $folder/disturbed.log" >&2
    exit 1
  }
  [ ! -s disturbed/checkpoints/last ] || arguments=(train disturbed --resume --quiet --master "$url")
done
printf '{"training": "disturbed", "executorsKilled": %d, "driversKilled": %d, "seconds": %d, "parameters": "%s"}\n' \
  "$executors" "$drivers" "$(($(seconds) - begin))" "$(fingerprint disturbed)"
[ "$(fingerprint calm)" = "$(fingerprint disturbed)" ]
