/* Tests of what imports rest on: names, domains, ids, edits of many rows. */

#include <stdlib.h>

#include "importmatch.h"
#include "importname.h"
#include "random.h"
#include "rowedit.h"
#include "tap.h"
#include "yaml.h"

static void
named(const char *name, const char *want)
{
	struct str s = STR_INIT;

	import_name(&s, name);
	is_str(s.s, want, name);
	str_release(&s);
}

static void
at_domain(const char *address, const char *want)
{
	struct str s = STR_INIT;

	import_domain(&s, address);
	is_str(s.s, want, address);
	str_release(&s);
}

static void
test_names(void)
{
	named("ACME, Inc.", "acme");
	named("Acme Inc", "acme");
	named("Foo GmbH & Co. KG", "foo");
	named("S\u00f8n & Bror A/S", "s\u00f8n bror");
	named("\u00d8STBY AS", "\u00f8stby");
	named("AS", "as");
	named("Inc. Magazine", "inc magazine");
	named("  The   Company  Ltd ", "the company");
	named("...", "");
	at_domain("https://www.Acme.com/en?x", "acme.com");
	at_domain("http://user@acme.com:8080/", "acme.com");
	at_domain("ada@acme.com", "acme.com");
	at_domain("WWW.acme.com.", "acme.com");
	at_domain("Acme", "");
	at_domain("www.", "");
	at_domain("", "");
}

static void
test_ids(void)
{
	struct arena a = ARENA_INIT;

	is_str(party_foreign(&a, "salesforce", "0061200000ABCdaAAH"),
	    "0061200000ABCda", "18 characters with their check are 15");
	is_str(party_foreign(&a, "salesforce", "0061200000ABCdaAAA"),
	    "0061200000ABCdaAAA", "18 without it are not");
	is_str(party_foreign(&a, "hubspot", "0061200000ABCdaAAH"),
	    "0061200000ABCdaAAH", "nor of another system");
	arena_release(&a);
}

/* Change a file as d says, and compare with what is wanted. */
static void
changes(const char *before, struct row_edits *re, const char *want,
    const char *what)
{
	struct str old = STR_INIT, out = STR_INIT;
	struct err e = ERR_INIT;
	bool gone = false;
	int rc;

	if (before != NULL)
		str_adds(&old, before);
	rc = row_edits_change(&out, &gone, before != NULL ? &old : NULL, re,
	    &e);
	is_str(rc < 0 ? e.msg : out.s, want, what);
	str_release(&old);
	str_release(&out);
}

static struct node *
value(struct arena *a, const char *key, const char *text)
{
	return node_str(a, node_new(a, NODE_MAP), key, text);
}

