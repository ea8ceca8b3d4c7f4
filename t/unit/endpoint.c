/* Tests of lib/endpoint and lib/secret: configuration, environment, keys. */

#include "endpoint.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "file.h"
#include "keyenv.h"
#include "loopback.h"
#include "mem.h"
#include "root.h"
#include "secret.h"
#include "tap.h"

#define HEAD "version: 1\nengines:\n"

static char dir[] = "/tmp/pos-endpoint.XXXXXX";

/* Write the configuration; it is CONFIG in messages. */
static void
configure(const char *text, mode_t mode)
{
	struct str path = STR_INIT;

	str_addf(&path, "%s/pos", dir);
	mkdir(path.s, 0700);
	str_adds(&path, "/config.yaml");
	unlink(path.s);
	if (text != NULL && (file_replace(path.s, text, strlen(text), NULL) < 0
	    || chmod(path.s, mode) < 0))
		printf("Bail out! %s\n", path.s);
	str_release(&path);
}

/* The message without the folder's name. */
static const char *
plain(struct err *e)
{
	char *at = strstr(e->msg, dir);

	if (at != NULL)
		memmove(at, at + strlen(dir), strlen(at + strlen(dir)) + 1);
	return e->msg;
}

/* What is refused, and why. */
static const struct {
	const char *text, *message;
} refused[] = {
	{ HEAD "  a: {api: ollama, temperature: 05}\n",
	    "temperature: a number such as 0.7 is expected" },
	{ HEAD "  a: {api: openai, url: \"https://me:pw@x.example/v1\"}\n",
	    "a name or password does not belong into the URL" },
	{ "version: 2\n", "/pos/config.yaml:1: version: " },
	{ HEAD "  a: {api: opanai}\n", "/pos/config.yaml:3: api: " },
	{ HEAD "  a: {url: https://x.example}\n",
	    "/pos/config.yaml:3: a: api is missing" },
	{ "engines: {}\n", "/pos/config.yaml:1: version: 1 is expected" },
	{ HEAD "  a: {api: openai, modell: x}\n", "/pos/config.yaml:3: unknown"
	    " key 'modell'; did you mean model?" },
	{ HEAD "  a: {api: openai, price: {inputs: 1}}\n",
	    "unknown key 'inputs'; did you mean input?" },
	{ "version: 1\nengine: {}\n", "unknown key 'engine'; did you mean "
	    "engines?" },
	{ HEAD "  a: {api: openai, url: 'http://x.example/v1'}\n",
	    "/pos/config.yaml:3: a: http is for this machine alone" },
	{ HEAD "  a: {api: openai, url: 'file:///etc/passwd'}\n",
	    "a URL is expected" },
	{ HEAD "  a: {api: openai, url: x.example}\n", "a URL is expected" },
	{ HEAD "  builtin: {api: openai}\n", "name this one otherwise" },
	{ HEAD "  a: {api: openai, timeouts: {idle: 0}}\n",
	    "idle: a number over 0 is expected" },
	{ HEAD "  a: {api: openai, context: 1000, max_tokens: 1000}\n",
	    "leaves nothing of the context" },
	{ HEAD "  a: {api: openai, price: {input: 1}}\n", "output" },
	{ HEAD "  a: {api: anthropic, temperature: 1}\n",
	    "version 2026-10-21 of the API takes no temperature" },
	{ HEAD "  a: [1]\n", "/pos/config.yaml:3" },
	{ "a: [\n", "/pos/config.yaml:" },
};

static void
test_refused(void)
{
	struct arena a = ARENA_INIT;
	struct endpoints all;
	struct err e;
	size_t i;

	for (i = 0; i < sizeof(refused) / sizeof(*refused); i++) {
		memset(&e, 0, sizeof(e));
		configure(refused[i].text, 0600);
		ok(endpoints_read(&all, &a, &e) < 0 && strstr(plain(&e),
		    refused[i].message) != NULL, "%s", refused[i].message);
		if (strstr(e.msg, refused[i].message) == NULL)
			printf("# got %s\n", e.msg);
	}
	arena_release(&a);
}

