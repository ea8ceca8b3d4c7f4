#ifndef POS_ENDPOINT_H
#define POS_ENDPOINT_H

/*
 * Where language models answer: the endpoints of the user's configuration,
 * pos-config(5), and those that the environment's standard variables mean.
 * A workspace names one of them; it cannot define one, for whoever sends it
 * would else say where keys go, and which command is run.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "arena.h"
#include "chat.h"
#include "dec.h"
#include "err.h"
#include "http.h"

#define ENDPOINT_BUILTIN "builtin"	/* no model: drafts alone */

/* Per million tokens. */
struct endpoint_price {
	bool known;
	struct dec in, cached, out;
	const char *currency;
};

struct endpoint {
	const char *name;
	enum chat_api api;
	const char *url;	/* without a slash at its end */
	const char *model;	/* NULL: none is named */
	const char *version;	/* anthropic: of the API */
	const char *token_field;	/* openai: for the most of an answer */
	const char *temperature;	/* NULL: unsaid */
	bool schema;		/* it is asked for structured answers */
	int64_t context;	/* tokens of question and answer; 0: unknown */
	int64_t max_tokens;	/* of an answer */
	struct endpoint_price price;
	struct http_limits limits;

	/* where the key is: the first of these that is not NULL */
	const char *key_command, *key_env, *key;

	const char *file;	/* it is from, or NULL: the environment */
	int line;
	bool standard;		/* Ollama as it is installed: nobody has
				 * said that it is there */
};

struct endpoints {
	struct endpoint *list;	/* in the order of the file, then the rest */
	size_t n;
	const char *file;	/* of the configuration; there or not */
};

/*
 * Read them. ERR_INVALID with file and line: the file breaks its format, a
 * URL is http and not to this machine, or the file holds a key and others
 * may read it. Everything lives in a.
 */
int endpoints_read(struct endpoints *out, struct arena *a, struct err *e);

/*
 * The one of this name, which is not builtin. ERR_NOTFOUND lists them;
 * ERR_INVALID: a variable gives it a URL that cannot be.
 */
int endpoint_find(const struct endpoint **out, const struct endpoints *all,
    const char *name, struct err *e);

/* "openai", "anthropic", "ollama". */
const char *chat_api_name(enum chat_api api);

#endif