static void
test_edits(void)
{
	static const char text[] = "# head\ndeals:\n"
	    "  - {id: d-1, name: \"a\", n: 1}   # one\n"
	    "  # between\n"
	    "  - id: d-2\n    name: b\n"
	    "  - {id: d-3,\n     ids: {x: y}, \n     name: c}\n"
	    "# end\nother: 1\n";
	struct arena a = ARENA_INIT;
	struct row_edits re;
	struct node *new = node_new(&a, NODE_MAP);

	row_edits_init(&re, "f", "deals", "# new\n");
	row_edits_set(&re, "d-1", "name", value(&a, "name", "x: y"));
	row_edits_set(&re, "d-1", "m", value(&a, "m", "2"));
	row_edits_set(&re, "d-2", "name", value(&a, "name", "z"));
	row_edits_set(&re, "d-3", "ids", NULL);
	row_edits_set(&re, "d-3", "p", value(&a, "p", "q"));
	node_str(&a, new, "id", "d-4");
	node_str(&a, new, "name", "last");
	row_edits_add(&re, new);
	changes(text, &re, "# head\ndeals:\n"
	    "  - {id: d-1, name: \"x: y\", n: 1, m: \"2\"}   # one\n"
	    "  # between\n"
	    "  - id: d-2\n    name: z\n"
	    "  - {id: d-3, \n     name: c, p: q}\n"
	    "  - {id: d-4, name: \"last\"}\n"
	    "# end\nother: 1\n", "edits of all kinds");
	changes("deals: []\n", &re, "f: d-1 is not there; if it is in the "
	    "folder, commit it first", "a record is not there");
	changes("deals:\n- {id: d-4}\n", &re, "f: there is a d-4 meanwhile; "
	    "do it again", "a new record is there");
	row_edits_release(&re);
	row_edits_init(&re, "f", "deals", "# new\n");
	row_edits_add(&re, new);
	changes(NULL, &re, "# new\ndeals:\n  - {id: d-4, name: \"last\"}\n",
	    "a new file");
	changes("deals: []\n", &re, "deals:\n  - {id: d-4, name: \"last\"}\n",
	    "an empty list");
	changes("deals:\n", &re, "deals:\n  - {id: d-4, name: \"last\"}\n",
	    "no list yet");
	changes("deals:\r\n- {id: d-1}", &re,
	    "deals:\r\n- {id: d-1}\r\n- {id: d-4, name: \"last\"}\r\n",
	    "CRLF, no indent, no last line end");
	row_edits_drop(&re, "d-1", "  # of d-1\n  - {id: d-1}   # gone\n");
	changes("deals:\n  - {id: d-2}\n\n  # of d-1\n  - {id: d-1}   # gone\n",
	    &re, "deals:\n  - {id: d-2}\n\n  - {id: d-4, name: \"last\"}\n",
	    "a record goes, with its comments");
	changes("deals:\n  # of d-1\n  - {id: d-1}   # gone!\n", &re,
	    "f: d-1 has been edited and not committed: commit it first",
	    "a record that is to go has been edited");
	changes("deals:\n  - {id: d-2}\n", &re, "f: a record that is to go is "
	    "not there; if it is in the folder, commit it first",
	    "a record that is to go is not there");
	row_edits_release(&re);
	row_edits_init(&re, "f", "deals", "");
	row_edits_add(&re, new);
	row_edits_drop(&re, "d-1", "- id: d-1\n  n: 1\n  # deep\n");
	changes("deals:\n- id: d-1\n  n: 1\n  # deep\n# end\n", &re,
	    "deals:\n- {id: d-4, name: \"last\"}\n# end\n",
	    "the last record goes, another comes");
	changes("deals:\n  - {id: d-4\n", &re, "f:2: a map opens here with "
	    "'{' and a ',' or its '}' is missing", "no YAML");
	row_edits_release(&re);
	arena_release(&a);
}

enum { ROUNDS = 400, ROWS = 8 };

/* A file of random records, and edits of it; does it read as it should? */
static bool
round_holds(struct arena *a)
{
	struct node *file = node_new(a, NODE_MAP), *list, *row, *got, *want;
	struct str text = STR_INIT, out = STR_INIT, s = STR_INIT;
	struct row_edits re;
	bool gone = false, good;
	unsigned i, n = 1 + pick(ROWS);

	list = node_add(a, file, "deals", NODE_LIST);
	row_edits_init(&re, "f", "deals", "");
	str_adds(&text, "deals:\n");
	for (i = 0; i < n; i++) {
		row = node_item(a, list);
		node_fmt(a, row, "id", "d-%u", i);
		str_reset(&s);
		random_text(&s, 6, true);
		node_str(a, row, "name", s.s);
		str_adds(&text, "  - ");
		row_line(&text, row);
		str_adds(&text, pick(2) ? "\n" : "   # c\n");
		if (pick(2)) {
			str_reset(&s);
			random_text(&s, 6, true);
			want = value(a, pick(2) ? "name" : "buyer", s.s);
			row_edits_set(&re, node_get_text(row, "id", ""),
			    want->key, want);
			got = node_get(row, want->key);
			if (got != NULL)
				*got = (struct node){ .kind = NODE_SCALAR,
				    .n = want->n, .text = want->text,
				    .key = got->key, .tag = got->tag,
				    .next = got->next };
			else
				node_str(a, row, want->key, want->text);
		}
	}
	good = row_edits_change(&out, &gone, &text, &re, NULL) == 0;
	got = good ? yaml_parse(a, out.s, out.len, "f", NULL) : NULL;
	good = got != NULL && same_tree(got, file);
	if (!good)
		printf("# %s# gave %s", text.s, out.s);
	row_edits_release(&re);
	str_release(&text);
	str_release(&out);
	str_release(&s);
	return good;
}

static void
test_random(void)
{
	struct arena a = ARENA_INIT;
	unsigned i, bad = 0;

	for (i = 0; i < ROUNDS; i++) {
		bad += !round_holds(&a);
		arena_release(&a);
	}
	ok(bad == 0, "%d files read as the edits say: %u do not", ROUNDS, bad);
}

int
main(void)
{
	test_names();
	test_ids();
	test_edits();
	test_random();
	return tap_done();
}
