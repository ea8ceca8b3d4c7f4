/* endpoint - where language models answer, by the user's configuration */

#include "endpoint.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "configpath.h"
#include "loopback.h"
#include "root.h"
#include "secret.h"
#include "shape.h"
#include "str.h"
#include "yaml.h"

#define VALUE(k, of) { .key = (k), .kind = (of) }
#define END { .key = NULL }

static const struct shape price[] = {
	VALUE("input", SHAPE_NUMBER), VALUE("cached", SHAPE_NUMBER),
	VALUE("output", SHAPE_NUMBER), { .key = "currency",
	    .kind = SHAPE_FORM, .form = form_currency }, END
};
static const struct shape timeouts[] = {
	VALUE("connect", SHAPE_NUMBER), VALUE("first", SHAPE_NUMBER),
	VALUE("idle", SHAPE_NUMBER), VALUE("total", SHAPE_NUMBER), END
};
static const struct shape engine[] = {
	{ .key = "api", .kind = SHAPE_WORD, .required = true,
	    .words = "openai|anthropic|ollama" },
	VALUE("url", SHAPE_TEXT), VALUE("model", SHAPE_TEXT),
	VALUE("version", SHAPE_TEXT), VALUE("token_field", SHAPE_TEXT),
	VALUE("temperature", SHAPE_NUMBER), VALUE("schema", SHAPE_TRUTH),
	VALUE("context", SHAPE_NUMBER), VALUE("max_tokens", SHAPE_NUMBER),
	VALUE("key_command", SHAPE_TEXT), VALUE("key_env", SHAPE_TEXT),
	VALUE("key", SHAPE_TEXT),
	{ .key = "price", .kind = SHAPE_MAP, .members = price },
	{ .key = "timeouts", .kind = SHAPE_MAP, .members = timeouts }, END
};
static const struct shape config[] = {
	{ .key = "version", .kind = SHAPE_WORD, .required = true,
	    .words = "1" },
	{ .key = "engines", .kind = SHAPE_MAP, .many = SHAPE_EACH,
	    .members = engine }, END
};

/* What an endpoint is where nothing else is said. */
static const struct standard {
	const char *url, *version, *key_env, *url_env, *model_env;
	int64_t context;
} standards[CHAT_APIS] = {
	[CHAT_OPENAI] = { "https://api.openai.com/v1", NULL,
	    "OPENAI_API_KEY", "OPENAI_BASE_URL", "OPENAI_MODEL", 128000 },
	[CHAT_ANTHROPIC] = { "https://api.anthropic.com", "2026-10-21",
	    "ANTHROPIC_API_KEY", "ANTHROPIC_BASE_URL", "ANTHROPIC_MODEL", 200000 },
	[CHAT_OLLAMA] = { "http://127.0.0.1:11434", NULL, NULL, "OLLAMA_HOST",
	    "OLLAMA_MODEL", 32768 },
};

const char *
chat_api_name(enum chat_api api)
{
	static const char *const names[] = { "openai", "anthropic",
		"ollama" };

	return names[api];
}

/* A variable that is set to something, or NULL. */
static const char *
env(const char *name)
{
	const char *value = name != NULL ? getenv(name) : NULL;

	return value != NULL && *value != '\0' ? value : NULL;
}

/*
 * OLLAMA_HOST as a URL: it may lack the scheme, the port, or the host, and
 * be the address that a server listens on, which nobody can call.
 */
static const char *
ollama_url(struct arena *a, const char *host)
{
	static const char *const any[] = { "0.0.0.0", "[::]" };
	const char *rest = strstr(host, "://"), *colon;
	size_t i;

	if (rest != NULL)
		return arena_dup(a, host);
	if (strchr(host, ':') != strrchr(host, ':') && *host != '[')
		host = arena_printf(a, "[%s]", host);
	for (i = 0; i < 2; i++) {
		if (str_starts(host, any[i]))
			host = arena_printf(a, "127.0.0.1%s",
			    host + strlen(any[i]));
	}
	if (*host == ':')
		host = arena_printf(a, "127.0.0.1%s", host);
	colon = strrchr(host, ':');
	return arena_printf(a, "http://%s%s", host, colon != NULL &&
	    strchr(colon, ']') == NULL ? "" : ":11434");
}

