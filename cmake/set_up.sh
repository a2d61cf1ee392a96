# Sourced by ./planleser and ./check: installs the missing Debian packages and builds, saying what it does on stderr.
# Needs `project`, the source tree's folder. Everything it writes lies below $project/build.

say() { printf 'planleser: %s\n' "$*" >&2; }
give_up() { say "$*"; exit 3; }

as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"
    elif command -v sudo >/dev/null; then sudo "$@"
    else give_up "needs root (or sudo) to run: $*"; fi
}

# install_missing LIST…: each LIST holds one package a line, '#' begins a comment.
# A stamp newer than the list means that its packages were there once; dpkg is not asked again.
install_missing() {
    local list stamp package missing=()
    for list in "$@"; do
        stamp="$project/build/.installed-$(basename "$list")"
        [ "$stamp" -nt "$list" ] && continue
        while read -r package; do
            case "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" in
                installed) ;;
                *) missing+=("$package") ;;
            esac
        done < <(sed 's/#.*//; s/[[:space:]]//g; /^$/d' "$list")
    done
    if [ ${#missing[@]} -gt 0 ]; then
        command -v apt-get >/dev/null || give_up "these Debian packages are missing, and there is no apt-get: ${missing[*]}"
        say "installing ${#missing[@]} Debian packages: ${missing[*]}"
        as_root apt-get update -qq >&2 || say "apt-get update failed; trying with the package lists as they are"
        as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
            -o Dpkg::Use-Pty=0 "${missing[@]}" </dev/null >"$project/build/apt.log" 2>&1 ||
            { tail -n 20 "$project/build/apt.log" >&2; give_up "installing failed; all of it is in build/apt.log"; }
    fi
    for list in "$@"; do touch "$project/build/.installed-$(basename "$list")"; done
}

# build_release TARGET…: configures once, then builds what changed; says nothing where nothing changed.
build_release() {
    local tree="$project/build/release"
    if [ ! -e "$tree/build.ninja" ]; then
        say "configuring the release build in build/release"
        (cd "$project" && cmake --preset release) >"$project/build/configure.log" 2>&1 ||
            { tail -n 20 "$project/build/configure.log" >&2; give_up "configuring failed; all of it is in build/configure.log"; }
    fi
    if ninja -C "$tree" -n "$@" | grep -q '^ninja: no work to do'; then return; fi
    say "building what changed (the first time everything, which takes some minutes)"
    ninja -C "$tree" "$@" >&2 || give_up "building failed"
}

# set_up LISTS… -- TARGETS…: one at a time, so that two calls at once do not build into one another.
set_up() {
    local lists=()
    while [ "$1" != -- ]; do lists+=("$1"); shift; done
    shift
    mkdir -p "$project/build"
    exec 9>"$project/build/.lock"
    flock 9
    install_missing "${lists[@]}"
    build_release "$@"
    exec 9>&-
}
