# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Scene Palette developers
# shellcheck shell=bash
#
# What the tools share: packages, and a table of results with one line a check:
# status, seconds, name, apart by tabs.  Sourced, not run.

export LC_ALL=C.UTF-8
export PYTHONDONTWRITEBYTECODE=1
results=${SCENE_PALETTE_RESULTS:-}
source_root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# Installs those of the packages that are missing; without root rights names
# them and fails.
need_packages() {
  local package missing=()
  for package in "$@"; do
    [[ $(dpkg-query -W -f '${Status}' "$package" 2>/dev/null) == \
      *'ok installed' ]] || missing+=("$package")
  done
  [ "${#missing[@]}" -gt 0 ] || return 0
  if [ "$(id -u)" != 0 ]; then
    echo "${0##*/}: missing packages: sudo apt-get install ${missing[*]}" >&2
    return 1
  fi
  echo "installing ${missing[*]} ..." >&2
  apt-get -q update >&2
  DEBIAN_FRONTEND=noninteractive apt-get -q -y install \
    --no-install-recommends "${missing[@]}" >&2
}

# record STATUS SECONDS NAME: adds a line to the table.
record() {
  printf '%s\t%s\t%s\n' "$1" "$2" "$3" >>"$results"
}

# check NAME COMMAND ...: runs a command and enters whether it succeeded; what
# it says is shown only where it failed.
check() {
  local name=$1 start=$EPOCHREALTIME status=passed output
  shift
  output=$(mktemp)
  "$@" >"$output" 2>&1 || status=failed
  record "$status" "$(seconds_since "$start")" "$name"
  echo "$status  $name"
  [ "$status" = passed ] || tail -n 300 "$output"
  rm -f "$output"
  [ "$status" = passed ]
}

seconds_since() {
  awk -v from="$1" -v to="$EPOCHREALTIME" 'BEGIN { printf "%.3f", to - from }'
}

# The closing lines: failures again, the slowest ten, and the sums.  Fails if
# anything did.
summarize() {
  local passed failed
  passed=$(grep -c '^passed' "$results") || true
  failed=$(grep -c '^failed' "$results") || true
  if [ "$failed" -gt 0 ]; then
    echo "failed:"
    grep '^failed' "$results" | cut -f 3 | sed 's/^/  /'
  fi
  echo "slowest:"
  # Read to the end: a reader that stops early ends sort with SIGPIPE.
  sort -t $'\t' -k 2,2 -rn "$results" |
    awk -F '\t' 'NR <= 10 { printf "  %7.2f s  %s\n", $2, $3 }'
  echo "$passed passed, $failed failed"
  [ "$failed" -eq 0 ]
}

# configure BUILD OPTION ...: makes a build folder or brings it up to date.
configure() {
  local build=$1
  shift
  # A build from before an option was added does not know it: begin anew.
  if [ -f "$build/build.ninja" ] && meson configure "$build" "$@" &&
      meson setup --reconfigure "$build"; then
    return
  fi
  rm -rf "$build"
  meson setup "$build" "$source_root" "$@"
}
