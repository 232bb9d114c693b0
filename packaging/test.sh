#!/usr/bin/env bash
# make test: every test, the fast ones first, and a count of each kind at the end.
#   packaging/test.sh BUILD_FOLDER
set -uo pipefail

build=$1
export TONGLAN_ARTIFACTS=${TONGLAN_ARTIFACTS:-$build/artifacts}
mkdir -p "$TONGLAN_ARTIFACTS"
failed=()

echo "== qmllint"
cmake --build "$build" --target all_qmllint >"$build/qmllint.log" 2>&1 || failed+=(qmllint)
if grep -qE '^(Warning|Error):|: warning:|Warning: ' "$build/qmllint.log"; then
    grep -E 'Warning|Error' "$build/qmllint.log" | head -20
    failed+=(qmllint-warnings)
fi

echo "== unit tests"
ctest --test-dir "$build" -L unit --output-on-failure --no-tests=error -j2 || failed+=(unit)
echo "== everything else"
ctest --test-dir "$build" -LE 'unit|bench' --output-on-failure --no-tests=error -j1 || failed+=(other)

echo "== what ran"
ctest --test-dir "$build" -N | grep -c 'Test *#' | xargs echo "test programs:"
for label in unit qml gui integration fault kill bench; do
    n=$(ctest --test-dir "$build" -N -L "^$label\$" | grep -c 'Test *#')
    [ "$n" -gt 0 ] && echo "  $label: $n programs"
done
cases=$(find "$build/Testing/Temporary" -name 'LastTest.log' -exec grep -hE '^Totals: ' {} + | awk '{p+=$2; f+=$4; s+=$6} END {printf "%d passed, %d failed, %d skipped", p, f, s}')
echo "test functions of the last ctest run: $cases"
find "$TONGLAN_ARTIFACTS" -name '*.png' | sort | sed 's/^/picture: /'

if [ ${#failed[@]} -gt 0 ]; then
    echo "FAILED: ${failed[*]}"
    exit 1
fi
echo "all green"
