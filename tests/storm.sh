#!/usr/bin/env bash
# The storm: processes killed at any moment, databases crashed, workers frozen, answers lost - and nothing lost or stored twice.
#   storm.sh short|long [sqlite|postgres]    both stores when none is named
#   storm.sh twins      [sqlite|postgres]    the same with one defence switched off at a time: the checker must see each
# Builds nothing: run "dotnet build" before. PostgreSQL's programs must be there (Debian: apt-get install postgresql).
set -uo pipefail
cd "$(dirname "$0")/.."

form=${1:-short} store=${2:-}
program=artifacts/bin/Nser.Outbox.Storm/debug/Nser.Outbox.Storm.dll
[ -f "$program" ] || { echo "$program is not there: run dotnet build first" >&2; exit 4; }

run() { dotnet "$program" run "$@"; }

# SQLite's workers speak V1.0 (all of a batch or nothing), PostgreSQL's V2.0 (an outcome for each record).
short_sqlite() { run --store sqlite --version 1.0 --records 1200 --kills 6 --crashes 1 --freezes 1 --drops 3 --refusals 2 "$@"; }
short_postgres() { run --store postgres --version 2.0 --records 1200 --kills 8 --crashes 1 --freezes 1 --drops 3 --refusals 2 "$@"; }
long_sqlite() { run --store sqlite --version 1.0 --records 60000 --kills 60 --crashes 2 --freezes 2 --drops 20 --refusals 10 "$@"; }
long_postgres() { run --store postgres --version 2.0 --records 60000 --kills 60 --crashes 2 --freezes 2 --drops 20 --refusals 10 "$@"; }

# A twin is good when the checker ends it with 1 and names the breach that its defence is there to prevent.
twin() {
  local defence=$1 breach=$2 store=$3 output code
  output=$("short_$store" --without "$defence" 2>&1); code=$?
  if [ "$code" -eq 1 ] && grep -q "^BREACH: $breach" <<<"$output"; then
    echo "$store without $defence: seen ($(grep -m1 "^$breach = " <<<"$output"))"
    rm -rf "$(sed -n "s/^the run's files are kept in //p" <<<"$output")"
  else
    printf '%s\n%s without %s: NOT SEEN (exit code %s)\n' "$output" "$store" "$defence" "$code"
    return 1
  fi
}

twins() {
  local failed=0
  twin keys "recognised only by record, under a second key" "$1" || failed=1
  twin takeover "recognised only by record, under a second key" "$1" || failed=1
  twin bytes "same key, other bytes" "$1" || failed=1
  twin fence "written by a worker that had lost the batch" "$1" || failed=1
  twin order "lost" "$1" || failed=1
  twin memory "stored twice" "$1" || failed=1
  return $failed
}

failed=0
for each in ${store:-sqlite postgres}; do
  case "$form $each" in
    "short sqlite" | "short postgres" | "long sqlite" | "long postgres") "${form}_$each" || failed=1 ;;
    "twins sqlite" | "twins postgres") twins "$each" || failed=1 ;;
    *) sed -n '3,4p' "$0" >&2; exit 4 ;;
  esac
done
exit $failed