/* Without slashes at its end, and without what the path begins with. */
static const char *
trim_url(struct arena *a, enum chat_api api, const char *url)
{
	size_t n = strlen(url);

	while (n > 0 && url[n - 1] == '/')
		n--;
	if (api == CHAT_ANTHROPIC && n > 3 &&
	    strncmp(url + n - 3, "/v1", 3) == 0)
		n -= 3;
	return arena_ndup(a, url, n);
}

/* What all endpoints of an API have. */
static void
set_standard(struct endpoint *p, struct arena *a, enum chat_api api)
{
	const struct standard *s = &standards[api];

	memset(p, 0, sizeof(*p));
	p->name = chat_api_name(api);
	p->api = api;
	p->url = env(s->url_env) != NULL ? env(s->url_env) : s->url;
	if (api == CHAT_OLLAMA)
		p->url = ollama_url(a, p->url);
	p->url = trim_url(a, api, p->url);
	p->model = env(s->model_env);
	p->version = s->version;
	p->key_env = s->key_env;
	p->context = s->context;
	p->max_tokens = 4096;
	p->schema = true;
	p->limits = (struct http_limits){ 10000, 120000, 60000, 600000,
	    64 << 20 };
}

/* http is for this machine alone: keys and data go through it. */
static int
check_url(const struct endpoint *p, const struct node *n, struct err *e)
{
	const char *host = strstr(p->url, "://");
	struct err why = ERR_INIT;

	if (host != NULL && memchr(host + 3, '@', strcspn(host + 3, "/")) !=
	    NULL)
		err_set(&why, ERR_INVALID, "%s: a name or password does not "
		    "belong into the URL; write key_command", p->name);
	else if (strncmp(p->url, "https://", 8) == 0)
		return 0;
	else if (strncmp(p->url, "http://", 7) != 0)
		err_set(&why, ERR_INVALID, "%s: a URL is expected, such as "
		    "https://api.example.com/v1, not '%.80s'", p->name,
		    p->url);
	else if (!loopback_url(p->url))
		err_set(&why, ERR_INVALID, "%s: http is for this machine "
		    "alone; %.80s would send keys and data in the clear: "
		    "write https", p->name, p->url);
	else
		return 0;
	return n != NULL ? node_err(e, n, "%s", why.msg) :
	    err_set(e, ERR_INVALID, "%s: %s", standards[p->api].url_env,
	    why.msg);
}

/* A price: a number, no share of one. */
static int
read_amount(struct dec *out, const struct node *map, const char *key,
    struct err *e)
{
	const struct node *n = node_get(map, key);

	if (node_text(n) == NULL || strchr(n->text, '%') != NULL)
		return node_err(e, n != NULL ? n : map, "%s: a price per "
		    "million tokens is expected, such as 3.00", key);
	if (dec_node(out, n, key, e) < 0)
		return -1;
	return out->u >= 0 ? 0 : node_err(e, n, "%s: a price is not below 0",
	    key);
}

static int
read_price(struct endpoint *p, const struct node *n, struct err *e)
{
	if (n == NULL)
		return 0;
	p->price.known = true;
	p->price.currency = node_get_text(n, "currency", "USD");
	if (read_amount(&p->price.in, n, "input", e) < 0 ||
	    read_amount(&p->price.out, n, "output", e) < 0)
		return -1;
	p->price.cached = p->price.in;
	return node_get(n, "cached") == NULL ? 0 :
	    read_amount(&p->price.cached, n, "cached", e);
}

/* A number of units (1000: seconds as milliseconds) over 0; absent: as was. */
static int
read_count(int64_t *out, const struct node *map, const char *key,
    int64_t units, struct err *e)
{
	const struct node *n = node_get(map, key);
	struct dec d;

	if (n == NULL)
		return 0;
	if (dec_node(&d, n, key, e) < 0)
		return -1;
	*out = d.u / (DEC_ONE / units);
	if (*out <= 0)
		return node_err(e, n, "%s: a number over 0 is expected", key);
	return 0;
}

