/* Tests of lib/mustache: what t/mustache.t, by whole outputs, does not see. */

#include "mustache.h"

#include <stdlib.h>

#include "tap.h"

/* A template, its partial "p", and what a render said. */
struct fill {
	struct arena a;
	struct node *root;
	struct mustache_env env;
	const char *partial;
	struct str out, log;
	struct err e;
};

static const char *
kind_name(enum mustache_kind kind)
{
	static const char *const names[] = { "variable", "section",
	    "inverted", "partial" };

	return names[kind];
}

static void
log_problem(void *ctx, const char *message)
{
	struct fill *f = ctx;

	str_addf(&f->log, "%s\n", message);
}

static void
log_use(void *ctx, enum mustache_kind kind, const char *name,
    const struct node *value)
{
	struct fill *f = ctx;

	str_addf(&f->log, "%s %s %s\n", kind_name(kind), name,
	    value->text ? value->text : "-");
}

static int
load_partial(const struct mustache **out, void *ctx, const char *name,
    struct err *e)
{
	struct fill *f = ctx;

	*out = NULL;
	if (f->partial == NULL || strcmp(name, "p") != 0)
		return 0;
	*out = mustache_parse(&f->a, f->partial, strlen(f->partial), "p.md",
	    1, e);
	return *out != NULL ? 0 : -1;
}

/* company: {name, legal_name, founded: null, tags}, partner: {name, arr} */
static void
setup(struct fill *f)
{
	struct node *company, *partner, *tags, *arr;

	memset(f, 0, sizeof(*f));
	str_init(&f->out);
	str_init(&f->log);
	f->root = node_new(&f->a, NODE_MAP);
	company = node_add(&f->a, f->root, "company", NODE_MAP);
	node_str(&f->a, company, "name", "Halden");
	node_str(&f->a, company, "legal_name", "Halden & Co");
	company = node_add(&f->a, company, "founded", NODE_NULL);
	company->file = "company.yaml";
	company->line = 4;
	partner = node_add(&f->a, f->root, "partner", NODE_MAP);
	node_str(&f->a, partner, "name", "\303\230stby");
	arr = node_add(&f->a, partner, "arr", NODE_MAP);
	node_int(&f->a, arr, "value", 42000);
	node_str(&f->a, arr, "text", "EUR 42,000");
	tags = node_add(&f->a, partner, "tags", NODE_LIST);
	node_str(&f->a, tags, NULL, "a");
	node_str(&f->a, tags, NULL, "b");
	node_str(&f->a, partner, "tags_text", "a and b");
	f->env.root = f->root;
	f->env.ctx = f;
	f->env.partial = load_partial;
	f->env.problem = log_problem;
}

static void
teardown(struct fill *f)
{
	arena_release(&f->a);
	str_release(&f->out);
	str_release(&f->log);
}

static int
fill(struct fill *f, const char *text)
{
	struct mustache *m;

	err_clear(&f->e);
	str_reset(&f->out);
	str_reset(&f->log);
	m = mustache_parse(&f->a, text, strlen(text), "t.md", 1, &f->e);
	return m != NULL ? mustache_render(&f->out, m, &f->env, &f->e) : -1;
}

static void
gives(struct fill *f, const char *text, const char *want)
{
	char *name = strdup(text), *p = name;

	while ((p = strpbrk(p, "\r\n")) != NULL)
		*p = ' ';
	fill(f, text);
	is_str(f->e.code ? f->e.msg : f->out.s, want, name);
	free(name);
}

static void
test_names(void)
{
	struct fill f;

	setup(&f);
	gives(&f, "{{company_name}}", "Halden");
	gives(&f, "{{company_legal_name}}", "Halden & Co");
	gives(&f, "{{#partner}}{{company_name}}{{/partner}}", "Halden");
	gives(&f, "{{partner_arr}}, {{partner.arr.value}}",
	    "EUR 42,000, 42000");
	gives(&f, "{{#partner_tags}}{{.}}{{/partner_tags}}", "ab");
	gives(&f, "{{partner.tags.1}}", "b");
	f.env.escape = MUSTACHE_HTML;
	gives(&f, "{{company_legal_name}} {{&company_legal_name}}",
	    "Halden &amp; Co Halden & Co");
	teardown(&f);
}

