#!/usr/bin/env bash
# make test: every check and every test, the fast ones first, and a count of each kind at the end.
#   packaging/test.sh BUILD_FOLDER
set -uo pipefail

build=$(realpath "$1")  # ctest runs the tests elsewhere
export TONGLAN_ARTIFACTS=${TONGLAN_ARTIFACTS:-$build/artifacts}
mkdir -p "$TONGLAN_ARTIFACTS"
failed=()

echo "== format and qmllint"
find app data qml widgets tests \( -name '*.cpp' -o -name '*.h' \) -print0 | xargs -0 clang-format-19 --dry-run -Werror || failed+=(format)
cmake --build "$build" --target all_qmllint >"$build/qmllint.log" 2>&1 || failed+=(qmllint)
if grep -qE '^(Warning|Error):|: warning:|Warning: ' "$build/qmllint.log"; then
    grep -E 'Warning|Error' "$build/qmllint.log" | head -20
    failed+=(qmllint-warnings)
fi

# Every run of ctest begins its log anew: what the programs said is kept for the count.
said=$build/tests-said.log
: >"$said"
run() { # run NAME CTEST_ARGUMENTS...
    local name=$1
    shift
    echo "== $name"
    ctest --test-dir "$build" --output-on-failure --no-tests=error "$@" || failed+=("$name")
    cat "$build/Testing/Temporary/LastTest.log" >>"$said"
}
run "unit tests" -L unit -j2
run "integration, faults, kills" -LE 'unit|bench|soak|gui|qml' -j2 # most of them wait most of the time
run "pictures and scenes" -L 'gui|qml' -LE unit -j1

echo "== what ran"
count() { # count PROGRAMS_PATTERN: functions that the programs of that name reported
    awk -v wanted="^($1)\$" '/^[0-9]+\/[0-9]+ Testing: /{program=$3} /^Totals: / && program ~ wanted {p+=$2; f+=$4; s+=$6}
        END {printf "%d passed, %d failed, %d skipped", p, f, s}' "$said"
}
for label in unit qml gui integration fault kill; do
    programs=$(ctest --test-dir "$build" -N -L "^$label\$" | sed -n 's/^ *Test *#[0-9]*: //p')
    [ -n "$programs" ] && echo "  $label: $(wc -l <<<"$programs") programs, $(count "$(paste -sd'|' <<<"$programs")")"
done
echo "  all: $(grep -c '^[0-9]*/[0-9]* Testing: ' "$said") programs, $(count '.*') (a program may be of two kinds)"
find "$TONGLAN_ARTIFACTS" -name '*.png' | sort | sed 's/^/picture: /'

if [ ${#failed[@]} -gt 0 ]; then
    echo "FAILED: ${failed[*]}"
    exit 1
fi
echo "all green"