static int
read_limits(struct endpoint *p, const struct node *n, struct err *e)
{
	const struct node *t = node_get(n, "timeouts");
	struct http_limits *l = &p->limits;

	if (read_count(&l->connect, t, "connect", 1000, e) < 0 ||
	    read_count(&l->first, t, "first", 1000, e) < 0 ||
	    read_count(&l->idle, t, "idle", 1000, e) < 0 ||
	    read_count(&l->total, t, "total", 1000, e) < 0 ||
	    read_count(&p->context, n, "context", 1, e) < 0 ||
	    read_count(&p->max_tokens, n, "max_tokens", 1, e) < 0)
		return -1;
	if (p->context > 0 && p->max_tokens >= p->context)
		return node_err(e, n, "%s: max_tokens leaves nothing of the "
		    "context", p->name);
	return 0;
}

static enum chat_api
api_of(const struct node *n)
{
	const char *name = node_get_text(n, "api", "");
	enum chat_api api = CHAT_OPENAI;

	while (api < CHAT_APIS - 1 && strcmp(name, chat_api_name(api)) != 0)
		api++;
	return api;
}

/*
 * Anthropic's API of 2026-10-21 refuses any temperature (platform.claude.com,
 * migration-2026-10-21): say so before it does.
 */
static int
check_temperature(const struct endpoint *p, const struct node *n,
    struct err *e)
{
	json_t *number = p->temperature == NULL ? NULL : json_loads(
	    p->temperature, JSON_DECODE_ANY, NULL);
	bool ok = p->temperature == NULL || json_is_number(number);

	json_decref(number);
	if (!ok)
		return node_err(e, node_get(n, "temperature"), "%s: "
		    "temperature: a number such as 0.7 is expected", p->name);
	if (p->temperature == NULL || p->api != CHAT_ANTHROPIC ||
	    strcmp(p->version, "2023-06-01") == 0)
		return 0;
	return node_err(e, node_get(n, "temperature"), "%s: version %s of the "
	    "API takes no temperature; leave it out, or set version: "
	    "2023-06-01", p->name, p->version);
}

/*
 * Is it where the standard key belongs? Elsewhere it would be handed to
 * somebody else.
 */
static bool
is_vendors(const struct endpoint *p, struct arena *a)
{
	const struct standard *s = &standards[p->api];
	const char *other = env(s->url_env);

	return strcmp(p->url, s->url) == 0 || (other != NULL &&
	    strcmp(p->url, trim_url(a, p->api, other)) == 0);
}

static int
read_endpoint(struct endpoint *p, struct arena *a, const struct node *n,
    struct err *e)
{
	if (node_get(n, "api") == NULL)
		return node_err(e, n, "%s: api is missing: openai, anthropic "
		    "or ollama", n->key);
	set_standard(p, a, api_of(n));
	p->name = n->key;
	p->line = (int)n->line;
	p->url = trim_url(a, p->api, node_get_text(n, "url",
	    standards[p->api].url));
	p->model = node_get_text(n, "model", p->model);
	p->version = node_get_text(n, "version", p->version);
	p->token_field = node_get_text(n, "token_field", NULL);
	p->temperature = node_get_text(n, "temperature", NULL);
	p->schema = node_get(n, "schema") == NULL ||
	    node_truth(node_get(n, "schema"));
	p->key_command = node_get_text(n, "key_command", NULL);
	p->key = node_get_text(n, "key", NULL);
	p->key_env = node_get_text(n, "key_env", p->key_command != NULL ||
	    p->key != NULL || !is_vendors(p, a) ? NULL : p->key_env);
	if (read_price(p, node_get(n, "price"), e) < 0 ||
	    read_limits(p, n, e) < 0 || check_temperature(p, n, e) < 0)
		return -1;
	return check_url(p, node_get(n, "url") != NULL ?
	    node_get(n, "url") : n, e);
}

/* Whoever may read a key may spend money with it. */
static int
check_private(const struct endpoint *p, const struct stat *st, struct err *e)
{
	if (p->key == NULL || (st->st_mode & 077) == 0)
		return 0;
	return err_set(e, ERR_INVALID, "%s:%d: %s: others may read this file, "
	    "and it holds a key: chmod 600 '%s', or better write key_command",
	    p->file, p->line, p->name, p->file);
}