static void
test_file(void)
{
	struct arena a = ARENA_INIT;
	const struct endpoint *p;
	struct endpoints all;
	struct err e = ERR_INIT;

	configure(HEAD
	    "  work: {api: anthropic, url: https://gw.example/v1/, model: m-1,\n"
	    "    version: 2023-06-01, temperature: 0.2, key_command: pass x,\n"
	    "    price: {input: 3, output: 15, cached: 0.3, currency: EUR},\n"
	    "    timeouts: {connect: 2, first: 3.5, idle: 4, total: 90},\n"
	    "    context: 1000, max_tokens: 100}\n"
	    "  other: {api: openai, url: https://api.groq.com/openai/v1}\n"
	    "  vendor: {api: openai, url: https://api.openai.com/v1/}\n"
	    "  home: {api: ollama, schema: false}\n", 0644);
	ok(endpoints_read(&all, &a, &e) == 0, "a file is read");
	ok(endpoint_find(&p, &all, "work", &e) == 0, "by its name");
	is_str(p->url, "https://gw.example", "url without /v1");
	is_str(p->version, "2023-06-01", "version");
	is_str(p->temperature, "0.2", "temperature");
	is_str(p->key_command, "pass x", "key_command");
	ok(p->key_env == NULL, "and then no variable");
	ok(endpoint_find(&p, &all, "other", &e) == 0 && p->key_env == NULL,
	    "another server gets no vendor's key");
	ok(endpoint_find(&p, &all, "vendor", &e) == 0 && p->key_env != NULL,
	    "the vendor's gets it");
	ok(endpoint_find(&p, &all, "work", &e) == 0, "by its name again");
	ok(p->price.known && p->price.in.u == 3000000 && p->price.cached.u ==
	    300000 && p->price.out.u == 15000000, "prices");
	is_str(p->price.currency, "EUR", "their currency");
	ok(p->limits.connect == 2000 && p->limits.first == 3500 &&
	    p->limits.idle == 4000 && p->limits.total == 90000, "timeouts");
	ok(p->context == 1000 && p->max_tokens == 100 && p->schema, "sizes");
	ok(p->line == 3, "its line");
	ok(endpoint_find(&p, &all, "home", &e) == 0 && !p->schema &&
	    strcmp(p->url, "http://127.0.0.1:11434") == 0, "ollama's address");
	ok(endpoint_find(&p, &all, "else", &e) < 0, "none of another name");
	ok(strstr(e.msg, "there are builtin, work, other, vendor, home, ollama") != NULL,
	    "those there are");
	arena_release(&a);
}

/* OLLAMA_HOST, and the URL that it means; NULL: refused. */
static const char *const hosts[][2] = {
	{ "127.0.0.1", "http://127.0.0.1:11434" },
	{ "localhost:99", "http://localhost:99" },
	{ ":99", "http://127.0.0.1:99" },
	{ "0.0.0.0", "http://127.0.0.1:11434" },
	{ "0.0.0.0:99", "http://127.0.0.1:99" },
	{ "[::1]", "http://[::1]:11434" },
	{ "::1", "http://[::1]:11434" },
	{ "::", "http://127.0.0.1:11434" },
	{ "[::]:99", "http://127.0.0.1:99" },
	{ "[::1]:99", "http://[::1]:99" },
	{ "http://127.0.0.1:99/", "http://127.0.0.1:99" },
	{ "https://o.example", "https://o.example" },
	{ "o.example", NULL },
};

