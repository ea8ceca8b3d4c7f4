/* Tests of lib/spec: the advice, and which folders are artifacts. */

#include "spec.h"

#include <stdlib.h>

#include "tap.h"

/* Files that are held in memory, as of a commit. */
static const char *const held[][2] = {
	{ "templates/artifacts/one/artifact.yaml",
	    "title: One\noutput: strategy/one.md\n"
	    "advice: >-\n  For the board.\n  Be brief.\n"
	    "sections:\n"
	    "- {id: a, heading: A, evidence: [deals], draft: a.md,\n"
	    "   advice: 'Lead with it: \"won\".'}\n"
	    "- {id: b, heading: B, evidence: [deals], draft: a.md}\n"
	    "- {id: c, heading: C, evidence: [deals], draft: a.md,\n"
	    "   advice: }\n" },
	{ "templates/artifacts/bare/artifact.yaml",
	    "title: Bare\noutput: strategy/bare.md\nsections:\n"
	    "- {id: a, heading: A, evidence: [deals], draft: a.md}\n" },
	{ "templates/artifacts/list/artifact.yaml",
	    "title: List\noutput: strategy/list.md\nsections:\n"
	    "- {id: a, heading: A, evidence: [deals], draft: a.md}\n"
	    "advice: [For the board.]\n" },
	{ "templates/artifacts/one/a.md", "x\n" },
	{ "templates/artifacts/bare/a.md", "x\n" },
	{ "templates/artifacts/list/a.md", "x\n" },
	{ "templates/artifacts/prompts/system.md", "You write.\n" },
	{ "templates/artifacts/locked/artifact.yaml", NULL },
};
enum { HELD = sizeof(held) / sizeof(held[0]) };

static int
held_read(struct str *out, void *ctx, const char *rel, struct err *e)
{
	size_t i;

	(void)ctx;
	for (i = 0; i < HELD; i++) {
		if (strcmp(held[i][0], rel) != 0)
			continue;
		if (held[i][1] == NULL)
			return err_set(e, ERR_IO, "%s: locked", rel);
		str_adds(out, held[i][1]);
		return 0;
	}
	return err_set(e, ERR_NOTFOUND, "%s: not there", rel);
}

/* The names right below the folder rel. */
static int
held_list(struct names *out, void *ctx, const char *rel, struct err *e)
{
	struct str name = STR_INIT;
	const char *rest;
	size_t i;

	(void)ctx;
	(void)e;
	for (i = 0; i < HELD; i++) {
		if (!str_starts(held[i][0], rel))
			continue;
		rest = held[i][0] + strlen(rel) + 1;
		str_reset(&name);
		str_add(&name, rest, strcspn(rest, "/"));
		names_add(out, name.s);
	}
	names_sort(out);
	str_release(&name);
	return 0;
}

static const struct files files = { .read = held_read, .list = held_list };

static int
load(struct spec *out, struct arena *a, const char *name, struct err *e)
{
	struct spec_ask ask = { .name = name, .today = "2026-11-20" };

	return spec_load(out, a, &files, &ask, e);
}

static void
test_advice(void)
{
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct spec spec;

	if (!ok(load(&spec, &a, "one", &e) == 0, "one: loads"))
		printf("# %s\n", e.msg);
	is_str(spec.advice, "For the board. Be brief.", "of the document");
	is_str(spec.sections[0].advice, "Lead with it: \"won\".",
	    "of a section");
	is_str(spec.sections[1].advice, "", "a section without");
	is_str(spec.sections[2].advice, "", "a section where it is empty");
	ok(load(&spec, &a, "bare", &e) == 0, "bare: loads");
	is_str(spec.advice, "", "a document without");
	ok(load(&spec, &a, "list", &e) < 0 && e.code == ERR_INVALID,
	    "a list: invalid");
	is_str(e.msg, "templates/artifacts/list/artifact.yaml:5: advice: a "
	    "text is expected; see pos-artifact(5)", "a list: where");
	arena_release(&a);
}

/* POS_SHARE, the source tree, has those that are shipped. */
static void
test_list(void)
{
	struct names names = { 0 };
	struct err e = ERR_INIT;

	ok(spec_list(&names, &files, &e) == 0, "list");
	ok(names_has(&names, "one") && names_has(&names, "bare"),
	    "list: those of the workspace");
	ok(names_has(&names, "icp"), "list: those that are shipped");
	ok(names_has(&names, "locked"), "list: what cannot be read is there");
	ok(!names_has(&names, "prompts"), "list: not a folder of prompts");
	names_release(&names);
}

/* What no artifact is called is not suggested either. */
static void
test_none(void)
{
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct spec spec;

	ok(load(&spec, &a, "prompts", &e) < 0 && e.code == ERR_NOTFOUND,
	    "prompts: no artifact");
	ok(strstr(e.msg, "'prompts'; there are bare, cjm, ") != NULL,
	    "prompts: those there are: %s", e.msg);
	arena_release(&a);
}

int
main(void)
{
	test_advice();
	test_list();
	test_none();
	return tap_done();
}