static int
read_engines(struct endpoints *out, struct arena *a, const struct node *top,
    const struct stat *st, struct err *e)
{
	const struct node *engines = node_get(top, "engines"), *n;
	struct endpoint *p;

	if (shape_only(top, config, e) < 0 ||
	    shape_hold(top, config, NULL, NULL, e) < 0)
		return -1;
	if (node_get(top, "version") == NULL)
		return node_err(e, top, "version: 1 is expected");
	NODE_EACH(n, engines) {
		p = &out->list[out->n++];
		if (strcmp(n->key, ENDPOINT_BUILTIN) == 0)
			return node_err(e, n, "builtin is the engine without "
			    "a model; name this one otherwise");
		if (read_endpoint(p, a, n, e) < 0)
			return -1;
		p->file = out->file;
		if (check_private(p, st, e) < 0)
			return -1;
		if (p->key_env != NULL)	/* no child needs another's key */
			secret_take(p->key_env);
	}
	return 0;
}

/* The file's bytes and mode; *st is of the file that was read. */
static int
read_file(struct str *out, struct stat *st, const char *path, struct err *e)
{
	char buf[4096];
	ssize_t n;
	int fd = open(path, O_RDONLY | O_CLOEXEC);

	if (fd < 0)
		return err_sys(e, "%s", path);
	if (fstat(fd, st) < 0 || !S_ISREG(st->st_mode)) {
		close(fd);
		return err_set(e, ERR_INVALID, "%s: no regular file", path);
	}
	while ((n = read(fd, buf, sizeof(buf))) > 0 &&
	    out->len < FILE_MAX_BYTES)
		str_add(out, buf, (size_t)n);
	close(fd);
	return n < 0 ? err_sys(e, "%s", path) : 0;
}

/* The endpoints of the file, if there is one. */
static int
read_config(struct endpoints *out, struct arena *a, struct err *e)
{
	struct err missing = ERR_INIT;
	struct str text = STR_INIT;
	const struct node *top = NULL, *engines;
	struct stat st;
	int rc = 0;

	if (read_file(&text, &st, out->file, &missing) < 0) {
		if (missing.code != ERR_NOTFOUND)
			rc = err_set(e, missing.code, "%s", missing.msg);
	} else {
		top = yaml_parse(a, arena_ndup(a, text.s, text.len),
		    text.len, out->file, e);
		rc = top == NULL ? -1 : 0;
	}
	engines = node_get(top, "engines");
	out->list = arena_alloc(a, ((engines != NULL ? engines->n : 0) +
	    CHAT_APIS) * sizeof(*out->list));
	if (rc == 0 && top != NULL)
		rc = read_engines(out, a, top, &st, e);
	str_release(&text);
	return rc;
}

static struct endpoint *
named(const struct endpoints *all, const char *name)
{
	size_t i;

	for (i = 0; i < all->n; i++) {
		if (strcmp(all->list[i].name, name) == 0)
			return &all->list[i];
	}
	return NULL;
}

int
endpoints_read(struct endpoints *out, struct arena *a, struct err *e)
{
	enum chat_api api;
	struct endpoint *p;

	memset(out, 0, sizeof(*out));
	out->file = config_path(a);
	if (read_config(out, a, e) < 0)
		return -1;
	for (api = 0; api < CHAT_APIS; api++) {
		if (named(out, chat_api_name(api)) != NULL)
			continue;
		p = &out->list[out->n];
		set_standard(p, a, api);
		p->standard = api == CHAT_OLLAMA &&
		    env(standards[api].url_env) == NULL && p->model == NULL;
		if (api == CHAT_OLLAMA || secret_is_set(p->key_env))
			out->n++;
	}
	return 0;
}

int
endpoint_find(const struct endpoint **out, const struct endpoints *all,
    const char *name, struct err *e)
{
	struct str names = STR_INIT;
	size_t i;

	*out = named(all, name);
	if (*out != NULL)	/* those of the file were checked when read */
		return (*out)->file != NULL ? 0 : check_url(*out, NULL, e);
	for (i = 0; i < all->n; i++)
		str_addf(&names, ", %s", all->list[i].name);
	err_set(e, ERR_NOTFOUND, "no engine '%.40s'; there are %s%s; %s says "
	    "which, pos-config(5) how", name, ENDPOINT_BUILTIN, names.s,
	    all->file);
	str_release(&names);
	return -1;
}
