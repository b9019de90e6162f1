#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Scene Palette developers
#
# Every source with text for people is listed in po/POTFILES.in, and every
# language of po/LINGUAS has every message, well formed.
#
#   translations_test.sh SOURCE_ROOT XGETTEXT_ARGUMENT ...
set -euo pipefail
export LC_ALL=C

cd "$1"
shift
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

call='\b(_|N_|d?n?gettext|marked|translated|translated_plural)\('
grep -rlE --include='*.cc' "$call" plugin ui | sort >"$work/used"
# A host whose folder was deleted is not missed.
grep -v '^#' po/POTFILES.in | sort | while read -r source; do
  [ ! -d "${source%/*}" ] || echo "$source"
done >"$work/listed"
echo "po/POTFILES.in against the sources:"
diff "$work/listed" "$work/used"

xgettext "$@" --files-from="$work/listed" --output="$work/all.pot"
while read -r language; do
  echo "po/$language.po:"
  msgfmt --check --statistics --output-file=/dev/null "po/$language.po"
  msgcmp "po/$language.po" "$work/all.pot"
done < <(grep -v '^#' po/LINGUAS)
