#!/bin/sh
# What a client of the live page costs a training: live.sh [EXPERIMENT [ROUNDS [SECONDS]]]
# Trains experiments/mnist-dcgan.json with one thread and --live, alone and watched in turn (5 rounds of 20 seconds each), and prints
# the processor time of an iteration, of the training's thread and of the whole process, and the ratios of watched to alone. Linux only.
# GAN is the command, ./gan of the repository if absent.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
. "$here/build.sh"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# One thread does all of a training's arithmetic then, and its processor time tells what an iteration takes.
export OMP_NUM_THREADS=1
java -XX:+UseSerialGC -cp "$here/target/classes" org.gan4j.benchmarks.LiveCost "${2:-5}" "${3:-20}" \
  "${GAN:-$root/gan}" train "${1:-$root/experiments/mnist-dcgan.json}" --live 0 --quiet --out "$folder/run" \
  --set training.iterations=1000000 --set evaluation.everySteps=1000000000 --set checkpoint.everySteps=1000000000
