#!/bin/sh
# Load on `gan serve` with 1, 8 and 64 clients: serve.sh RUN [TARGET] [REQUESTS]
# TARGET (/sample) is an address with or without parameters; REQUESTS (500) are sent for each number of clients, and once before.
# Writes a line of JSON for each: requests a second, median and 99th percentile, and the server's memory before and after.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
. "$here/build.sh"

run=$1
target=${2:-/sample}
requests=${3:-500}
gan=${GAN:-$root/gan}
folder=$(mktemp -d)
"$gan" serve "$run" --port 0 --queue 128 --quiet >"$folder/address" 2>"$folder/error" &
server=$!
trap 'kill "$server" 2>/dev/null || true; wait "$server" 2>/dev/null || true; rm -rf "$folder"' EXIT

while [ ! -s "$folder/address" ]; do
  kill -0 "$server" 2>/dev/null || {
    cat "$folder/error" >&2
    exit 1
  }
  sleep 0.1
done
java -XX:+UseSerialGC -Xmx512m -cp "$here/target/classes:$(cat "$classpath")" org.gan4j.benchmarks.serve.ServeLoad \
  "$(cat "$folder/address")" "$target" "$requests" 1 8 64
