"""llm-batch.py: what a batch API sees and says, in the language of llm-stub.

    body [STATUS]           standard input as an answer with this status
    questions API FILE      of a request that the stub kept: a line a question:
                            custom_id, the heading of the section asked for
    results API FILE TEXT [SECTION=KIND...]
                            the results of these questions, last one first,
                            between blank lines and one that is not ours; TEXT
                            is the file of each answer. KIND: ok (unless
                            given), length, refusal, empty, error, expired,
                            canceled, missing, bad (heading of level 1)
    errors                  as results, of OpenAI: those of the error file
"""
import json
import re
import sys


def reply(data, status="200 OK"):
    head = "HTTP/1.1 %s\r\nContent-Type: application/json\r\n" \
        "x-request-id: req-7\r\nConnection: close\r\n\r\n" % status
    out = []
    for c in head + data:
        out.append("\\\\" if c == "\\" else "\\n" if c == "\n" else "\\r"
                   if c == "\r" else c if 32 <= ord(c) < 127 else
                   "".join("\\x%02x" % b for b in c.encode()))
    print("send " + "".join(out))


def requests(api, name):
    """(custom_id, body) of each question in a request that was kept."""
    raw = open(name, newline="").read()
    head, body = raw.split("\r\n\r\n", 1)
    if api == "anthropic":
        return [(r["custom_id"], r["params"])
                for r in json.loads(body)["requests"]]
    mark = "--" + re.search(r"boundary=(\S+)", head).group(1)
    parts = body.split(mark)
    assert parts[0] == "" and parts[-1] == "--\r\n", parts[-1]
    lines = parts[2].split("\r\n\r\n", 1)[1][:-2]
    return [(r["custom_id"], r["body"])
            for r in map(json.loads, lines.splitlines())]


def prompt(body):
    return "\n".join(m["content"] for m in body["messages"])


def section(body):
    return re.search(r"Your section: (.*?)[.\n]", prompt(body)).group(1)


def with_facts(body, text):
    """The answer, with the facts that the section was given, if any."""
    facts = re.search(r"^<<DATA-\S* facts\n(.*)$", prompt(body), re.M)
    if facts is None:
        return text
    answer = dict(json.loads(text), facts=json.loads(facts.group(1)))
    return json.dumps(answer, ensure_ascii=False)


def openai(cid, kind, text):
    if kind == "expired":
        return {"id": "x", "custom_id": cid, "response": None, "error": {
            "code": "batch_expired", "message": "This request could not be "
            "executed before the completion window expired."}}
    if kind == "error":
        return {"id": "x", "custom_id": cid, "error": None, "response": {
            "status_code": 500, "request_id": "r", "body": {"error": {
                "message": "the server had an error", "code": None}}}}
    return {"id": "x", "custom_id": cid, "error": None, "response": {
        "status_code": 200, "request_id": "req-" + cid[-1:], "body": {
            "id": "c", "object": "chat.completion", "model": "m-1",
            "choices": [{"index": 0, "message": {
                "role": "assistant", "content":
                None if kind == "refusal" else "" if kind == "empty"
                else text,
                "refusal": "I cannot." if kind == "refusal" else None},
                "finish_reason": "length" if kind == "length" else "stop"}],
            "usage": {"prompt_tokens": 1204, "completion_tokens": 318,
                      "prompt_tokens_details": {"cached_tokens": 640}}}}}


def anthropic(cid, kind, text):
    if kind in ("expired", "canceled"):
        return {"custom_id": cid, "result": {"type": kind}}
    if kind == "error":
        return {"custom_id": cid, "result": {"type": "errored", "error": {
            "type": "error", "error": {"type": "api_error", "message":
                                       "the server had an error"}}}}
    return {"custom_id": cid, "result": {"type": "succeeded", "message": {
        "id": "msg-" + cid[-1:], "type": "message", "role": "assistant",
        "model": "c-1", "content": [] if kind == "empty" else [
            {"type": "thinking", "thinking": "hm", "signature": "s"},
            {"type": "text", "text": text[:9]},
            {"type": "text", "text": text[9:]}],
        "stop_reason": {"length": "max_tokens", "refusal":
                        "refusal"}.get(kind, "end_turn"),
        "stop_sequence": None, "usage": {
            "input_tokens": 504, "cache_creation_input_tokens": 60,
            "cache_read_input_tokens": 640, "output_tokens": 318}}}}


def results(api, name, textfile, kinds, errors):
    text = open(textfile).read()
    want = dict(k.split("=") for k in kinds)
    lines = []
    for cid, body in requests(api, name):
        kind = want.get(section(body), "ok")
        if kind == "missing" or errors != (
                api == "openai" and kind in ("expired", "error")):
            continue
        answer = json.dumps({"markdown": "# Mine\n\nText."}) \
            if kind == "bad" else with_facts(body, text)
        lines.append(json.dumps({"openai": openai, "anthropic": anthropic}
                                [api](cid, kind, answer)))
    lines.reverse()
    if not errors:
        lines.insert(1, "")
        lines.append(json.dumps({"custom_id": "not-ours", "result": {}}))
    return "\n".join(lines) + "\n\n"


what, args = sys.argv[1], sys.argv[2:]
if what == "body":
    reply(sys.stdin.read(), *args)
elif what == "questions":
    for cid, body in requests(*args):
        print(cid, section(body), sep="\t")
else:
    reply(results(args[0], args[1], args[2], args[3:], what == "errors"))
