#!/bin/sh
# What reading images costs, from a folder and from the Parquet file that 'gan datasets pack' makes of it: read.sh IMAGES [SIZE]
# Seconds for opening, the fingerprint, and three passes in random order, on one thread; two rounds, the second with a filled cache.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
. "$here/build.sh"
images=$(realpath "$1")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

java -XX:+UseSerialGC -Djava.awt.headless=true -cp "$here/target/classes:$(cat "$classpath")" org.gan4j.benchmarks.Reading \
  "$images" "${2:-64}" "$folder"