static void
test_roots(void)
{
	struct fill f;
	struct node *list;

	setup(&f);
	f.env.root = node_str(&f.a, NULL, NULL, "a<b");
	gives(&f, "{{.}}{{#.}}!{{/.}}", "a<b!");
	f.env.escape = MUSTACHE_HTML;
	gives(&f, "{{.}}{{{.}}}{{&.}}", "a&lt;ba<ba<b");
	list = node_new(&f.a, NODE_LIST);
	node_str(&f.a, node_item(&f.a, list), "v", "x");
	node_str(&f.a, node_item(&f.a, list), "v", "y");
	f.env.root = list;
	gives(&f, "{{#.}}{{v}}{{.v}}{{/.}}", "xxyy");
	f.env.root = NULL;
	gives(&f, "{{a_b.c}}", "t.md:1:1: no value for {{a_b.c}}");
	gives(&f, "{{a_b}}", "t.md:1:1: no value for {{a_b}}");
	gives(&f, "{{#a}}x{{/a}}{{^.}}none{{/.}}", "none");
	teardown(&f);
}

static void
test_missing(void)
{
	struct fill f;

	setup(&f);
	gives(&f, "a\n{{partner.nmae}}", "t.md:2:1: no value for "
	    "{{partner.nmae}} (did you mean partner.name?)");
	gives(&f, "\303\230 {{compnay.name}}", "t.md:1:3: no value for "
	    "{{compnay.name}} (did you mean company.name?)");
	gives(&f, "{{company_legal_nam}}", "t.md:1:1: no value for "
	    "{{company_legal_nam}} (did you mean company_legal_name?)");
	gives(&f, "{{compnay_name}}", "t.md:1:1: no value for "
	    "{{compnay_name}} (did you mean company_name?)");
	gives(&f, "{{#partner}}{{nam}}{{/partner}}", "t.md:1:13: no value "
	    "for {{nam}} (did you mean name?)");
	gives(&f, "{{company.founded}}", "t.md:1:1: no value for "
	    "{{company.founded}}: it is empty in company.yaml:4");
	gives(&f, "{{zebra}}", "t.md:1:1: no value for {{zebra}}");
	gives(&f, "{{partner}}", "t.md:1:1: {{partner}} is a map; its "
	    "members: name, arr, tags, tags_text");
	gives(&f, "{{partner.tags}}", "t.md:1:1: {{partner.tags}} is a list; "
	    "write {{#partner.tags}}...{{/partner.tags}} or "
	    "{{partner.tags_text}}");
	gives(&f, "{{>q}}", "t.md:1:1: no partial named q");
	f.env.missing = MUSTACHE_EMPTY;
	gives(&f, "[{{x}}{{partner}}{{>q}}]", "[]");
	f.env.missing = MUSTACHE_KEEP;
	gives(&f, "[{{x}}{{{ y }}}{{#z}}n{{/z}}{{>q}}]\n {{> q }} \r\n.",
	    "[{{x}}{{{ y }}}{{>q}}]\n {{> q }} \r\n.");
	teardown(&f);
}

