#!/usr/bin/env bash
# The whole bridge from containers, tried: build the image, start compose, feed, wait, trace a person, hold all that was sent
# against all that was decided, go down and up again on the same volumes, and remove everything. Ends with 0 only if all of
# it went well, and leaves nothing behind but the images.
#
#   docker/try.sh [records]      NODE_IMAGE, KAFKA_IMAGE, POSTGRES_IMAGE, REGISTRY_IMAGE replace images;
#                                IOM_IMAGE names an image of the bridge that exists, and none is built
set -euo pipefail
cd "$(dirname "$0")/.."
records=${1:-2000}

if docker compose version > /dev/null 2>&1; then compose=(docker compose)
elif command -v docker-compose > /dev/null; then compose=(docker-compose)
else echo 'try.sh: neither `docker compose` nor `docker-compose` is installed' >&2; exit 2
fi
docker version > /dev/null 2>&1 || { echo 'try.sh: no container engine answers' >&2; exit 2; }

# A project and host ports of its own, so that it disturbs no bridge that runs already.
export COMPOSE_PROJECT_NAME=iom-try-$$
base=$((20000 + RANDOM % 20000))
export KAFKA_HOST_PORT=$base POSTGRES_HOST_PORT=$((base + 1)) REGISTRY_HOST_PORT=$((base + 2)) LEDGER_HOST_PORT=$((base + 3))
folder=$(mktemp -d "${TMPDIR:-/tmp}/iom-try-XXXXXX")
export DEPLOYMENT_KEY_FILE=$folder/deployment.key
export LEDGER_SIGNING_KEY_FILE=$folder/ledger.key

finish() {
  code=$?
  trap - EXIT
  if [ "$code" != 0 ]; then
    echo "try.sh: failed; the last lines of each service:" >&2
    "${compose[@]}" ps >&2 || true
    "${compose[@]}" logs --tail=8 >&2 || true
  fi
  "${compose[@]}" down --volumes --remove-orphans > "$folder/down.log" 2>&1 || { cat "$folder/down.log" >&2; code=1; }
  rm -rf "$folder"
  exit "$code"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

step() { printf '\n── %s (%d s)\n' "$*" "$SECONDS"; }
inside() { "${compose[@]}" exec -T ledger "$@"; }

# Returns when every container that has a health check is healthy; ten minutes are enough for a machine that has much else to do.
healthy() {
  local deadline=$((SECONDS + 600)) states
  while :; do
    states=$("${compose[@]}" ps -q | xargs docker inspect \
      --format '{{if .State.Health}}{{.State.Health.Status}}{{else if eq .State.ExitCode 0}}healthy{{else}}failed{{end}}')
    grep -qv '^healthy$' <<< "$states" || return 0
    if ((SECONDS > deadline)); then echo "try.sh: not healthy: $states" >&2; return 1; fi
    sleep 1
  done
}

head -c 32 /dev/urandom > "$DEPLOYMENT_KEY_FILE"
openssl genpkey -algorithm ed25519 -out "$LEDGER_SIGNING_KEY_FILE"
chmod 0400 "$DEPLOYMENT_KEY_FILE" "$LEDGER_SIGNING_KEY_FILE"
chmod 0755 "$folder"
# The account in the containers must be able to read the keys, and nobody else has to.
if [ "$(id -u)" = 0 ]; then chown 10001:10001 "$DEPLOYMENT_KEY_FILE" "$LEDGER_SIGNING_KEY_FILE"
else export IOM_USER="$(id -u):$(id -g)"
fi

if [ -z "${IOM_IMAGE:-}" ]; then
  step 'build the image'
  export IOM_IMAGE=iom-bridge:local
  docker build --quiet ${NODE_IMAGE:+--build-arg "NODE_IMAGE=$NODE_IMAGE"} --tag "$IOM_IMAGE" .
fi

step 'start'
"${compose[@]}" up -d > "$folder/up.log" 2>&1 || { cat "$folder/up.log" >&2; exit 1; }
healthy

step "feed $records records, and wait until they have gone all the way"
inside iom feed send --events "$records" --seed 7
inside node --input-type=module - < docker/settled.js

step 'trace one person'
inside iom trace --crn X000001 > "$folder/story"
head -12 "$folder/story"
grep -q 'shared ' "$folder/story"

step 'completeness'
inside iom ledger completeness --ledger http://127.0.0.1:3000 | tee "$folder/before"

step 'down, and up on the same volumes'
"${compose[@]}" down > "$folder/down.log" 2>&1
"${compose[@]}" up -d > "$folder/up.log" 2>&1 || { cat "$folder/up.log" >&2; exit 1; }
healthy
inside iom ledger completeness --ledger http://127.0.0.1:3000 > "$folder/after"
diff "$folder/before" "$folder/after"
inside iom trace --crn X000001 | diff <(grep -v '^As at' "$folder/story") <(grep -v '^As at' /dev/stdin)

step 'remove everything: done'
