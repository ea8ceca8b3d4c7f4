"""llm-reply.py API KIND [FILE] - a reply of llm-stub, as each API sends it.

FILE (or standard input) is the text of the answer; KIND is how it ends: ok,
or one of the faults below. The text goes out in pieces of $PIECE characters
(40), so that escapes are cut. Printed in the stub's own language.
"""
import json
import os
import sys

api, kind = sys.argv[1], sys.argv[2]
text = open(sys.argv[3]).read() if len(sys.argv) > 3 else sys.stdin.read()
HEAD = "HTTP/1.1 200 OK\r\nContent-Type: %s\r\nx-request-id: req-7\r\n" \
    "request-id: req-7\r\nConnection: close\r\n\r\n"
out = []


def send(data):
    text = data if isinstance(data, str) else data.decode("latin-1")
    esc = "".join(
        "\\\\" if c == "\\" else "\\n" if c == "\n" else "\\r" if c == "\r"
        else c if 32 <= ord(c) < 127
        else "".join("\\x%02x" % b for b in c.encode())
        for c in text)
    out.append("send " + esc)


def event(o, name=None):
    send(("event: %s\n" % name if name else "") + "data: "
         + json.dumps(o) + "\n\n")


def pieces(n=int(os.environ.get("PIECE", 40))):
    return [text[i:i + n] for i in range(0, len(text), n)]


def some():
    """What comes before a fault: the first half."""
    p = pieces()
    return p[:max(1, len(p) // 2)] if kind not in ("ok", "length", "refusal",
                                                   "filter") else p


def openai():
    send(HEAD % "text/event-stream")

    def chunk(delta, finish=None):
        event({"id": "c", "object": "chat.completion.chunk", "model": "m-1",
               "choices": [{"index": 0, "delta": delta,
                            "finish_reason": finish}],
               "obfuscation": "x9", "usage": None})
    chunk({"role": "assistant", "content": ""})
    if kind != "empty":
        for p in some():
            chunk({"content": p})
    if kind == "error":
        event({"error": {"message": "the server had an error",
                         "type": "server_error", "code": None}})
    elif kind == "refusal":
        chunk({"refusal": "I cannot help with that."})
    if kind in ("eof", "error", "reset", "hang"):
        return
    chunk({}, {"length": "length", "filter": "content_filter"}.get(kind,
                                                                  "stop"))
    event({"choices": [], "model": "m-1", "usage": {
        "prompt_tokens": 1204, "completion_tokens": 318,
        "prompt_tokens_details": {"cached_tokens": 640}}})
    if kind != "nodone":
        send("data: [DONE]\n\n")


def anthropic():
    send(HEAD % "text/event-stream")
    event({"type": "message_start", "message": {
        "model": "c-1", "content": [], "usage": {
            "input_tokens": 504, "cache_creation_input_tokens": 60,
            "cache_read_input_tokens": 640, "output_tokens": 1}}},
        "message_start")
    event({"type": "ping"}, "ping")
    event({"type": "content_block_start", "index": 0,
           "content_block": {"type": "text", "text": ""}},
          "content_block_start")
    if kind != "empty":
        for p in some():
            event({"type": "content_block_delta", "index": 0,
                   "delta": {"type": "text_delta", "text": p}},
                  "content_block_delta")
    if kind == "error":
        event({"type": "error", "error": {"type": "overloaded_error",
                                          "message": "Overloaded"}}, "error")
    if kind in ("eof", "error", "reset", "hang"):
        return
    event({"type": "content_block_stop", "index": 0}, "content_block_stop")
    event({"type": "something_new", "x": 1}, "something_new")
    event({"type": "message_delta", "delta": {
        "stop_reason": {"length": "max_tokens", "refusal": "refusal",
                        "filter": "refusal"}.get(kind, "end_turn"),
        "stop_sequence": None}, "usage": {"output_tokens": 318}},
        "message_delta")
    if kind != "nodone":
        event({"type": "message_stop"}, "message_stop")


def ollama():
    send(HEAD % "application/x-ndjson")

    def line(o):
        o = dict({"model": "l-1", "created_at": "x"}, **o)
        send(json.dumps(o) + "\n")
    if kind != "empty":
        for p in some():
            line({"message": {"role": "assistant", "content": p},
                  "done": False})
    if kind == "error":
        send(json.dumps({"error": "an error came in the middle"}) + "\n")
    if kind in ("eof", "error", "reset", "hang", "nodone"):
        return
    line({"message": {"role": "assistant", "content": ""}, "done": True,
          "done_reason": {"length": "length", "filter": "unload",
                          "refusal": "unload"}.get(kind, "stop"),
          "prompt_eval_count": 1204, "eval_count": 318})


{"openai": openai, "anthropic": anthropic, "ollama": ollama}[api]()
if kind in ("reset", "hang"):
    out.append(kind)
print("\n".join(out))
