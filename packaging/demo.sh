#!/usr/bin/env bash
# make demo: the embedded demo city. With a display: the reference server and the simulator on 127.0.0.1 and a live
# window fed by them, until the window is closed. With no display: the overview as PNG files.
#   packaging/demo.sh BUILD_FOLDER
set -euo pipefail

build=$1
bin=$build/bin
pack=$build/share/tonglan/demo.citypack
work=$build/demo
mkdir -p "$work"

"$bin/tonglan-pack" verify "$pack"

if [ -z "${DISPLAY:-}" ] && [ -z "${WAYLAND_DISPLAY:-}" ]; then
    echo "No display here: drawing the overview of the demo city to PNG files."
    for size in 1920x1080 3840x1080 5760x1080; do
        "$bin/tonglan" --render overview --pack "$pack" --cache "$work/render-cache" --size "$size" --out "$work/overview_$size.png"
    done
    echo "The pictures:"
    for size in 1920x1080 3840x1080 5760x1080; do
        echo "  $(realpath "$work/overview_$size.png")"
    done
    echo "For a live window set DISPLAY, for example: xvfb-run -s '-screen 0 1920x1080x24' make demo"
    exit 0
fi

port=${TONGLAN_DEMO_PORT:-8620}
server='' simulator=''
stop_all() {
    [ -n "$simulator" ] && kill "$simulator" 2>/dev/null || true
    [ -n "$server" ] && kill "$server" 2>/dev/null || true
    wait 2>/dev/null || true
}
trap stop_all EXIT

echo "Starting the reference server and the simulator on 127.0.0.1:$port (logs in $work)"
"$bin/tonglan-feed" serve --pack "$pack" --listen "127.0.0.1:$port" --data "$work/server" >"$work/server.log" 2>&1 &
server=$!
# The first start loads the whole recorded city, some twenty seconds.
for _ in $(seq 240); do
    grep -q '^serving' "$work/server.log" && break
    kill -0 "$server" 2>/dev/null || { echo "The server did not start:" >&2; tail -n 5 "$work/server.log" >&2; exit 1; }
    sleep 0.5
done
"$bin/tonglan-feed" simulate --to "http://127.0.0.1:$port" >"$work/simulator.log" 2>&1 &
simulator=$!

cat >"$work/feeds.toml" <<TOML
[[feed]]
name = "demo"
type = "tlf"
url = "http://127.0.0.1:$port"
TOML
echo "Opening the window; close it to end the demo."
"$bin/tonglan" --pack "$pack" --feeds "$work/feeds.toml" --cache "$work/cache" "${@:2}"
