/*
 * md-tool - show and change Markdown documents, for t/md.t
 *
 *	md-tool list FILE		sections: id line from body_from to
 *	md-tool headings FILE		level line anchor text
 *	md-tool links FILE		line url
 *	md-tool about FILE		frontmatter, title, preamble
 *	md-tool text FILE ID		body in normal form
 *	md-tool replace FILE ID BODY	the changed document; so for the others
 *	md-tool insert FILE AFTER HEADING BODY
 *	md-tool append FILE HEADING BODY
 *	md-tool remove FILE ID
 *	md-tool time FILE N		CPU microseconds per md_parse()
 *	md-tool stream			see stream() below
 *	md-tool hostile			see hostile() below
 */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "md.h"
#include "mdedit.h"
#include "mem.h"

static void
read_all(struct str *out, FILE *f)
{
	char buf[65536];
	size_t n;

	while ((n = fread(buf, 1, sizeof(buf), f)) > 0)
		str_add(out, buf, n);
}

static void
read_file(struct str *out, const char *path)
{
	FILE *f = fopen(path, "rb");

	if (f == NULL) {
		perror(path);
		exit(2);
	}
	read_all(out, f);
	fclose(f);
}

static void
list(struct str *out, const struct md *md)
{
	const struct md_section *s;
	size_t i;

	for (i = 0; i < md->n_sections; i++) {
		s = &md->sections[i];
		str_addf(out, "%s %d %zu %zu %zu\n", s->id, s->line, s->from,
		    s->body_from, s->to);
	}
}

static void
headings(struct str *out, const struct md *md)
{
	const struct md_heading *h;
	size_t i;

	for (i = 0; i < md->n_headings; i++) {
		h = &md->headings[i];
		str_addf(out, "%d %d%s %s %s\n", h->level, h->line,
		    h->top ? "" : " in", h->anchor, h->text);
	}
}

static int
link(const char *url, int line, void *ctx)
{
	str_addf(ctx, "%d %s\n", line, url);
	return 0;
}

static void
about(struct str *out, const struct md *md)
{
	str_addf(out, "front %zu %zu\nmarkdown %zu line %d\ntitle %d %s\n"
	    "preamble %zu %zu\n", md->front_from, md->front_to, md->md_from,
	    md->md_line, md->title_line, md->title ? md->title : "(none)",
	    md->pre_from, md->pre_to);
}

/*
 * One case: replace section id of *text by body. Afterwards *list holds the
 * sections it had, *text the outcome, *own the section's text, and *again
 * the document with that text put in again.
 */
struct outcome {
	struct str list, own, again;
};

static int
one(struct outcome *o, struct str *text, const char *id,
    const struct str *body, struct err *e)
{
	struct md md;
	int rc;

	if (md_parse(&md, text->s, text->len, "doc", e) < 0)
		return -1;
	list(&o->list, &md);
	md_release(&md);
	rc = md_replace(text, "doc", id, body->s, body->len, e);
	if (md_parse(&md, text->s, text->len, "doc", e) < 0)
		return -1;
	if (md_find(&md, id) != NULL)
		md_section_text(&o->own, &md, md_find(&md, id));
	md_release(&md);
	str_add(&o->again, text->s, text->len);
	if (md_replace(&o->again, "doc", id, o->own.s, o->own.len, e) < 0)
		return -1;
	return rc;
}

static void
take(struct str *out, size_t n)
{
	char *buf = mem_alloc(n + 1);

	if (fread(buf, 1, n, stdin) != n)
		exit(2);
	str_add(out, buf, n);
	free(buf);
}

/*
 * Cases from standard input, "ID BYTES BYTES\n" and the bytes of document
 * and body; for each "RC BYTES BYTES BYTES BYTES\n" with the bytes of list,
 * outcome, own text, outcome again.
 */
static int
stream(void)
{
	char id[256];
	size_t n, n_body;

	while (scanf("%255s %zu %zu", id, &n, &n_body) == 3) {
		struct str doc = STR_INIT, body = STR_INIT;
		struct outcome o = { STR_INIT, STR_INIT, STR_INIT };
		struct err e = ERR_INIT;
		int rc;

		getchar();
		take(&doc, n);
		take(&body, n_body);
		rc = one(&o, &doc, id, &body, &e);
		if (rc < 0)
			str_addf(&o.list, "%s\n", e.msg);
		printf("%d %zu %zu %zu %zu\n", rc, o.list.len, doc.len,
		    o.own.len, o.again.len);
		fwrite(o.list.s, 1, o.list.len, stdout);
		fwrite(doc.s, 1, doc.len, stdout);
		fwrite(o.own.s, 1, o.own.len, stdout);
		fwrite(o.again.s, 1, o.again.len, stdout);
		str_release(&doc);
		str_release(&body);
		str_release(&o.list);
		str_release(&o.own);
		str_release(&o.again);
	}
	return 0;
}

