#!/bin/sh
# Installs the programs that some tests need and the machine may lack: a browser, an office suite.
# It does so only as root on a machine with apt; elsewhere those tests say why they are skipped.
wanted=""
command -v chromium >/dev/null || wanted="$wanted chromium"
command -v soffice >/dev/null || wanted="$wanted libreoffice-writer-nogui libreoffice-calc-nogui"
command -v pdftoppm >/dev/null || wanted="$wanted poppler-utils"
fc-list 2>/dev/null | grep -qi "noto.*cjk" || wanted="$wanted fonts-noto-cjk"
[ -n "$wanted" ] || exit 0
if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
  echo "not installed, so some tests are skipped:$wanted"
  exit 0
fi
export DEBIAN_FRONTEND=noninteractive
# shellcheck disable=SC2086
{ apt-get update -qq && apt-get install -y -qq --no-install-recommends $wanted; } >/dev/null 2>&1 ||
  echo "could not be installed, so some tests are skipped:$wanted"
exit 0
