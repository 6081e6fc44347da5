#!/bin/bash
# Measures the rounds of local SGD on a master and two workers of Spark on this machine: spark-rounds.sh [ITERATIONS_OF_A_ROUND...] (10 50).
# Writes one line of JSON for each number of workers and of iterations, with medians of the rounds behind the first two; round-model.sh fits a
# model to them. GAN_SPARK is the folder of the distribution; CORES (0 1) are the workers' cores, the first one also of master and driver;
# RATE, such as 1gbit, puts each worker into a network namespace with so fast a link, and DELAY, such as 1ms, delays its packets; both need
# root, and DELAY the kernel's netem.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
home=${GAN_SPARK:-$(echo "$here"/../gan-spark/target/gan4j-spark-*)}
[ -x "$home/bin/gan-spark" ] || {
  echo "spark-rounds.sh: no distribution of gan-spark in $home: build it with mvn -Pquick -pl gan-spark -am package" >&2
  exit 1
}
lengths=("$@")
((${#lengths[@]})) || lengths=(10 50)
read -r -a cores <<<"${CORES:-0 1}"
folder=${ROUNDS_FOLDER:-$(mktemp -d)}
rounds=${ROUNDS:-8}
mkdir -p "$folder"
cd "$folder"
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1
port=${ROUNDS_PORT:-7178}

host=127.0.0.1
namespaces=()
pids=()
stop() {
  for pid in "${pids[@]}"; do
    kill -9 "$pid" 2>/dev/null || true
  done
  for namespace in "${namespaces[@]}"; do
    ip netns del "$namespace" || true
  done
  [ -z "${RATE:-}${DELAY:-}" ] || ip link del ganbridge || true
}
trap stop EXIT

# A bridge on this machine, and for each worker a namespace with a link to it.
if [ -n "${RATE:-}${DELAY:-}" ]; then
  host=10.77.0.1
  ip link add ganbridge type bridge
  ip addr add $host/24 dev ganbridge
  ip link set ganbridge up
fi
shape() {
  local device=$1
  shift
  [ -z "${DELAY:-}" ] || "$@" tc qdisc add dev "$device" root handle 1: netem delay "$DELAY"
  [ -z "${RATE:-}" ] || "$@" tc qdisc add dev "$device" ${DELAY:+parent 1:1} ${DELAY:-root} tbf rate "$RATE" burst 256kb latency 100ms
}
link() {
  local number=$1 namespace=gan$1
  ip netns add "$namespace"
  namespaces+=("$namespace")
  ip link add "ganlink$number" type veth peer name eth0 netns "$namespace"
  ip link set "ganlink$number" master ganbridge up
  ip netns exec "$namespace" ip addr add "10.77.0.1$number/24" dev eth0
  ip netns exec "$namespace" ip link set eth0 up
  ip netns exec "$namespace" ip link set lo up
  shape "ganlink$number"
  shape eth0 ip netns exec "$namespace"
}

await() {
  local i
  for ((i = 0; i < 1500; i++)); do
    grep -qs "$2" "$1" && return
    sleep 0.2
  done
  echo "spark-rounds.sh: no '$2' in $folder/$1 after five minutes" >&2
  exit 1
}
export GAN_JAVA_OPTS="-Xmx2g -Dspark.executor.memory=2g -Dspark.executor.cores=1 -Dspark.driver.host=$host -Dspark.driver.bindAddress=$host"
taskset -c "${cores[0]}" "$home/bin/gan-spark" master --host "$host" --port "$port" --webui-port 0 >master.log 2>&1 &
pids+=($!)
await master.log "Starting Spark master"

worker() {
  local number=$1 address=$host command=()
  if [ "$host" != 127.0.0.1 ]; then
    link "$number"
    address=10.77.0.1$number
    command=(ip netns exec "gan$number")
  fi
  taskset -c "${cores[number - 1]}" "${command[@]}" "$home/bin/gan-spark" worker "spark://$host:$port" --host "$address" --cores 1 \
    --memory 2g --work-dir "$folder/work$number" --webui-port 0 >"worker$number.log" 2>&1 &
  pids+=($!)
  await "worker$number.log" "Successfully registered"
}

# median FIELD RUN, of all rounds but the first two.
median() {
  tail -n +3 "$2/metrics.jsonl" | grep -o "\"$1\":[0-9.E-]*" | cut -d : -f 2 | sort -g |
    awk '{ all[NR] = $1 } END { print all[int((NR + 1) / 2)] }'
}

# measure WORKERS EXECUTORS ITERATIONS
measure() {
  local run=workers-$1-iterations-$3
  taskset -c "${cores[0]}" "$home/bin/gan-spark" train "$here/../experiments/mnist-dcgan.json" --out "$run" --quiet \
    --master "spark://$host:$port" --set "localSgd={\"workers\": $1, \"roundIterations\": $3}" --set "training.epochs=null" \
    --set "training.iterations=$((rounds * $3))" --set evaluation.everySteps=1000000 --set 'evaluation.metrics=[]' \
    --set evaluation.heldOut=0 --set checkpoint.everySteps=1000000 >"$run.log" 2>&1
  printf '{"workers": %d, "executors": %d, "roundIterations": %d, "roundSeconds": %s, "trainingSeconds": %s, "copyingSeconds": %s, ' \
    "$1" "$2" "$3" "$(median roundSeconds "$run")" "$(median roundTrainingSeconds "$run")" "$(median roundCopyingSeconds "$run")"
  printf '"transferSeconds": %s, "roundBytes": %s}\n' "$(median roundTransferSeconds "$run")" "$(median roundBytes "$run")"
}

worker 1
for length in "${lengths[@]}"; do
  measure 1 1 "$length"
  measure 2 1 "$length"
done
worker 2
for length in "${lengths[@]}"; do
  measure 2 2 "$length"
  measure 4 2 "$length"
done
