"""Reads what an organisation receives: needs a broker, the schema registry, and one topic.

    pip install confluent-kafka fastavro
    python subscriber.py 127.0.0.1:9092 http://127.0.0.1:8081/apis/ccompat/v7 share.gwent-police [--once]

With --once it ends when everything that is there has been read.
"""

import io
import json
import struct
import sys
import urllib.request

import fastavro
from confluent_kafka import Consumer, KafkaError

brokers, registry, topic = sys.argv[1:4]
once = "--once" in sys.argv
schemas = {}


def schema_of(schema_id):
    """The registry is asked once for each schema."""
    if schema_id not in schemas:
        with urllib.request.urlopen(f"{registry}/schemas/ids/{schema_id}", timeout=10) as answer:
            schemas[schema_id] = fastavro.parse_schema(json.loads(json.load(answer)["schema"]))
    return schemas[schema_id]


consumer = Consumer(
    {
        "bootstrap.servers": brokers,
        "group.id": f"subscriber-example-{topic}",
        "auto.offset.reset": "earliest",
        "isolation.level": "read_committed",
        "enable.auto.commit": False,
        "enable.partition.eof": True,
    }
)
consumer.subscribe([topic])
partitions = len(consumer.list_topics(topic, timeout=10).topics[topic].partitions)
ended = set()
try:
    while not (once and len(ended) == partitions):
        message = consumer.poll(1.0)
        if message is None:
            continue
        if message.error():
            if message.error().code() == KafkaError._PARTITION_EOF:
                ended.add(message.partition())
                continue
            raise SystemExit(str(message.error()))
        magic, schema_id = struct.unpack(">bI", message.value()[:5])
        assert magic == 0, "not in Confluent wire format"
        event = fastavro.schemaless_reader(io.BytesIO(message.value()[5:]), schema_of(schema_id))
        headers = {name: value.decode() for name, value in message.headers()}
        print(json.dumps({"key": message.key().decode(), "headers": headers, "event": event}, default=str), flush=True)
        consumer.commit(message)  # only after your own system has it
finally:
    consumer.close()
