#!/bin/sh
# What each recipe of docs/recipes.md gives and costs, alone, on digits without labels.
#   recipes.sh quality FOLDER REFERENCE [SEEDS [NAME...]]  trains mnist-unconditional.json with each recipe and 5 seeds, or SEEDS, prints a table; goes on
#                                                          where FOLDER ends. REFERENCE: a dataset (JSON) of digits that the trainings have not seen
#   recipes.sh cost FOLDER [NAME...]                       median time of an iteration with each recipe
#   recipes.sh table FOLDER                                prints the table of what FOLDER has
# GAN names the command (gan); the length is 600 iterations of 64 digits, with decays to match.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
gan=${GAN:-$root/gan}
experiment=$root/experiments/mnist-unconditional.json
iterations=600
# The last iterations whose time counts, of 150.
timed=100

# What all trainings have: the decays of the experiment, in a quarter of its length.
common() {
  for player in generator discriminator; do
    printf '%s\n' --set "optimizers.$player.learningRateDecay.steps=$iterations"
  done
  printf '%s\n' --set checkpoint.everySteps=100000 --set evaluation.everySteps=100000 --set 'averaging={"decay":0.99585,"startStep":120}'
}

# A normalized discriminator without penalty, and the moments that go with it.
normalized() {
  printf '%s\n' --set discriminator.normalization=batch --set 'discriminator.initialization={"type":"normal"}' --set 'regularizers=[]'
  for player in generator discriminator; do
    printf '%s\n' --set "optimizers.$player.beta1=0.5" --set "optimizers.$player.beta2=0.999"
  done
}

names='neighbourhood centre cluster none batch-normalization r3gan diff-augment adaptive-augment lecam top-k half-life no-averaging minibatch-deviation pac'

# The options of a recipe, a line each.
recipe() {
  case $1 in
    neighbourhood) ;;
    centre | cluster) printf '%s\n' --set "task.condition=$1" ;;
    none) printf '%s\n' --set 'task={"type":"generation"}' ;;
    batch-normalization) normalized ;;
    r3gan) printf '%s\n' --set 'loss={"type":"relativistic"}' --set 'regularizers=[{"type":"r1","weight":1,"points":"both"}]' ;;
    diff-augment) printf '%s\n' --set 'augmentations=[{"type":"diff-augment","transforms":["shift"]}]' ;;
    adaptive-augment)
      printf '%s\n' --set 'augmentations=[{"type":"adaptive-augment","transforms":["shift","scale"],"images":20000}]'
      ;;
    lecam) printf '%s\n' --set 'regularizers=[{"type":"r1","weight":1,"every":16},{"type":"lecam","startStep":100}]' ;;
    top-k) printf '%s\n' --set 'game={"type":"adversarial","topK":{"share":0.5,"factor":0.99,"every":8}}' ;;
    half-life) printf '%s\n' --set 'averaging={"halfLife":10000}' ;;
    no-averaging) printf '%s\n' --set averaging=null ;;
    minibatch-deviation)
      # It excludes penalties of the input gradient.
      normalized
      printf '%s\n' --set discriminator.minibatchDeviation=true
      ;;
    pac) printf '%s\n' --set 'game={"type":"pac"}' ;;
    *)
      echo "no recipe $1; there are $names" >&2
      exit 2
      ;;
  esac
}

# Runs the command with the options of a recipe behind the given words.
with_recipe() {
  name=$1
  shift
  options=$(common && recipe "$name")
  old=$IFS
  IFS='
'
  # The lines are words on purpose.
  # shellcheck disable=SC2086
  set -- "$@" $options
  IFS=$old
  "$gan" "$@"
}

quality() {
  folder=$1
  reference=$2
  seeds=${3:-5}
  shift $(($# < 3 ? $# : 3))
  mkdir -p "$folder"
  # The names are words on purpose.
  # shellcheck disable=SC2086
  [ $# -gt 0 ] || set -- $names
  for each in "$@"; do
    resume=
    [ ! -d "$folder/$each" ] || resume=--resume
    # shellcheck disable=SC2086
    with_recipe "$each" sweep "$experiment" --quiet --threads 1 --out "$folder/$each" $resume --vary "seed=1..$seeds" \
      --set 'training={"batchSize":64,"iterations":'$iterations'}' --set "evaluation.reference=$reference" --set evaluation.heldOut=0 \
      --set 'evaluation.metrics=[{"type":"frechet-distance","samples":2000},{"type":"precision-recall","samples":2000,"neighbours":5},{"type":"classifier-score","samples":2000},{"type":"memorization","samples":2000}]' \
      >&2
  done
  table "$folder"
}

cost() {
  folder=$1
  shift
  mkdir -p "$folder"
  # shellcheck disable=SC2086
  [ $# -gt 0 ] || set -- $names
  for each in "$@"; do
    rm -rf "$folder/$each-cost"
    with_recipe "$each" train "$experiment" --quiet --out "$folder/$each-cost" --set evaluation.heldOut=0 --set 'evaluation.metrics=[]' \
      --set 'training={"batchSize":64,"iterations":150}' >&2
    sed -n 's/.*"seconds":\([0-9.E-]*\).*/\1/p' "$folder/$each-cost/metrics.jsonl" | tail -n $timed | sort -g |
      awk -v name="$each" '{ t[NR] = $1 } END { printf "%-20s %.1f ms an iteration\n", name, 500 * (t[int((NR + 1) / 2)] + t[int(NR / 2) + 1]) }'
  done
}

# A row for each recipe, from the tables of its sweep: mean ± deviation over the seeds.
table() {
  echo '| recipe | seeds | Fréchet distance | precision | recall | density | coverage | classifier score | C_T | memorized share |'
  echo '| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |'
  for each in $names; do
    [ -f "$1/$each/sweep.csv" ] || continue
    awk -v name="$each" -F , '
      NR == 1 { for (i = 1; i <= NF; i++) column[$i] = i; next }
      $column["frechetDistance"] != "" { rows++; for (i = 1; i <= NF; i++) { sum[i] += $i; square[i] += $i * $i } }
      function show(key, digits, i, mean, deviation) {
        i = column[key]
        mean = sum[i] / rows
        deviation = rows > 1 ? sqrt((square[i] - rows * mean * mean > 0 ? square[i] - rows * mean * mean : 0) / (rows - 1)) : 0
        return sprintf(" | %." digits "f ± %." digits "f", mean, deviation)
      }
      END {
        if (rows == 0) exit
        print "| " name " | " rows show("frechetDistance", 2) show("precision", 2) show("recall", 2) show("density", 2) show("coverage", 2) show("classifierScore", 2) show("dataCopying", 1) show("memorizedShare", 3) " |"
      }' "$1/$each/sweep.csv"
  done
}

command=${1:-}
[ $# -eq 0 ] || shift
case $command in
  quality) [ $# -ge 2 ] && quality "$@" && exit ;;
  cost) [ $# -ge 1 ] && cost "$@" && exit ;;
  table) [ $# -eq 1 ] && table "$1" && exit ;;
esac
sed -n '3,7s/^# *//p' "$0" >&2
exit 2