/*
 * Documents from standard input, "BYTES NAME\n" and the bytes; for each
 * "MS parsed NAME" or "MS refused NAME" with the milliseconds it took.
 */
static int
hostile(void)
{
	char name[256];
	size_t n;

	while (scanf("%zu %255[^\n]", &n, name) == 2) {
		struct str doc = STR_INIT;
		struct err e = ERR_INIT;
		struct md md;
		clock_t start;
		int rc;

		getchar();
		take(&doc, n);
		start = clock();
		rc = md_parse(&md, doc.s, doc.len, "doc", &e);
		if (rc == 0)
			md_release(&md);
		printf("%ld %s %s\n", (long)((clock() - start) /
		    (CLOCKS_PER_SEC / 1000)), rc == 0 ? "parsed" : "refused",
		    name);
		fflush(stdout);
		str_release(&doc);
	}
	return 0;
}

static int
clock_parse(const struct str *text, int n, struct err *e)
{
	struct timespec a, b;
	struct md md;
	int i;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &a);
	for (i = 0; i < n; i++) {
		if (md_parse(&md, text->s, text->len, "doc", e) < 0)
			return -1;
		md_release(&md);
	}
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &b);
	printf("%.0f\n", ((double)(b.tv_sec - a.tv_sec) * 1e6 +
	    (double)(b.tv_nsec - a.tv_nsec) / 1e3) / n);
	return 0;
}

/* Commands that show a document. */
static int
show(struct str *out, const struct str *text, char **argv, struct err *e)
{
	struct md md;
	const struct md_section *s;

	if (md_parse(&md, text->s, text->len, argv[2], e) < 0)
		return -1;
	if (strcmp(argv[1], "list") == 0)
		list(out, &md);
	else if (strcmp(argv[1], "headings") == 0)
		headings(out, &md);
	else if (strcmp(argv[1], "links") == 0)
		md_links(&md, link, out);
	else if (strcmp(argv[1], "about") == 0)
		about(out, &md);
	else if ((s = md_need(&md, argv[3], e)) != NULL)
		md_section_text(out, &md, s);
	md_release(&md);
	return e->code == ERR_NONE ? 0 : -1;
}

/* Commands that change one. */
static int
change(struct str *text, int argc, char **argv, struct err *e)
{
	struct str body = STR_INIT;
	const char *cmd = argv[1];
	int rc;

	if (strcmp(cmd, "remove") == 0)
		return md_remove(text, argv[2], argv[3], e);
	read_file(&body, argv[argc - 1]);
	if (strcmp(cmd, "replace") == 0)
		rc = md_replace(text, argv[2], argv[3], body.s, body.len, e);
	else if (strcmp(cmd, "append") == 0)
		rc = md_insert(text, argv[2], NULL, argv[3], body.s, body.len,
		    e);
	else
		rc = md_insert(text, argv[2], argv[3], argv[4], body.s,
		    body.len, e);
	str_release(&body);
	return rc;
}

int
main(int argc, char **argv)
{
	static const char *const changes[] = { "replace", "insert", "append",
	    "remove" };
	struct str text = STR_INIT, out = STR_INIT;
	struct err e = ERR_INIT;
	bool is_change = false;
	size_t i;
	int rc;

	if (argc == 2 && strcmp(argv[1], "stream") == 0)
		return stream();
	if (argc == 2 && strcmp(argv[1], "hostile") == 0)
		return hostile();
	if (argc < 3)
		return 2;
	read_file(&text, argv[2]);
	for (i = 0; i < 4; i++)
		is_change = is_change || strcmp(argv[1], changes[i]) == 0;
	if (is_change)
		rc = change(&text, argc, argv, &e);
	else if (strcmp(argv[1], "time") == 0)
		rc = clock_parse(&text, atoi(argv[3]), &e);
	else
		rc = show(&out, &text, argv, &e);
	if (rc < 0)
		fprintf(stderr, "md-tool: %s\n", e.msg);
	else if (is_change)
		fwrite(text.s, 1, text.len, stdout);
	else
		fwrite(out.s, 1, out.len, stdout);
	str_release(&text);
	str_release(&out);
	return rc < 0 ? err_exit(e.code) : 0;
}
