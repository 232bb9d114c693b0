#!/usr/bin/env bash
# make bench: every measurement, into BUILD/bench.jsonl.
#   tests/bench/run.sh BUILD_FOLDER
set -euo pipefail

build=$1
out=$build/bench.jsonl
: >"$out"
export QT_QPA_PLATFORM=offscreen QT_QUICK_BACKEND=software TZ=UTC LC_ALL=C.UTF-8
for program in "$build"/tests/bin/bench_*; do
    echo "== $(basename "$program")" >&2
    "$program" | tee -a "$out"
done
"$(dirname "$0")/start.sh" "$build" | tee -a "$out"
echo "written: $out" >&2