static void
test_problems(void)
{
	struct fill f;
	struct str many = STR_INIT;
	const char *p;
	int i, lines = 0;

	setup(&f);
	ok(fill(&f, "x{{a}}\n{{#partner.tags}}{{b}}{{/partner.tags}}{{>p}}")
	    < 0, "problems fail the render");
	is_str(f.log.s, "t.md:1:2: no value for {{a}}\n"
	    "t.md:2:18: no value for {{b}}\n"
	    "t.md:2:40: no partial named p\n", "each is told once");
	is_str(f.e.msg, "t.md:1:2: no value for {{a}} (and 2 more)",
	    "the error counts them");
	is_str(f.out.s, "", "nothing is left in the output");
	f.partial = "{{#x}}";
	fill(&f, "{{a}}{{>p}}");
	is_str(f.log.s, "t.md:1:1: no value for {{a}}\np.md:1:1: section is "
	    "not closed, {{/x}} expected before the end\n",
	    "what ends a render is told too");
	is_str(f.e.msg, "t.md:1:1: no value for {{a}} (and 1 more)",
	    "and counted");
	f.partial = NULL;
	for (i = 0; i < 100; i++)
		str_adds(&many, "{{a}}");
	fill(&f, many.s);
	for (p = f.log.s; (p = strchr(p, '\n')) != NULL; p++)
		lines++;
	ok(lines == MUSTACHE_PROBLEMS + 1, "20 are told, and that there are "
	    "more");
	p = strstr(f.log.s, "t.md:1:101: more names have no value");
	ok(p != NULL, "where the others begin");
	str_release(&many);
	teardown(&f);
}

/* The period of a name that ends a sentence is its only one. */
static void
test_second_stop(void)
{
	struct node *inc;
	struct fill f;

	setup(&f);
	inc = node_add(&f.a, f.root, "inc", NODE_MAP);
	node_str(&f.a, inc, "name", "Acme Inc.");
	node_str(&f.a, inc, "dot", ".");
	fill(&f, "We thank {{inc.name}}. {{#inc}}{{name}}{{/inc}}.\n"
	    "*{{inc.name}}.*");
	is_str(f.out.s, "We thank Acme Inc. Acme Inc.\n*Acme Inc.*",
	    "a sentence ends with one period, also behind a section");
	fill(&f, "{{inc.name}}... {{inc.name}}.md {{inc.name}} . {{inc.dot}}.");
	is_str(f.out.s, "Acme Inc.... Acme Inc..md Acme Inc. . ..",
	    "periods that end no sentence stay");
	fill(&f, "{{company.name}}. {{inc.name}}{{company.name}}.");
	is_str(f.out.s, "Halden. Acme Inc.Halden.", "other values keep it");
	teardown(&f);
}

static const struct node *
always(void *ctx, const char *name)
{
	struct fill *f = ctx;

	return node_str(&f->a, NULL, NULL, name);
}

static void
test_hooks(void)
{
	struct fill f;

	setup(&f);
	f.env.used = log_use;
	fill(&f, "{{company_name}}{{#partner}}{{name}}{{^no}}{{/no}}"
	    "{{/partner}}");
	is_str(f.log.s, "variable company_name Halden\nsection partner -\n"
	    "variable name \303\230stby\n", "names used, with their values");
	f.env.fallback = always;
	gives(&f, "{{company.name}} {{elsewhere}}", "Halden elsewhere");
	teardown(&f);
}

