/* sectionask - one section as a question to a language model */

#include "sectionask.h"

#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "line.h"
#include "prompt.h"
#include "slim.h"

enum { EVIDENCE, DRAFT, CURRENT, INSTRUCTION, GUIDANCE };

/* Each kind of evidence as JSON of its own, so that one can be left out. */
static int
take_evidence(struct section_ask *k, struct evidence *ev, struct err *e)
{
	struct arena *a = &ev->ws->arena;
	const struct node *all, *n;

	if (draft_evidence(&all, ev, k->section->spec, e) < 0)
		return -1;
	k->evidence = all;
	NODE_EACH(n, all) {
		if (k->nparts < SECTIONASK_EVIDENCE)
			k->parts[k->nparts++] = (struct ask_part){ n->key,
			    slim_json(a, slim(a, n, n->key)), false };
	}
	return 0;
}

/* What the program asks and gives at the partner's tier. */
static int
take_guidance(struct section_ask *k, struct evidence *ev, struct err *e)
{
	struct arena *a = &ev->ws->arena;
	const struct node *guidance;

	if (k->item->partner == NULL)
		return 0;
	if (evidence_need(&guidance, ev, "guidance", e) < 0)
		return -1;
	k->texts[GUIDANCE] = slim_json(a, slim(a, guidance, NULL));
	return 0;
}

/* The evidence that goes out, as one JSON object. */
static const char *
join_parts(const struct section_ask *k, struct arena *a)
{
	struct str all = STR_INIT;
	const char *text;
	size_t i;

	for (i = 0; i < k->nparts; i++) {
		if (!k->parts[i].left_out)
			str_addf(&all, "%s\n\"%s\": %s", all.len > 0 ? "," :
			    "{", k->parts[i].name, k->parts[i].json);
	}
	str_adds(&all, all.len > 0 ? "\n}" : "{}");
	text = arena_ndup(a, all.s, all.len);
	str_release(&all);
	return text;
}

/* Lines of one text that another does not have, under a name. */
static void
add_lines(struct arena *a, struct node *values, const char *key,
    const char *base, const char *now)
{
	struct node *list = node_add(a, values, key, NODE_LIST);
	const char *p, *end, *line;
	size_t n;

	for (p = now; p != NULL && *p != '\0'; p = *end ? end + 1 : end) {
		end = strchrnul(p, '\n');
		n = (size_t)(end - p);
		line = arena_ndup(a, p, n);
		if (strspn(line, " \t|-:") < n && !line_in(base, p, n))
			node_str(a, list, NULL, line);
	}
}

/* The document's other headings; own: those of sections that people added. */
static void
add_headings(struct arena *a, struct node *values,
    const struct section_ask *k)
{
	const struct spec *spec = &k->item->doc.spec;
	struct node *list = node_add(a, values, "headings", NODE_LIST), *h;
	const struct node *own;
	size_t i;

	for (i = 0; i < spec->n; i++) {
		if (&spec->sections[i] == k->section->spec)
			continue;
		h = node_item(a, list);
		node_str(a, h, "heading", spec->sections[i].heading);
		node_bool(a, h, "own", false);
	}
	NODE_EACH(own, k->item->doc.own_headings) {
		h = node_item(a, list);
		node_str(a, h, "heading", own->text);
		node_bool(a, h, "own", true);
	}
}

static struct node *
values_of(const struct section_ask *k, struct evidence *ev)
{
	struct arena *a = &ev->ws->arena;
	const struct spec *spec = &k->item->doc.spec;
	const struct spec_section *s = k->section->spec;
	struct node *values = node_new(a, NODE_MAP), *map;
	const char *objective = ev->objective != NULL ? ev->objective :
	    node_get_text(k->item->doc.facts, "objective", NULL);

	map = node_add(a, values, "company", NODE_MAP);
	node_str(a, map, "name", node_get_text(ev->ws->company, "name", ""));
	map = node_add(a, values, "artifact", NODE_MAP);
	node_str(a, map, "title", spec->title);
	node_str(a, map, "about", spec->about);
	node_str(a, map, "advice", spec->advice);
	map = node_add(a, values, "section", NODE_MAP);
	node_str(a, map, "heading", s->heading);
	node_str(a, map, "about", s->about);
	node_str(a, map, "advice", s->advice);
	add_headings(a, values, k);
	node_str(a, values, "evidence", k->texts[EVIDENCE]);
	node_str(a, values, "draft", k->section->draft.text);
	if (objective != NULL)
		node_str(a, values, "objective", objective);
	if (k->texts[GUIDANCE] != NULL)
		node_str(a, values, "guidance", k->texts[GUIDANCE]);
	if (k->texts[CURRENT] != NULL)
		node_str(a, values, "current", k->texts[CURRENT]);
	if (k->texts[INSTRUCTION] != NULL)
		node_str(a, values, "instruction", k->texts[INSTRUCTION]);
	add_lines(a, values, "by_hand", k->section->base, k->texts[CURRENT]);
	if (k->texts[CURRENT] != NULL)
		add_lines(a, values, "taken_out", k->texts[CURRENT],
		    k->section->base);
	if (k->facts->n > 0)
		node_str(a, values, "facts", slim_json(a, k->facts));
	node_str(a, values, "format", prompt_format(a, k->schema));
	node_str(a, values, "fence", prompt_fence(a, k->texts,
	    SECTIONASK_TEXTS));
	return values;
}

