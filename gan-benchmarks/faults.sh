#!/bin/sh
# Does to GAN4J what happens to programs, and counts the right outcomes: faults.sh [SECTION...]
# Prints a figure for each section, and a line for each wrong outcome; exits with 1 if there is one. Without arguments, all sections run.
#   calls-training calls-resume calls-roll-back calls-evaluation
#                  a run is killed at a call that changes a file, and continued: compared bit for bit with an undisturbed run
#   absurd-sizes   every whole number of every component gets sizes that nobody can mean: refused as wrong usage, or harmless, within 5 s and 1 GB
#   crafted-checkpoints
#                  checkpoints whose experiment, shapes or header need or promise too much: refused as wrong usage, within 5 s and 1 GB
#   random-kills   the command is killed at random moments, and continued
#   plugins        the command is run with plugins that try to end, hang, flood or mislead it
#   calls-augment calls-sample calls-inpaint
#                  a command is ended at a call that changes its output, which must then be absent or whole
# COUNT (75) says how often in each section, SEED (1) which random choices, WORK where the runs are written (a new folder, removed at the end).
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
. "$here/build.sh"
# Builds the distribution if it is not up to date.
"$root/gan" --version >/dev/null
gan=$(find "$root"/gan-cli/target/gan4j-*/bin/gan)

if [ -z "${WORK:-}" ]; then
  WORK=$(mktemp -d)
  trap 'rm -rf "$WORK"' EXIT
fi

# Sections in Java: see the class Faults.
java_sections() {
  java -Xshare:auto -XX:+UseSerialGC -Dorg.slf4j.simpleLogger.defaultLogLevel=error "-Dgan4j.faults.gan=$gan" \
    "-Dgan4j.faults.experiments=$root/experiments" \
    -cp "$here/target/classes:$(cat "$classpath")" org.gan4j.benchmarks.faults.Faults "$WORK" "${COUNT:-75}" "${SEED:-1}" "$@"
}

export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1
java_sections "$@"