static void
test_environment(void)
{
	struct arena a = ARENA_INIT;
	const struct endpoint *p;
	struct endpoints all;
	struct err e = ERR_INIT;
	size_t i;

	configure(NULL, 0);
	unsetenv("OLLAMA_HOST");
	ok(endpoints_read(&all, &a, &e) == 0 && all.n == 1 &&
	    strcmp(all.list[0].name, "ollama") == 0, "nothing set: ollama");
	setenv("OPENAI_API_KEY", "sk-1", 1);
	setenv("OPENAI_BASE_URL", "https://gw.example/v1/", 1);
	setenv("ANTHROPIC_API_KEY", "sk-2", 1);
	setenv("ANTHROPIC_MODEL", "m-2", 1);
	ok(endpoints_read(&all, &a, &e) == 0 && all.n == 3, "keys: all three");
	ok(endpoint_find(&p, &all, "openai", &e) == 0 && strcmp(p->url,
	    "https://gw.example/v1") == 0, "openai: its URL");
	is_str(p->key_env, "OPENAI_API_KEY", "openai: its key");
	ok(endpoint_find(&p, &all, "anthropic", &e) == 0 && strcmp(p->url,
	    "https://api.anthropic.com") == 0 && strcmp(p->model, "m-2") == 0,
	    "anthropic: its URL and model");
	for (i = 0; i < sizeof(hosts) / sizeof(*hosts); i++) {
		memset(&e, 0, sizeof(e));
		setenv("OLLAMA_HOST", hosts[i][0], 1);
		if (hosts[i][1] == NULL)
			ok(endpoints_read(&all, &a, &e) == 0 &&
			    endpoint_find(&p, &all, "openai", &e) == 0 &&
			    endpoint_find(&p, &all, "ollama", &e) < 0 &&
			    strstr(e.msg, "OLLAMA_HOST") != NULL,
			    "%s: refused, when it is asked for", hosts[i][0]);
		else if (ok(endpoints_read(&all, &a, &e) == 0, "%s",
		    hosts[i][0]))
			is_str(all.list[2].url, hosts[i][1], hosts[i][0]);
	}
	unsetenv("OLLAMA_HOST");
	unsetenv("OPENAI_BASE_URL");
	unsetenv("ANTHROPIC_MODEL");
	arena_release(&a);
}

/* Is the text among the bytes that /proc shows of our environment? */
static bool
proc_has(const char *text)
{
	struct str s = STR_INIT;
	char buf[4096];
	FILE *f = fopen("/proc/self/environ", "r");
	size_t n;
	bool has;

	while (f != NULL && (n = fread(buf, 1, sizeof(buf), f)) > 0)
		str_add(&s, buf, n);
	if (f != NULL)
		fclose(f);
	has = memmem(s.s, s.len, text, strlen(text)) != NULL;
	str_release(&s);
	return has;
}

static void
test_keys(void)
{
	struct endpoint p = { .name = "x", .key_env = "POS_T_KEY" };
	struct str text = STR_INIT;
	struct err e = ERR_INIT;
	struct secret s;

	ok(getenv("POS_T_KEY") == NULL || proc_has("sk-of-the-test"),
	    "the key is in the environment at first");
	ok(secret_read(&s, &p, &e) == 0, "a variable");
	is_str(s.s, "sk-of-the-test", "its value");
	ok(getenv("POS_T_KEY") == NULL, "it is there no more");
	ok(!proc_has("sk-of-the-test"), "nor in /proc");
	ok(secret_is_set("POS_T_KEY"), "and known all the same");
	ok(secret_is_in(&s, "a sk-of-the-test b", 18), "found in a text");
	str_adds(&text, "sk-of-the-test, sk-of-the-test");
	secret_redact(&text, &s);
	is_str(text.s, "[key], [key]", "redacted");
	str_reset(&text);
	str_adds(&text, "a key, e");
	secret_redact(&text, &(struct secret){ "e", 1 });
	is_str(text.s, "a key, e", "a key that is a word is none to hide");
	secret_release(&s);
	ok(secret_read(&s, &p, &e) == 0 && s.n == 14, "read once more");
	secret_release(&s);

	p.key_env = "POS_T_NONE";
	ok(secret_read(&s, &p, &e) < 0 && e.code == ERR_PROVIDER &&
	    strstr(e.msg, "POS_T_NONE is not set") != NULL, "no variable");
	err_clear(&e);
	p.key_command = "printf 'abc\\n'; echo noise >&2";
	freopen("/dev/null", "w", stderr);
	ok(secret_read(&s, &p, &e) == 0, "a command");
	is_str(s.s, "abc", "its line, without the end");
	secret_release(&s);
	p.key_command = "printf 'abc\\n\\n'";
	ok(secret_read(&s, &p, &e) < 0 && strstr(e.msg, "is no key") != NULL,
	    "two line ends");
	err_clear(&e);
	secret_release(&s);
	p.key_command = "printf 'a\\001c'";
	ok(secret_read(&s, &p, &e) < 0 && strstr(e.msg, "abc") == NULL,
	    "a control byte");
	err_clear(&e);
	secret_release(&s);
	p.key_command = "echo abc; exit 3";
	ok(secret_read(&s, &p, &e) < 0 && strstr(e.msg, "ended with 3") !=
	    NULL && strstr(e.msg, "abc") == NULL, "a status");
	err_clear(&e);
	p.key_command = "true";
	ok(secret_read(&s, &p, &e) < 0 && strstr(e.msg, "empty key") != NULL,
	    "nothing");
	secret_release(&s);
	str_release(&text);
}

