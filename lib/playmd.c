/* playmd - a playbook as a document of Markdown */

#include "playmd.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mustache.h"
#include "playflow.h"
#include "playneed.h"

/* Text of the playbook: what it holds of Markdown is no markup of ours. */
static void
add_text(struct str *out, const char *text)
{
	mustache_add(out, MUSTACHE_MARKDOWN, text, strlen(text));
}

/* A list below a line that says what it is; nothing for none. */
static void
add_list(struct str *out, const char *what, const char *mark,
    const struct node *list)
{
	const struct node *c;

	if (list == NULL || list->n == 0)
		return;
	str_addf(out, "%s\n\n", what);
	NODE_EACH(c, list) {
		str_adds(out, mark);
		add_text(out, c->text != NULL ? c->text : "");
		str_addc(out, '\n');
	}
	str_addc(out, '\n');
}

static void
add_requires(struct str *out, const struct node *list)
{
	struct str s = STR_INIT;
	const struct node *c;

	if (list != NULL && list->n > 0)
		str_adds(out, "It requires:\n\n");
	NODE_EACH(c, list) {
		str_reset(&s);
		play_need_text(&s, c);
		str_adds(out, "- ");
		add_text(out, s.s);
		str_addc(out, '\n');
	}
	if (s.len > 0)
		str_addc(out, '\n');
	str_release(&s);
}

static int
add_flow(struct str *out, struct ws *ws, const struct playbook *b,
    struct err *e)
{
	char *text = NULL;
	size_t n = 0;
	FILE *f = open_memstream(&text, &n);
	int rc;

	if (f == NULL)
		return err_sys(e, "%s", b->file);
	rc = playflow_print(f, ws, b, "mermaid", e);
	if (fclose(f) != 0 && rc == 0)
		rc = err_sys(e, "%s", b->file);
	if (rc == 0)
		str_addf(out, "```mermaid\n%s```\n\n", text);
	free(text);
	return rc;
}

static void
add_step(struct str *out, const struct playbook *b, size_t i)
{
	const struct playbook_step *s = &b->steps[i];
	const struct node *note;

	str_addf(out, "## %zu. ", i + 1);
	add_text(out, s->name);
	str_addf(out, "\n\nFor %s, within %d day%s, with [%s](../templates/"
	    "%s.md).\n\n", s->owner, s->due, s->due == 1 ? "" : "s",
	    s->template, s->template);
	if (node_get_text(s->node, "guidance", NULL) != NULL) {
		add_text(out, node_get_text(s->node, "guidance", ""));
		str_adds(out, "\n\n");
	}
	NODE_EACH(note, node_get(s->node, "tiers")) {
		str_addf(out, "- **%s:** ", note->key);
		add_text(out, note->text != NULL ? note->text : "");
		str_adds(out, note->next != NULL ? "\n" : "\n\n");
	}
	add_list(out, "Done when:", "- [ ] ", node_get(s->node,
	    "checklist"));
	add_list(out, "To be written down:", "- ", node_get(s->node,
	    "fields"));
	add_list(out, "What shows it:", "- ", node_get(s->node, "evidence"));
}

int
playbook_md(struct str *out, struct ws *ws, const struct playbook *b,
    struct err *e)
{
	const struct node *next = node_get(b->node, "next"), *c;
	size_t i;

	str_adds(out, "# ");
	add_text(out, b->name);
	str_adds(out, "\n\n");
	add_text(out, b->description);
	str_adds(out, "\n\n");
	if (add_flow(out, ws, b, e) < 0)
		return -1;
	add_list(out, "Before it begins:", "- ", node_get(b->node,
	    "prerequisites"));
	add_requires(out, node_get(b->node, "requires"));
	add_list(out, "Beware:", "- ", node_get(b->node, "warnings"));
	for (i = 0; i < b->n; i++)
		add_step(out, b, i);
	add_list(out, "## Success", "1. ", node_get(b->node,
	    "success_criteria"));
	NODE_EACH(c, next)
		str_addf(out, "%s[%s](%s.yaml)%s", c == next->first ?
		    "Usually followed by " : ", ", c->text, c->text,
		    c->next == NULL ? ".\n" : "");
	return 0;
}
