#!/usr/bin/env bash
# An integrator's first five minutes against a city that is up. Ports are those of `./citytwin up` unless told.
set -euo pipefail
http="localhost:${HTTP_PORT:-8080}"
mqtt="${MQTT_PORT:-1883}"

TOKEN=$(./citytwin token --role admin --area 50 ${DATA:+--data "$DATA"})
CELL=$(curl -sf -H "Authorization: Bearer $TOKEN" "$http/v1/twins?kind=cell&area=500103" |
  grep -o '"area": *"[0-9]\{15\}"' | head -n 1 | grep -o '[0-9]\{15\}')
DEVICE=$(curl -sf -X POST "$http/v1/devices" -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' \
  -d "{\"deviceId\":\"acme-0001\",\"kind\":\"river-level\",\"cell\":\"$CELL\"}")
echo "device $DEVICE"
PW=$(echo "$DEVICE" | grep -o '"password": *"[^"]*"' | cut -d'"' -f4)
TWIN=$(echo "$DEVICE" | grep -o '"twinId": *"[^"]*"' | cut -d'"' -f4)
mosquitto_pub -p "$mqtt" -q 1 -i acme-0001 -u acme-0001 -P "$PW" -t citytwin/v1/acme-0001/telemetry \
  -m "{\"t\":\"$(date -u +%FT%TZ)\",\"levelM\":99.0}"

# A person looks a moment later; so does this.
for _ in $(seq 50); do
  ALERTS=$(curl -sf -H "Authorization: Bearer $TOKEN" "$http/v1/alerts?twinId=$TWIN")
  if echo "$ALERTS" | grep -q river-level-high; then break; fi
  sleep 0.1
done
echo "twin $(curl -sf -H "Authorization: Bearer $TOKEN" "$http/v1/twins/$TWIN")"
echo "alerts $ALERTS"
