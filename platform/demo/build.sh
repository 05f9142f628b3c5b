# shellcheck shell=sh disable=SC2154 # $home, $jdk and $lock are the script's
# Read by the script demo when something is out of date: builds it, and shows how far it is.
#
# Whatever is killed at whatever moment: one Maven at a time, and none that nobody waits for.

# --- processes ---

# A process, for good: its number, and its birth (on Linux in ticks since the machine's start). Numbers are used again, and
# nothing may be waited for, or ended, on the number alone. Fails when there is no such process, or only its remains.
identity() {
    if [ -r /proc/self/stat ]; then
        stat=$(cat "/proc/$1/stat" 2>/dev/null) || return 1
        number=$1
        # shellcheck disable=SC2086 # the fields behind the name, which may hold blanks and brackets itself
        set -- ${stat##*) }
        case $1 in
            Z | X) return 1 ;;
        esac
        printf '%s-%s\n' "$number" "${20}"
    else
        birth=$(ps -o lstart= -p "$1" | tr -d ' ')
        [ -n "$birth" ] && printf '%s-%s\n' "$1" "$birth"
    fi
}

is_alive() {
    [ "$(identity "${1%%-*}")" = "$1" ]
}

# The process and everything it has started, each as its identity.
tree() {
    if [ -r /proc/self/stat ]; then
        cat /proc/[0-9]*/stat 2>/dev/null | sed 's/^\([0-9]*\) (.*) [A-Za-z] \([0-9]*\) .*/\1 \2/'
    else
        ps -A -o pid= -o ppid=
    fi | awk -v root="$1" '
        { parent[$1] = $2 }
        END { for (pid in parent) { p = pid; while (p in parent && p != root) p = parent[p]; if (p == root) print pid } }' |
        while read -r member; do
            identity "$member"
        done
}

# Ends each of these; those that have not ended after 10 s, by force.
end_all() {
    begun=$(date +%s)
    for process in "$@"; do
        kill "${process%%-*}" 2>/dev/null
    done
    for process in "$@"; do
        while is_alive "$process"; do
            [ $(($(date +%s) - begun)) -lt 10 ] || kill -s KILL "${process%%-*}" 2>/dev/null
            sleep "$tick"
        done
    done
}

# --- the build ---

maven=target/demo-build.maven # a link to the identity of the Maven at work, which outlives a script that is killed
log=target/demo-build.log
unwritable="$home/target cannot be written. Is it yours, and is there room on the disk?"
# How often it is looked whether something has ended. Most sleeps take a fraction, all take a whole second.
if sleep 0.1 2>/dev/null; then tick=0.2; else tick=1; fi

# One build at a time. A link is made with its content in one step, or not at all.
lock_build() {
    tries=0
    waiting=
    until ln -s "$(identity $$)" "$lock" 2>/dev/null; do
        if ! builder=$(readlink "$lock"); then # given back at this very moment, or it cannot be made at all
            tries=$((tries + 1))
            [ "$tries" -lt 9 ] || fail "$unwritable"
        elif ! is_alive "$builder"; then # it was killed
            mv "$lock" "$lock.$$" 2>/dev/null && rm -f "$lock.$$"
        else
            [ -n "$waiting" ] || waiting=$(date +%s)
            report "$waiting" "Another ./demo (process ${builder%%-*}) is building Nattro; waiting for it" ''
            sleep "$tick"
        fi
    done
    clear_line
}

# A script that was killed has left its Maven at work, which would write into the same folders.
end_maven() {
    at_work=$(readlink "$maven" 2>/dev/null) || return 0
    if is_alive "$at_work"; then
        [ -z "${1:-}" ] || say "$1 (process ${at_work%%-*})"
        # shellcheck disable=SC2046 # one word an identity
        end_all $(tree "${at_work%%-*}")
    fi
    rm -f "$maven"
}

