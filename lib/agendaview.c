/* agendaview - what is due, as a table and as a calendar */

#include "agenda.h"

#include <inttypes.h>
#include <string.h>

#include "hash.h"

enum { ICS_LINE = 73 };		/* bytes, and CR LF: RFC 5545, 3.1 */

/* "12 days late", "today", "in 3 days" */
static void
add_away(struct str *out, int days)
{
	if (days == 0)
		str_adds(out, "today");
	else if (days < 0)
		str_addf(out, "%d day%s late", -days, days == -1 ? "" : "s");
	else
		str_addf(out, "in %d day%s", days, days == 1 ? "" : "s");
}

static void
row(struct table *t, const struct agenda_item *i, date today, bool machine)
{
	struct str s = STR_INIT, raw = STR_INIT;

	table_cell_date(t, i->due);
	add_away(&s, i->due - today);
	str_addf(&raw, "%d", i->due - today);
	if (machine)
		table_cell_number(t, raw.s, raw.s);
	else
		table_cell(t, s.s);
	if (machine)
		table_cell(t, i->partner->slug);
	table_cell(t, i->partner->name);
	table_cell(t, agenda_kind_name(i->kind));
	table_cell(t, i->text);
	table_cell(t, i->owner);
	if (machine)
		table_cell(t, i->command);
	str_release(&s);
	str_release(&raw);
}

void
agenda_print(const struct agenda *a, date today, enum table_form form,
    FILE *f)
{
	bool machine = form == TABLE_TSV || form == TABLE_JSON;
	struct table t;
	size_t i;

	table_init(&t, "due");
	table_column(&t, "due", "DUE", TABLE_LEFT);
	table_column(&t, "days", "WHEN", TABLE_LEFT);
	if (machine)
		table_column(&t, "slug", "slug", TABLE_LEFT);
	table_column(&t, "partner", "PARTNER", TABLE_LEFT);
	table_column(&t, "kind", "KIND", TABLE_LEFT);
	table_column(&t, "text", "WHAT", TABLE_LEFT);
	table_column(&t, "owner", "OWNER", TABLE_LEFT);
	if (machine)
		table_column(&t, "command", "command", TABLE_LEFT);
	for (i = 0; i < a->n; i++)
		row(&t, &a->items[i], today, machine);
	if (a->n > 0 || form != TABLE_TABLE)
		table_print(&t, form, f);
	table_release(&t);
}

/* A line of a calendar, folded between characters. */
static void
put_line(FILE *f, const char *line)
{
	size_t n = strlen(line), at = 0, take;

	do {
		take = n - at < ICS_LINE ? n - at : ICS_LINE - (at > 0);
		while (take < n - at && ((unsigned char)line[at + take] &
		    0xc0) == 0x80)
			take--;
		fprintf(f, "%s%.*s\r\n", at > 0 ? " " : "", (int)take,
		    line + at);
		at += take;
	} while (at < n);
}

/* KEY:text, with what has a meaning in texts escaped: RFC 5545, 3.3.11. */
static void
put_text(FILE *f, const char *key, const char *text)
{
	struct str s = STR_INIT;

	str_addf(&s, "%s:", key);
	for (; *text != '\0'; text++) {
		if (strchr("\\;,", *text) != NULL)
			str_addc(&s, '\\');
		if (*text == '\n')
			str_adds(&s, "\\n");
		else if ((unsigned char)*text >= ' ')
			str_addc(&s, *text);
	}
	put_line(f, s.s);
	str_release(&s);
}

static void
put_day(FILE *f, const char *key, date d)
{
	int y, m, day;

	date_split(d, &y, &m, &day);
	fprintf(f, "%s;VALUE=DATE:%04d%02d%02d\r\n", key, y, m, day);
}

static void
put_event(FILE *f, const struct agenda_item *i, date today)
{
	struct str s = STR_INIT;
	char id[HASH_HEX];

	str_addf(&s, "%s %s %s", i->partner->slug, agenda_kind_name(i->kind),
	    i->key);
	hash_bytes(id, s.s, s.len);
	fprintf(f, "BEGIN:VEVENT\r\nUID:%s@pos\r\n", id);
	put_day(f, "DTSTART", i->due);
	put_day(f, "DTEND", i->due + 1);
	str_reset(&s);
	date_add(&s, today);
	/* without METHOD the day of the last revision: RFC 5545, 3.8.7.2 */
	fprintf(f, "DTSTAMP:%.4s%.2s%.2sT000000Z\r\n", s.s, s.s + 5, s.s + 8);
	str_reset(&s);
	str_addf(&s, "%s: %s", i->partner->name, i->text);
	put_text(f, "SUMMARY", s.s);
	str_reset(&s);
	if (i->owner != NULL)
		str_addf(&s, "Owner: %s", i->owner);
	if (i->command != NULL)
		str_addf(&s, "%s%s", s.len > 0 ? "\n" : "", i->command);
	if (s.len > 0)
		put_text(f, "DESCRIPTION", s.s);
	fputs("TRANSP:TRANSPARENT\r\nEND:VEVENT\r\n", f);
	str_release(&s);
}

void
agenda_ics(const struct agenda *a, date today, FILE *f)
{
	size_t i;

	fputs("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"
	    "PRODID:-//pos//partner agenda//EN\r\nCALSCALE:GREGORIAN\r\n", f);
	for (i = 0; i < a->n; i++)
		put_event(f, &a->items[i], today);
	fputs("END:VCALENDAR\r\n", f);
}
