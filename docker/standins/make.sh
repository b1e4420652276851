#!/usr/bin/env bash
# Makes stand-ins for the four images of other people that compose uses, where no image registry can be reached.
# They hold the same servers at the same versions, fetched from Debian, npm and Maven, and obey as much of the originals'
# environment as docker-compose.yml uses. README.md beside this file says more.
#
#   docker/standins/make.sh          as root, with debootstrap, mvn, npm and a JDK >= 21 (JDK_HOME, else JAVA_HOME)
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
work=$(mktemp -d "${TMPDIR:-/tmp}/iom-standins-XXXXXX")
trap 'rm -rf "$work"' EXIT

die() { echo "make.sh: $*" >&2; exit 1; }
for tool in debootstrap mvn npm docker tar; do
  command -v "$tool" > /dev/null || die "$tool is missing"
done
[ "$(id -u)" = 0 ] || die 'debootstrap needs root'
jdk=${JDK_HOME:-${JAVA_HOME:-}}
[ -x "$jdk/bin/jlink" ] || die 'set JDK_HOME to a JDK of version 21 or later'
major=$("$jdk/bin/java" -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p')
[ "$major" -ge 21 ] || die "the registry needs Java 21; $jdk is $major"

modules=$root/node_modules
[ -d "$modules/node" ] || die 'run `npm ci` first: Node and PostgreSQL are taken from there'

debian() {
  echo 'Debian'
  debootstrap --variant=minbase --include=ca-certificates,postgresql-client bookworm "$work/debian" \
    "${DEBIAN_MIRROR:-http://deb.debian.org/debian}" > "$work/debootstrap.log" 2>&1 || {
    tail -5 "$work/debootstrap.log" >&2
    die 'debootstrap failed'
  }
  rm -rf "$work/debian"/var/cache/apt/archives/*.deb "$work/debian"/var/lib/apt/lists/*
  # On a network that opens TLS, containers have to trust whom this machine trusts.
  cp /etc/ssl/certs/ca-certificates.crt "$work/debian/etc/ssl/certs/ca-certificates.crt"
  tar -C "$work/debian" -c . | docker import \
    --change 'ENV NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt' \
    - iom-standin/debian:bookworm > /dev/null
  rm -rf "$work/debian"
}
docker image inspect iom-standin/debian:bookworm > /dev/null 2>&1 || debian

image() { # image <name:tag> <folder>: the Dockerfile and its files, beside what was fetched into $work
  cp -R "$here/$2/." "$work/$2/"
  DOCKER_BUILDKIT=0 docker build --quiet --tag "iom-standin/$1" "$work/$2" > /dev/null
  rm -rf "${work:?}/$2"
  echo "iom-standin/$1"
}

mkdir -p "$work/node/usr-local/bin"
npm install --silent --global --prefix "$work/node/usr-local" npm@11
cp -L "$modules/node/bin/node" "$work/node/usr-local/bin/node"
image node:24 node

"$jdk/bin/jlink" --add-modules java.se,jdk.unsupported,jdk.management,jdk.zipfs,jdk.naming.dns \
  --strip-debug --no-header-files --no-man-pages --output "$work/java" 2> "$work/jlink.log" ||
  cp -R "$jdk" "$work/java" # not every JDK can be cut down
jars() { # jars <part> <folder>
  mvn -B -q -ntp -f "$root/apps/iom/parts/$1/pom.xml" \
    org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies \
    -DincludeScope=runtime -DoutputDirectory="$2"
}
mkdir -p "$work/kafka"
jars kafka "$work/kafka/libs"
cp "$root/apps/iom/parts/kafka/log4j2.properties" "$work/kafka/"
cp -R "$work/java" "$work/kafka/java"
image kafka:4 kafka

mkdir -p "$work/registry/app"
jars registry "$work/registry/app"
tar -xzf "$work/registry/app"/*.tar.gz -C "$work/registry/app"
rm "$work/registry/app"/*.tar.gz
mv "$work/java" "$work/registry/java"
image registry:3 registry

mkdir -p "$work/postgres"
cp -R "$modules/@embedded-postgres/linux-$(node -p process.arch)/native" "$work/postgres/server"
image postgres:18 postgres

cat <<'SAY'
To use them:
  export NODE_IMAGE=iom-standin/node:24 KAFKA_IMAGE=iom-standin/kafka:4
  export POSTGRES_IMAGE=iom-standin/postgres:18 REGISTRY_IMAGE=iom-standin/registry:3
SAY
