#!/bin/bash
# As the original: KAFKA_SOME_SETTING becomes some.setting; an empty data folder is formatted first.
set -euo pipefail
properties=/opt/kafka/config/server.properties
env | sed -n 's/^KAFKA_//p' | while IFS='=' read -r name value; do
  case $name in
    HEAP_OPTS) ;;
    *) echo "$(tr '[:upper:]_' '[:lower:].' <<< "$name")=$value" ;;
  esac
done > "$properties"
run() {
  # shellcheck disable=SC2086 -- several options in one variable, as Kafka's own scripts take it
  exec /opt/java/bin/java ${KAFKA_HEAP_OPTS:--Xmx512m} -XX:TieredStopAtLevel=1 -XX:+UseSerialGC \
    -Dlog4j2.configurationFile=file:/opt/kafka/log4j2.properties -cp '/opt/kafka/libs/*' "$@"
}
(run kafka.tools.StorageTool format --ignore-formatted -c "$properties" -t "${CLUSTER_ID:-5L6g3nShT-eMCtK--X86sw}")
run kafka.Kafka "$properties"