int
sectionask_fill(struct section_ask *k, struct evidence *ev, struct err *e)
{
	struct arena *a = &ev->ws->arena;
	const struct node *values;

	k->texts[EVIDENCE] = join_parts(k, a);
	values = values_of(k, ev);
	if (prompt_fill(&k->system, a, &ev->ws->files, "system", values,
	    e) < 0 || prompt_fill(&k->user, a, &ev->ws->files,
	    k->texts[INSTRUCTION] != NULL ? "edit" : "section", values,
	    e) < 0)
		return -1;
	k->turns[0] = (struct chat_turn){ false, k->user };
	k->q.label = k->label;
	k->q.chat = (struct chat_ask){ .system = k->system, .turns = k->turns,
	    .n = 1, .name = "section", .schema = k->schema };
	return 0;
}

static const char *
label_of(struct arena *a, const struct genset_item *item, const char *id)
{
	return arena_printf(a, "%s#%s", item->partner != NULL ?
	    item->doc.spec.output : item->artifact, id);
}

/* The section's facts as the document has them, what people set too. */
static const struct node *
facts_now(struct arena *a, const struct genset_item *item,
    const struct gen_section *section)
{
	struct node *facts = node_new(a, NODE_MAP);
	const struct node *f, *now;

	NODE_EACH(f, section->draft.facts) {
		now = node_get(item->doc.facts, f->key);
		node_hang(a, facts, f->key, node_copy(a, now != NULL ? now :
		    f, NULL));
	}
	return facts;
}

int
sectionask_make(struct section_ask *k, const struct genset_item *item,
    struct gen_section *section, struct evidence *ev,
    const char *instruction, struct err *e)
{
	struct arena *a = &ev->ws->arena;

	memset(k, 0, sizeof(*k));
	k->item = item;
	k->section = section;
	k->label = label_of(a, item, section->spec->id);
	k->texts[DRAFT] = section->draft.text;
	k->texts[CURRENT] = section->text;
	k->texts[INSTRUCTION] = instruction;
	k->facts = instruction == NULL ? section->draft.facts :
	    facts_now(a, item, section);
	k->schema = written_schema(k->facts);
	if (take_evidence(k, ev, e) < 0 || take_guidance(k, ev, e) < 0)
		return -1;
	return sectionask_fill(k, ev, e);
}

void
sectionask_release(struct section_ask *k)
{
	llm_release(&k->q);
	json_decref(k->schema);
	k->schema = NULL;
}

/* Are the facts of an edit such as the document may have? */
static int
read_facts(const struct section_ask *k, struct ws *ws, struct str *why)
{
	struct err e = ERR_INIT;
	int rc = written_facts(&k->w, k->facts,
	    k->texts[CURRENT], why);

	if (rc == 0)
		rc = check_facts(why, ws, k->w.facts, k->facts, &e);
	if (e.code != ERR_NONE)
		str_addf(why, "%s\n", e.msg);
	return rc == 0 ? 0 : -1;
}

int
sectionask_read(struct section_ask *k, struct ws *ws, struct str *why)
{
	const char *ours[] = { k->texts[DRAFT], k->texts[CURRENT],
		k->texts[INSTRUCTION] };
	const struct written_known known = { k->texts, SECTIONASK_TEXTS,
	    ours, 3 };
	const struct str *text = &k->q.answer.text;

	if (written_read(&k->w, &ws->arena, text->s, text->len, k->schema, &known,
	    why) < 0 || (k->texts[INSTRUCTION] != NULL &&
	    read_facts(k, ws, why) < 0))
		return -1;
	k->written = true;
	return 0;
}

int
sectionask_repair(struct section_ask *k, struct evidence *ev,
    const struct str *why, struct err *e)
{
	struct arena *a = &ev->ws->arena;
	const struct str *answer = &k->q.answer.text;
	struct chat_ask chat = k->q.chat;
	const char *repair;

	if (prompt_repair(&repair, a, &ev->ws->files, why->s, k->texts,
	    SECTIONASK_TEXTS, k->schema, e) < 0)
		return -1;
	k->first = arena_ndup(a, k->q.request.s, k->q.request.len);
	k->turns[1] = (struct chat_turn){ true, arena_ndup(a, answer->s,
	    answer->len) };
	k->turns[2] = (struct chat_turn){ false, repair };
	llm_release(&k->q);
	chat.n = 3;
	k->q = (struct llm_ask){ .label = k->label, .chat = chat };
	return 0;
}
