#ifndef POS_CHAT_H
#define POS_CHAT_H

/*
 * The three protocols of language models, as they stand in November 2026:
 * OpenAI's chat completions, Anthropic's messages, Ollama's native chat.
 * What is asked becomes a request; a stream of bytes becomes a text, and a
 * verdict on whether it is whole. No text is whole without the positive mark
 * of its protocol: finish_reason stop and [DONE]; end_turn or stop_sequence
 * and message_stop; done_reason stop.
 */

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "err.h"
#include "sse.h"
#include "str.h"

enum chat_api { CHAT_OPENAI, CHAT_ANTHROPIC, CHAT_OLLAMA, CHAT_APIS };

/* One turn of a conversation. */
struct chat_turn {
	bool model;		/* the model's; else the user's */
	const char *text;
};

/* What is asked. Strings are borrowed. */
struct chat_ask {
	const char *model;
	const char *system;
	const struct chat_turn *turns;
	size_t n;
	int64_t max_tokens;	/* of the answer */
	const char *token_field;	/* openai: what they are called there */
	int64_t context;	/* ollama: num_ctx */
	const char *temperature;	/* a JSON number, or NULL: unsaid */
	const char *name;	/* of the schema: letters, digits, - and _ */
	json_t *schema;		/* JSON Schema of the answer, or NULL */
	bool whole;		/* answered at once, as in a batch: no stream */
};

/*
 * The request's body, canonical: the same question gives the same bytes.
 * ERR_INVALID: a text is not UTF-8, or there is no model. Owner: the caller,
 * who calls str_release(out).
 */
int chat_request(struct str *out, enum chat_api api,
    const struct chat_ask *ask, struct err *e);

/*
 * The same question as a normal run sends it, of whole, one that was made to
 * be answered at once. Returns 0, or -1: whole is none. Owner: as above.
 */
int chat_streamed(struct str *out, enum chat_api api, const char *whole);

/* Where it goes, below the endpoint's URL: "/chat/completions". */
const char *chat_path(enum chat_api api);

enum chat_end {
	CHAT_OPEN,		/* no mark of an end came */
	CHAT_COMPLETE,
	CHAT_CUT,		/* a limit of tokens or of the context */
	CHAT_REFUSED,		/* or filtered */
	CHAT_BROKEN		/* an error, or an end that is none of these */
};

/* Tokens; -1: not told. */
struct chat_usage {
	int64_t in;		/* all of the input */
	int64_t cached;		/* those of it that were read from a cache */
	int64_t out;		/* reasoning included */
};

/* Told of each piece of text as it comes. */
typedef void chat_text_fn(void *ctx, const char *text, size_t n);

struct chat_reader {
	enum chat_api api;
	chat_text_fn *on_text;	/* or NULL */
	void *ctx;

	struct str text;	/* so far */
	struct chat_usage usage;
	struct str model;	/* that answered, as it calls itself */
	struct str reason;	/* of the end, as it was sent */
	struct str error;	/* message of an error in the stream */
	enum chat_end end;	/* by the reason */
	bool done;		/* the last mark came */

	/* private */
	size_t shown;		/* bytes of text that on_text was told of */
	struct sse sse;
	struct str line;	/* ollama: of one whose end has not come */
	struct str head;	/* the first bytes, for messages */
};

/* Owner: the caller, who calls chat_release(). */
void chat_init(struct chat_reader *r, enum chat_api api);
void chat_release(struct chat_reader *r);

/*
 * Take n bytes of the answer; an http_body_fn whose ctx is the reader.
 * Returns 0; 1: the answer has come to its end; -1 with *e set (ERR_ANSWER:
 * no stream of this protocol).
 */
int chat_feed(void *reader, const char *bytes, size_t n, struct err *e);

/*
 * The stream is over: is the text whole? Returns 0, or -1 with *e set to
 * ERR_ANSWER: cut off, refused, empty, an error in the stream, no mark.
 */
int chat_judge(struct chat_reader *r, struct err *e);

/*
 * Take an answer that is no stream: the message of a batch's result, parsed
 * by chat_json(). chat_judge() says whether it is whole. Ollama has none.
 */
void chat_take(struct chat_reader *r, const json_t *message);

/*
 * Parse n bytes of JSON; halves of surrogate pairs, which are no JSON, are
 * carried through to chat_take(). NULL with *why set. Owner: the caller.
 */
json_t *chat_json(const char *text, size_t n, json_error_t *why);

/* What an error's body says. */
struct chat_error {
	struct str message;	/* one line, of at most 300 bytes */
	struct str code;	/* error.code, type, or details.error_code */
	bool money;		/* a limit of money: never retried */
	bool context;		/* the question is too long for the model */
};

/* Read the body of an answer whose status is not 200, whatever its form. */
void chat_error(struct chat_error *out, const char *body, size_t n);
void chat_error_release(struct chat_error *x);

#endif