static void
test_parse_errors(void)
{
	struct fill f;

	setup(&f);
	gives(&f, "a\n {{partner.name} b\n", "t.md:2:2: tag is not closed, "
	    "'}}' expected: {{partner.name} b");
	gives(&f, "{{a {{company.name}}", "t.md:1:1: tag is not closed, "
	    "'}}' expected: {{a {{company.name}}");
	gives(&f, "{{{company.name}}", "t.md:1:1: tag is not closed, "
	    "'}}}' expected: {{{company.name}}");
	gives(&f, "{{a b}}", "t.md:1:1: a name has no spaces in it: {{a b}}");
	gives(&f, "x {{ }}", "t.md:1:3: tag without a name: {{ }}");
	gives(&f, "\n\n{{#a}}\n{{#b}}{{/b}}", "t.md:3:1: section is not "
	    "closed, {{/a}} expected before the end");
	gives(&f, "{{#a}}\n{{/b}}", "t.md:2:1: {{/b}} where {{/a}} is "
	    "expected, for the section opened in line 1");
	gives(&f, "{{/b}}", "t.md:1:1: {{/b}} closes a section that was not "
	    "opened");
	gives(&f, "{{=a=}}", "t.md:1:1: delimiters are two words without =, "
	    "such as {{=<% %>=}}: {{=a=}}");
	gives(&f, "{{=a b c=}}", "t.md:1:1: delimiters are two words without "
	    "=, such as {{=<% %>=}}: {{=a b c=}}");
	gives(&f, "{{=<= =>=}}", "t.md:1:1: delimiters are two words without "
	    "=, such as {{=<% %>=}}: {{=<= =>=}}");
	gives(&f, "{{=aaaaaaaaaaaaaaaaaaaaaaaa b=}}", "t.md:1:1: delimiters "
	    "are shorter than 16 bytes: {{=aaaaaaaaaaaaaaaaaaaaaaaa b=}}");
	f.partial = "\n{{";
	gives(&f, "{{>p}}", "p.md:2:1: tag is not closed, '}}' expected: {{");
	teardown(&f);
}

static void
test_limits(void)
{
	struct fill f;
	struct str deep = STR_INIT;
	int i;

	setup(&f);
	f.partial = "{{>p}}";
	gives(&f, "{{>p}}", "p.md:1:1: partials are more than 64 deep; does "
	    "p include itself?");
	f.partial = "x{{#partner}}{{>p}}{{/partner}}";
	f.env.max_bytes = 10;
	gives(&f, "{{>p}}", "p.md: the output is larger than 10 bytes");
	gives(&f, "{{company.name}}1234", "Halden1234");
	f.env.max_bytes = 0;
	for (i = 0; i < 65; i++)
		str_adds(&deep, "{{#partner}}");
	for (i = 0; i < 65; i++)
		str_adds(&deep, "{{/partner}}");
	gives(&f, deep.s, "t.md:1:769: sections are more than 64 deep here");
	str_splice(&deep, 0, 12, NULL, 0);
	str_cut(&deep, deep.len - 12);
	gives(&f, deep.s, "");
	str_release(&deep);
	teardown(&f);
}

static int
add_name(void *ctx, const struct mustache_name *name)
{
	struct str *s = ctx;
	size_t i;

	str_addf(s, "%s %s %u:%u", kind_name(name->kind), name->name,
	    name->line, name->col);
	for (i = 0; i < name->nsections; i++)
		str_addf(s, " %s", name->sections[i]);
	str_addc(s, '\n');
	return strcmp(name->name, "stop") == 0 ? 7 : 0;
}

static void
test_lister(void)
{
	static const char text[] = "{{a}} \303\270 {{{b.c}}}\n{{#l}}{{^m}}"
	    "{{#n}}{{d}}{{/n}}{{/m}}{{>e}}\n{{/l}}{{&f}}{{stop}}{{g}}";
	struct arena a = ARENA_INIT;
	struct str s = STR_INIT;
	struct mustache *m;

	m = mustache_parse(&a, text, strlen(text), "t.md", 10, NULL);
	ok(m != NULL && mustache_names(m, add_name, &s) == 7,
	    "names: the caller can stop");
	is_str(s.s, "variable a 10:1\nvariable b.c 10:9\nsection l 11:1\n"
	    "inverted m 11:7 l\nsection n 11:13 l\nvariable d 11:19 l n\n"
	    "partial e 11:36 l\nvariable f 12:7\nvariable stop 12:13\n",
	    "names: kind, place and sections");
	str_release(&s);
	arena_release(&a);
}

int
main(void)
{
	test_names();
	test_roots();
	test_missing();
	test_problems();
	test_second_stop();
	test_hooks();
	test_parse_errors();
	test_limits();
	test_lister();
	return tap_done();
}
