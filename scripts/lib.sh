# What scripts/demo and scripts/test share: the set-up of a machine that has only git and the Swift toolchain.
# Meant to be sourced by bash.

# The package that provides a pkg-config module, by package manager.
libraries=("yaml-0.1 libyaml-dev libyaml" "sqlite3 libsqlite3-dev sqlite" "libcrypto libssl-dev openssl@3")

say() { printf '%s\n' "$*" >&2; }
die() { say "error: $*"; exit 2; }

# Has the compiler, or says where to get it.
require_swift() {
  command -v swift >/dev/null || die "no Swift toolchain found: install Swift 6.2 or later from https://swift.org/install"
}

# Has libyaml, SQLite and libcrypto with their headers, or installs them, or prints the command that would.
require_libraries() {
  if [ "$(uname)" = Darwin ]; then require_libraries_macos; else require_libraries_linux; fi
}

require_libraries_linux() {
  local missing=() module apt brew
  command -v pkg-config >/dev/null || missing+=(pkg-config)
  for entry in "${libraries[@]}"; do
    read -r module apt brew <<<"$entry"
    pkg-config --exists "$module" 2>/dev/null || missing+=("$apt")
  done
  [ ${#missing[@]} -eq 0 ] && return
  command -v apt-get >/dev/null || die "needed: libyaml, sqlite3 and openssl with their headers, and pkg-config
(Fedora: dnf install libyaml-devel sqlite-devel openssl-devel pkgconf)"
  local install="apt-get update && apt-get install -y --no-install-recommends ${missing[*]}"
  if [ "$(id -u)" -eq 0 ]; then
    say "installing ${missing[*]}"
    run_apt "${missing[@]}"
  elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
    say "installing ${missing[*]} with sudo"
    run_apt "${missing[@]}"
  else
    die "missing: ${missing[*]}. Run this, then try again:
  sudo sh -c '$install'"
  fi
}

run_apt() {
  local as_root=()
  [ "$(id -u)" -eq 0 ] || as_root=(sudo -n)
  {
    "${as_root[@]}" apt-get -qq update &&
      "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "$@"
  } >&2 || die "apt-get could not install $*"
}

require_libraries_macos() {
  command -v brew >/dev/null || die "needed: libyaml, openssl and pkg-config; with Homebrew (https://brew.sh):
  brew install libyaml openssl@3 pkg-config"
  # Homebrew keeps OpenSSL out of the way of the system's own.
  PKG_CONFIG_PATH="$(brew --prefix openssl@3 2>/dev/null)/lib/pkgconfig:${PKG_CONFIG_PATH:-}"
  export PKG_CONFIG_PATH
  local missing=() module apt brew
  command -v pkg-config >/dev/null || missing+=(pkg-config)
  for entry in "${libraries[@]}"; do
    read -r module apt brew <<<"$entry"
    [ "$module" = sqlite3 ] && continue  # the SDK has it
    pkg-config --exists "$module" 2>/dev/null || missing+=("$brew")
  done
  [ ${#missing[@]} -eq 0 ] || die "missing: ${missing[*]}. Run this, then try again:
  brew install ${missing[*]}"
}

# Everything that a build needs.
set_up() {
  require_swift
  require_libraries
}