# What Maven is at, from its own words: ": order-service (7 of 9), 31 files fetched". It is still silent when it starts,
# and when the wrapper has to fetch it first.
at() {
    sed -n '
        s/^\[INFO\] Building \(.*[^ ]\) [^ ][^ ]*  *\[\([0-9]*\)\/\([0-9]*\)\]$/: \1 (\2 of \3)/p
        s/^\[INFO\] Downloaded .*/fetched/p' "$log" 2>/dev/null | awk '
        $0 == "fetched" { fetched++; next }
        { module = $0; sub(/^: Nattro: /, ": ", module); sub(/^: Nattro \(/, " (", module) }
        END {
            printf "%s", module == "" && !fetched ? ": getting Maven" : module
            if (fetched) printf ", %d files fetched", fetched
        }'
}

is_live() {
    [ -t 2 ] && [ "${TERM:-}" != dumb ]
}

clear_line() {
    ! is_live || printf '\r\033[2K' >&2
}

reported= # what this script said last

# Called again and again with the time it began, what is done, and what Maven is at: a line that is redrawn on a terminal;
# elsewhere a line at the beginning and every 15 s.
report() {
    seconds=$(($(date +%s) - $1))
    if is_live; then
        columns=$(stty size <&2 2>/dev/null | cut -d ' ' -f 2)
        [ "${columns:-0}" -gt 1 ] || columns=80 # some do not tell, or say 0
        # A line that the terminal has to break cannot be taken back.
        printf '\r\033[2K%s' "$(printf '%s\n' "$2$3, $seconds s" | cut -c "1-$((columns - 1))")" >&2
    elif [ "$reported" != "$2" ]; then
        reported=$2
        next_report=$((seconds + 15))
        say "$2"
    elif [ "$seconds" -ge "$next_report" ]; then
        next_report=$((seconds + 15))
        say "$2$3, $seconds s"
    fi
}

has_room() {
    dd if=/dev/zero of=target/demo-build.room bs=1024 count=1024 2>/dev/null
    written=$?
    rm -f target/demo-build.room
    return "$written"
}

explain_failure() {
    if ! has_room || grep -q 'No space left on device' "$log"; then
        fail "the disk is full. A build writes about 250 MB to $home, and the first one 500 MB to ~/.m2. The log: $log"
    fi
    { grep -v '^\[INFO\]' "$log" || cat "$log"; } | tail -n 60 >&2
    fail "the build failed; why is above, and all of its output in $log"
}

run_maven() {
    start=$(date +%s)
    # In the background, so that a signal to this script is heard at once.
    (
        self=$(exec sh -c 'echo "$PPID"')
        ln -s "$(identity "$self")" "$maven" &&
            exec env JAVA_HOME="$jdk" ./mvnw -B -Dmaven.test.skip -Dformatter.skip=true package
    ) >"$log" 2>&1 &
    job=$!
    while kill -0 "$job" 2>/dev/null; do
        report "$start" 'Building Nattro' "$(at)"
        sleep "$tick" &
        pause=$!
        wait "$pause" # a signal ends this at once; it would have to wait for a sleep in the foreground
    done
    clear_line
    wait "$job" || explain_failure
    say "Built Nattro in $(($(date +%s) - start)) s"
}

stop_build() {
    trap '' INT TERM HUP
    [ -z "$pause" ] || kill "$pause" 2>/dev/null
    clear_line
    if [ -n "$job" ]; then
        # Until it is known which process is Maven, it is the job itself that would become it.
        until [ -h "$maven" ] || ! kill -0 "$job" 2>/dev/null; do
            sleep "$tick"
        done
    fi
    end_maven
    exit "$1"
}

build() {
    mkdir -p target 2>/dev/null || fail "$unwritable"
    lock_build
    pause=
    job=
    trap 'rm -f "$lock" "$maven"' EXIT
    trap 'stop_build 130' INT
    trap 'stop_build 143' TERM
    trap 'stop_build 129' HUP
    end_maven 'An earlier ./demo was killed while it built; ending its Maven'
    is_everything_built || run_maven # while this one waited, another may have built it
    trap - EXIT INT TERM HUP
    rm -f "$lock" "$maven"
}
