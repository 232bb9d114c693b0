#!/usr/bin/env bash
# start.first_frame and start.first_complete_frame: process start to the first frame with the demo pack already cached,
# milliseconds, over ten starts. start.pss: memory of the process then (kB/1024), median of the same starts.
#   tests/bench/start.sh BUILD_FOLDER [WxH]
set -euo pipefail

build=$1
size=${2:-1920x1080}
cache=$build/bench-cache
export QT_QPA_PLATFORM=offscreen
client() { "$build/bin/tonglan" --pack "$build/share/tonglan/demo.citypack" --cache "$cache" --size "$size" --quit-after-first-frame 2>&1; }

client >/dev/null # fills the cache
runs=10
log=$(for _ in $(seq $runs); do client; done)
line() { # name, pattern
    grep -oE "$2 [0-9]+" <<<"$log" | grep -oE '[0-9]+$' | sort -n | awk -v name="$1" -v size="$size" -v unit="$3" '
        {v[NR] = $1}
        END {if (NR) printf "{\"bench\":\"%s\",\"n\":1,\"size\":\"%s\",\"backend\":\"software\",\"unit\":\"%s\",\"median\":%d,\"p95\":%d,\"runs\":%d,\"baseline\":null,\"ratio\":null}\n", name, size, unit, v[int((NR+1)/2)], v[int(NR*0.95+0.5)], NR}'
}
line start.first_frame 'first frame after' ms
line start.first_complete_frame 'first complete frame after' ms
line start.pss 'memory' MiB