static bool
has(const struct secret *s, const char *text)
{
	return secret_is_in(s, text, strlen(text));
}

/* A server sends the key back as JSON, as JSON in JSON, and in pieces. */
static void
test_hidden(void)
{
	struct secret s = { mem_dup("a/b\"c123"), 8 };
	struct str text = STR_INIT, many = STR_INIT;
	size_t i;

	ok(has(&s, "x a\\/b\\\"c123") && has(&s, "\\u0061\\/b\\\"c123 y") &&
	    has(&s, "\\u0061\\u002f\\u0062\\u0022\\u0063123") &&
	    has(&s, "\\\\u0061\\\\/b\\\\\\\"c123") &&
	    has(&s, "aa/b\"c123"), "with escapes of JSON");
	ok(!has(&s, "a/b\"") && !has(&s, "a/b\"\\u0064123") &&
	    !has(&s, "\\a/b\"c124") && !has(&s, "\\u006") && !has(&s, ""),
	    "what is like it");
	str_adds(&text, "1 a\\/b\"c123 2 \\u0061/b\\\"c123 3 a/b\"c123");
	secret_redact(&text, &s);
	is_str(text.s, "1 [key] 2 [key] 3 [key]", "redacted in each form");
	ok(secret_sure(&s, "xyz", 3) == 3, "nothing of it: all is sure");
	ok(secret_sure(&s, "xya", 3) == 2 && secret_sure(&s, "xa\\/b", 5) == 1
	    && secret_sure(&s, "x\\u00", 5) == 1 &&
	    secret_sure(&s, "x\\\\", 3) == 1, "its beginning is held");
	ok(secret_sure(&s, "a/b/", 4) == 4, "what is not it is not held");
	for (i = 0; i < 1000000; i++)
		str_addc(&many, i % 2 ? '\\' : 'a');
	ok(!secret_is_in(&s, many.s, many.len), "a million of its bytes");
	str_reset(&many);
	for (i = 0; i < 200000; i++)
		str_adds(&many, "a/b\"c123");
	secret_redact(&many, &s);
	ok(many.len == 1000000, "many times, in no time");
	secret_release(&s);
	ok(!has(&s, "x") && secret_sure(&s, "x", 1) == 1, "no key");
	str_release(&many);
	str_release(&text);
}

static void
test_private(void)
{
	static const char with_key[] = HEAD
	    "  a: {api: openai, key: sk-secret-1}\n";
	struct arena a = ARENA_INIT;
	struct endpoints all;
	struct err e = ERR_INIT;
	struct secret s;

	configure(with_key, 0644);
	ok(endpoints_read(&all, &a, &e) < 0, "others may read a key: refused");
	ok(strstr(e.msg, "chmod 600") != NULL && strstr(e.msg, "sk-secret") ==
	    NULL, "what to do, and not the key");
	configure(with_key, 0600);
	ok(endpoints_read(&all, &a, &e) == 0, "alone: read");
	ok(secret_read(&s, &all.list[0], &e) == 0 && strcmp(s.s,
	    "sk-secret-1") == 0, "its key");
	secret_release(&s);
	arena_release(&a);
}

