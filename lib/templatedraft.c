/* templatedraft - the text that a new template begins with */

#include "templatedraft.h"

#include <ctype.h>
#include <string.h>

#include "yamlout.h"

/* What the parts below use. */
static const char variables[] =
    "variables:\n"
    "  company.name: {type: string, description: \"The company's name as "
    "people say it\", example: Halden Analytics, required: true}\n"
    "  contact: {type: map, description: \"Who sends the document: name, "
    "role\", example: {name: Ingrid Solheim, role: VP Partnerships}, "
    "required: false}\n"
    "  partner.name: {type: string, description: \"The partner's name\", "
    "example: Nordvik Systems, required: true}\n"
    "  partner.manager: {type: string, description: \"Who looks after the "
    "partner\", example: Jonas Berg, required: false}\n"
    "  partner.type_info.name: {type: string, description: \"The kind of "
    "partnership\", example: Reseller, required: false}\n"
    "  partner.tier_info.name: {type: string, description: \"Its tier\", "
    "example: Gold, required: false}\n"
    "  partner.open_actions: {type: list, description: \"Actions that are "
    "not done: text, owner, due_text\", example: [{text: Send the account "
    "list, owner: Astrid Holm, due_text: 4 December 2026}], required: "
    "false}\n"
    "  today_text: {type: string, description: \"Date of the document\", "
    "example: 20 November 2026, required: true}\n";

static const char parts[] =
    "| | |\n"
    "|---|---|\n"
    "| Partner | {{partner.name}}{{#partner.type_info.name}}, "
    "{{partner.type_info.name}}{{/partner.type_info.name}}"
    "{{#partner.tier_info.name}}, {{partner.tier_info.name}}"
    "{{/partner.tier_info.name}} |\n"
    "| From | {{#contact.name}}{{contact.name}}{{#contact.role}}, "
    "{{contact.role}}{{/contact.role}}, {{/contact.name}}{{company.name}} "
    "|\n"
    "| Date | {{today_text}} |\n"
    "\n"
    "## 1. What this decides\n"
    "\n"
    "{{! One paragraph: the question, who answers it, and what changes with "
    "the answer. }}\n"
    "{{company.name}} and {{partner.name}} settle here what each does, by "
    "when, and how both will see that it worked.\n"
    "\n"
    "## 2. Where we stand\n"
    "\n"
    "{{! Facts from the record, each in a section of its own. }}\n"
    "{{#partner.manager}}\n"
    "{{partner.manager}} looks after {{partner.name}} and answers for these "
    "facts.\n"
    "{{/partner.manager}}\n"
    "{{^partner.manager}}\n"
    "Who looks after {{partner.name}} is decided before this is sent.\n"
    "{{/partner.manager}}\n"
    "\n"
    "## 3. What we agree\n"
    "\n"
    "{{! Terms come from program.yaml as values, never as numbers. }}\n"
    "Both sides name one person each, and that person tells the other when "
    "something changes.\n"
    "\n"
    "## 4. What is open\n"
    "\n"
    "{{#partner.open_actions.0}}\n"
    "| What | Who | Until |\n"
    "|---|---|---|\n"
    "{{/partner.open_actions.0}}\n"
    "{{#partner.open_actions}}\n"
    "| {{text}} | {{owner}}{{^owner}}not named{{/owner}} | "
    "{{due_text}}{{^due_text}}no date{{/due_text}} |\n"
    "{{/partner.open_actions}}\n"
    "{{^partner.open_actions}}\n"
    "Nothing is open with {{partner.name}} today.\n"
    "{{/partner.open_actions}}\n"
    "\n"
    "## 5. Next step\n"
    "\n"
    "{{! One step, one owner, one date. }}\n"
    "{{#partner.manager}}{{partner.manager}}{{/partner.manager}}"
    "{{^partner.manager}}The partner manager{{/partner.manager}} asks for "
    "the answer at the next meeting and writes it into the partner's "
    "record.\n";

static void
put_text(struct str *out, const char *key, const char *text)
{
	str_addf(out, "%s: ", key);
	yaml_scalar(out, text, strlen(text));
	str_addc(out, '\n');
}

static void
put_list(struct str *out, const char *key, const struct list *values)
{
	size_t i;

	str_addf(out, "%s: [", key);
	for (i = 0; i < values->n; i++) {
		str_adds(out, i > 0 ? ", " : "");
		if (yaml_plain(values->s[i], strlen(values->s[i]), true,
		    true))
			str_adds(out, values->s[i]);
		else
			yaml_quote(out, values->s[i], strlen(values->s[i]));
	}
	str_adds(out, "]\n");
}

/* "sales-plays" as "Sales Plays". */
static void
put_section(struct str *out, const struct template_draft *d)
{
	struct str name = STR_INIT;
	const char *p;

	for (p = d->folder; *p != '\0'; p++)
		str_addc(&name, *p == '-' ? ' ' : p == d->folder ||
		    p[-1] == '-' ? (char)toupper((unsigned char)*p) : *p);
	put_text(out, "section", d->shelf != NULL ? d->shelf->section :
	    name.s);
	str_release(&name);
}

static void
put_front(struct str *out, const struct template_draft *d)
{
	static const struct list none;
	struct str day = STR_INIT, said = STR_INIT;

	date_add(&day, d->today);
	str_addf(&said, "%s: what it decides, for whom, and what stands when "
	    "it is done.", d->title);
	put_text(out, "title", d->title);
	put_section(out, d);
	put_text(out, "category", d->shelf != NULL ? d->shelf->category :
	    "operational");
	str_addf(out, "template_number: %s.%ld\nversion: 1.0.0\n"
	    "last_updated: %s\nauthor: pos\n", d->letters, d->number, day.s);
	put_list(out, "tier", d->tiers);
	put_text(out, "skill_level", d->skill);
	put_text(out, "purpose", d->shelf != NULL ? d->shelf->purpose :
	    "operational");
	put_text(out, "phase", d->phase);
	put_text(out, "time_required", d->time);
	put_text(out, "difficulty", d->difficulty);
	put_list(out, "prerequisites", &none);
	put_list(out, "related", &none);
	put_text(out, "description", d->description != NULL ?
	    d->description : said.s);
	str_adds(out, "outcomes: [A decision that both sides have in "
	    "writing]\nskills_gained: [Agreeing the next step with its owner "
	    "and date]\n");
	put_list(out, "tags", d->tags);
	str_release(&day);
	str_release(&said);
}

/* A text of people's in the body: nothing that Mustache or Markdown reads. */
static void
put_plain(struct str *out, const char *text)
{
	for (; *text != '\0'; text++) {
		if (strchr("[]<`", *text) != NULL)
			str_addc(out, '\\');
		if (strncmp(text, "{{", 2) != 0 && strncmp(text, "}}", 2) != 0)
			str_addc(out, (unsigned char)*text < 0x20 ? ' ' :
			    *text);
	}
}

void
template_draft(struct str *out, const struct template_draft *d)
{
	str_adds(out, "---\n");
	put_front(out, d);
	str_addf(out, "%s---\n", variables);
	str_adds(out, "{{! What it is for: say here who uses it, when, and "
	    "what it leaves behind. }}\n{{! How to use it: what to record "
	    "first, what to rewrite, what to leave alone. }}\n# ");
	put_plain(out, d->title);
	str_addf(out, ": {{partner.name}}\n\n%s", parts);
}
