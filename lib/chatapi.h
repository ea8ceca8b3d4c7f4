#ifndef POS_CHATAPI_H
#define POS_CHATAPI_H

/* What the protocols of chat.h have each for itself. For chat*.c. */

#include "chat.h"

struct chat_ops {
	const char *path;

	/* The request as JSON. Owner: the caller. */
	json_t *(*request)(const struct chat_ask *ask);

	/*
	 * One object of the stream; name: of its event. Returns 0, 1 when it
	 * was the last one.
	 */
	int (*object)(struct chat_reader *r, const json_t *o);

	/* An answer that came at once; NULL: there are none. */
	void (*whole)(struct chat_reader *r, const json_t *o);
};

extern const struct chat_ops chat_openai, chat_anthropic, chat_ollama;

/* The member of an object that is a string, or NULL. */
const char *chat_member(const json_t *o, const char *key);

/* The member that is a whole number, or -1. */
int64_t chat_count(const json_t *o, const char *key);

/* A piece of the answer; NULL, or no string: nothing. */
void chat_say(struct chat_reader *r, const json_t *piece);

/* The answer has ended for this reason. */
void chat_ends(struct chat_reader *r, enum chat_end end, const char *reason);

/* An error stood in the stream. */
void chat_breaks(struct chat_reader *r, const json_t *error);

/* Keep the name of the model, the first time. */
void chat_model(struct chat_reader *r, const json_t *o);

/* "role": role, "content": text. Owner: the caller. */
json_t *chat_message(const char *role, const char *text);

/* Add the turns to a list of messages. */
void chat_add_turns(json_t *messages, const struct chat_ask *ask);

/* Set "temperature", where one is asked for. */
void chat_set_temperature(json_t *o, const struct chat_ask *ask);

#endif
