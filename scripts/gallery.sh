#!/usr/bin/env bash
# Prints the example's dashboards into docs/gallery, to be looked at and kept. Needs LibreOffice and poppler.
set -euo pipefail
cd "$(dirname "$0")/.."
npm run --silent build:cli
folder=$(mktemp -d)
node dist/cli/primed.js refresh assets/example.xlsx --out "$folder/example.xlsx" --now 2026-11-02T09:00:00Z
soffice "-env:UserInstallation=file://$folder/profile" --headless --convert-to pdf --outdir "$folder" "$folder/example.xlsx" >/dev/null
picture() { # the first page whose footer names the sheet
  local pages page
  pages=$(pdfinfo "$folder/example.pdf" | awk '/^Pages/ {print $2}')
  for ((page = pages; page > 0; page--)); do
    if pdftotext -f "$page" -l "$page" "$folder/example.pdf" - | grep -qx "$1" &&
      pdftotext -f "$page" -l "$page" "$folder/example.pdf" - | grep -qx "What needs attention"; then
      pdftoppm -r 100 -png -singlefile -f "$page" -l "$page" "$folder/example.pdf" "docs/gallery/$2"
      return
    fi
  done
  echo "no page for $1" >&2
  exit 1
}
picture "Harbour dashboard" team-dashboard
picture "Moorland dashboard" rebase
picture "Riverside dashboard" noise
picture "Service overview" service-overview
rm -r "$folder"
