#!/usr/bin/env bash
# Installs what Tonglan needs to build, run and be tested, from Debian's own archive.
#   packaging/install-dependencies.sh [--tools] [--check] [--quiet]
#     --tools   also clang-tidy and clang (presets tidy and fuzz)
#     --check   change nothing; exit 1 and name what is missing
#     --quiet   say nothing when nothing is missing
# Debian 13 (trixie) has everything. Debian 12 (bookworm) has no Qt Location for Qt 6, so there the Debian 13
# suite is added beside it at a low priority and only the packages below are taken from it.
# Idempotent; works as root and through sudo.
set -euo pipefail

build_packages=(
    g++ cmake ninja-build make
    qt6-base-dev qt6-declarative-dev qt6-declarative-dev-tools qt6-location-dev qt6-positioning-dev qt6-httpserver-dev qt6-websockets-dev
    qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools libgl-dev
    libqcustomplot-dev libsqlite3-dev libsqlitecpp-dev libexpected-dev libprotozero-dev libtomlplusplus-dev zlib1g-dev libdeflate-dev libxlsxwriter-dev libzip-dev libicu-dev
)
run_packages=(
    qt6-location-plugins qml6-module-qtlocation qml6-module-qtpositioning qml6-module-qtquick qml6-module-qtquick-controls
    qml6-module-qtquick-layouts qml6-module-qtquick-window qml6-module-qtquick-templates qml6-module-qtquick-shapes
    qml6-module-qtqml qml6-module-qtqml-workerscript qml6-module-qtqml-models
    fonts-noto-cjk fonts-noto-cjk-extra libgl1-mesa-dri libegl1
)
test_packages=(qml6-module-qttest xvfb xauth x11-utils libegl-mesa0 clang-format-19 python3-jsonschema python3-openapi-spec-validator python3-rfc3339-validator libfaketime)
city_packages=(osmium-tool tippecanoe) # what tonglan-pack build runs, and the tests of it
tool_packages=(clang-tidy-19 clang-19 libclang-rt-19-dev)

with_tools=no check_only=no quiet=no
for argument in "$@"; do
    case "$argument" in
    --tools) with_tools=yes ;;
    --check) check_only=yes ;;
    --quiet) quiet=yes ;;
    -h | --help) sed -n '2,10s/^# \{0,1\}//p' "$0"; exit 0 ;;
    *) echo "install-dependencies: unknown option '$argument' (known: --tools --check --quiet)" >&2; exit 2 ;;
    esac
done

say() { [ "$quiet" = yes ] || echo "install-dependencies: $*"; }
fail() { echo "install-dependencies: $*" >&2; exit 1; }

packages=("${build_packages[@]}" "${run_packages[@]}" "${test_packages[@]}" "${city_packages[@]}")
[ "$with_tools" = yes ] && packages+=("${tool_packages[@]}")

id=unknown version=unknown
# shellcheck disable=SC1091
[ -r /etc/os-release ] && { . /etc/os-release; id=${ID:-unknown} version=${VERSION_ID:-unknown}; }
if ! command -v dpkg-query >/dev/null || [ "$id" != debian ] || { [ "$version" != 12 ] && [ "$version" != 13 ]; }; then
    fail "this system is '$id $version'; Tonglan is built on Debian 13 (or 12). On another system install by hand:
  Qt >= 6.8 with Location and HttpServer, QCustomPlot 2.1 for Qt 6, SQLite >= 3.40 with FTS5 and R*Tree, SQLiteCpp,
  tl-expected, protozero, toml++, zlib, libdeflate, libxlsxwriter, libzip, ICU, CMake >= 3.25, Ninja, g++ >= 12, Noto Sans CJK and Noto Serif CJK;
  then run cmake --preset release yourself."
fi

# On Debian 12 an installed but older package (cmake, g++, Qt 6.4) does not count.
wanted_minimum() { [ "$1" = qt6-base-dev ] || [ "$1" = qt6-declarative-dev ] && echo 6.8 || echo 0; }
missing=()
for package in "${packages[@]}"; do
    have=$(dpkg-query -W -f='${db:Status-Status} ${Version}' "$package" 2>/dev/null || true)
    if [ "${have%% *}" != installed ] || ! dpkg --compare-versions "${have#* }" ge "$(wanted_minimum "$package")"; then
        missing+=("$package")
    fi
done
if [ ${#missing[@]} -eq 0 ]; then
    say "nothing is missing (${#packages[@]} packages checked)"
    exit 0
fi
say "missing: ${missing[*]}"
[ "$check_only" = yes ] && exit 1

as_root=()
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || fail "installing needs root: run this as root, or install sudo"
    as_root=(sudo)
fi

apt_options=(-y --no-install-recommends -o Dpkg::Options::=--force-confold -o Dpkg::Options::=--force-confdef -o DPkg::Lock::Timeout=300)
target=()
# A machine that got its Qt this way once calls itself Debian 13 afterwards (base-files came along), so the pin counts too.
if [ "$version" = 12 ] || [ -e /etc/apt/preferences.d/tonglan-trixie ]; then
    target=(-t trixie)
    # Packages that are already here from Debian 12 and would be broken by the newer libraries are taken along.
    for companion in gdb libsqlite3-0; do
        dpkg-query -W -f='${db:Status-Status}' "$companion" 2>/dev/null | grep -q '^installed' && missing+=("$companion")
    done
    mirror=$(grep -rhoE '(https?|file)://[^ ]+/debian/?( |$)' /etc/apt/sources.list /etc/apt/sources.list.d 2>/dev/null | grep -v -e security -e snapshot | head -n 1 | tr -d ' ' || true)
    mirror=${mirror:-http://deb.debian.org/debian}
    say "Debian 12: the Debian 13 suite from $mirror stands beside it at priority 100 (only what is needed comes from there)"
    "${as_root[@]}" tee /etc/apt/sources.list.d/tonglan-trixie.sources >/dev/null <<SOURCES
Types: deb
URIs: $mirror
Suites: trixie trixie-updates
Components: main
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg
SOURCES
    "${as_root[@]}" tee /etc/apt/preferences.d/tonglan-trixie >/dev/null <<PINS
Package: *
Pin: release n=trixie
Pin-Priority: 100

Package: *
Pin: release n=trixie-updates
Pin-Priority: 100
PINS
fi

say "reading package lists"
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq update || fail "apt-get update failed: is the archive reachable? (see the lines above)"
log=$(mktemp -t tonglan-apt.XXXXXX)
say "installing ${#missing[@]} packages (two to four minutes on a fresh machine)"
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq "${apt_options[@]}" "${target[@]}" install "${missing[@]}" >"$log" 2>&1 || {
    tail -n 40 "$log" >&2
    fail "apt-get could not install the packages; its whole output is in $log"
}
rm -f "$log"
say "done"