/* Ways to name a variable; and what names none. */
static void
test_named(void)
{
	static const char *const names[] = { "key_env: POS_T_NAMED",
		"x: {key_env: POS_T_NAMED, a: b}", "{key_env: POS_T_NAMED}",
		"\"key_env\" : 'POS_T_NAMED'\n", "  # key_env: POS_T_NAMED",
		"key_env:  # here\r\n    POS_T_NAMED\r\n",
		"key_env: >-\n  POS_T_NAMED\n",
		"key_env: A\nkey_env of b\nkey_env: POS_T_NAMED" };
	static const char *const others[] = { "", "key_env", "key_env:",
		"key_env: #", "key_env: # POS_T_NAMED\n", "key: POS_T_NAMED",
		"key_env POS_T_NAMED", "key_env: POS_T_NAMED_NOT",
		"key_env: ''", "key_env: {POS_T_NAMED: 1}" };
	char name[32];
	struct str text = STR_INIT;
	size_t i, at;

	for (i = 0; i < sizeof(others) / sizeof(*others); i++) {
		setenv("POS_T_NAMED", "sk-named", 1);
		keyenv_take_named(others[i]);
		ok(getenv("POS_T_NAMED") != NULL, "not named: %zu", i);
	}
	for (i = 0; i < sizeof(names) / sizeof(*names); i++) {
		/* one that was taken is known: each time another */
		snprintf(name, sizeof(name), "POS_T_NAME%c", 'F' + (int)i);
		setenv(name, "sk-named", 1);
		at = (size_t)(strstr(names[i], "POS_T_NAMED") - names[i]);
		str_reset(&text);
		str_addf(&text, "%.*s%s%s", (int)at, names[i], name,
		    names[i] + at + strlen("POS_T_NAMED"));
		keyenv_take_named(text.s);
		ok(getenv(name) == NULL && secret_is_set(name), "named: %zu",
		    i);
	}
	str_release(&text);
}

static void
test_loopback(void)
{
	ok(loopback_url("http://127.0.0.1:1/x") && loopback_url(
	    "http://127.9.9.9") && loopback_url("http://LocalHost/") &&
	    loopback_url("http://[::1]:8/"), "this machine");
	ok(!loopback_url("http://128.0.0.1") && !loopback_url(
	    "http://localhost.example") && !loopback_url(
	    "http://127.0.0.1.example") && !loopback_url(
	    "http://a@127.0.0.1@b.example/") && !loopback_url("nonsense:") &&
	    !loopback_url("http://[::2]"), "others");
}

static void
clean(void)
{
	struct str path = STR_INIT;

	str_addf(&path, "%s/pos", dir);
	rmdir(path.s);
	rmdir(dir);
	str_release(&path);
}

int
main(int argc, char **argv)
{
	(void)argc;
	if (getenv("POS_T_KEY") == NULL && !secret_is_set("POS_T_KEY")) {
		/* once more, with a key in what /proc shows */
		setenv("POS_T_KEY", "sk-of-the-test", 1);
		execv("/proc/self/exe", argv);
	}
	if (mkdtemp(dir) == NULL)
		return 3;
	setenv("XDG_CONFIG_HOME", dir, 1);
	unsetenv("OPENAI_API_KEY");
	unsetenv("ANTHROPIC_API_KEY");
	unsetenv("OLLAMA_HOST");
	test_refused();
	test_file();
	test_environment();
	test_keys();
	test_hidden();
	test_private();
	test_named();
	test_loopback();
	configure(NULL, 0);
	clean();
	return tap_done();
}
