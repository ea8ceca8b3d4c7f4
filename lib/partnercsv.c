/* partnercsv - partners as CSV that pos-import(1) reads back */

#include "partnercsv.h"

#include <string.h>

#include "importfield.h"
#include "partner.h"
#include "str.h"

/* Is the field one of another system, which our own export does not have? */
static bool
is_foreign(size_t field)
{
	return field == PARTNER_ID;
}

void
partner_csv_columns(struct table *t)
{
	const struct import_field *fields;
	size_t i, n;

	fields = import_fields(IMPORT_PARTNERS, &n);
	for (i = 0; i < n; i++) {
		if (!is_foreign(i))
			table_column(t, fields[i].name, fields[i].name,
			    TABLE_LEFT);
	}
}

/* Append a value of a list. */
static void
add_item(struct str *out, const char *key, const char *text)
{
	str_adds(out, out->len > 0 ? ";" : "");
	if (key != NULL)
		str_addf(out, "%s=", key);
	for (; *text != '\0'; text++) {
		if (*text == ';' || *text == '\\')
			str_addc(out, '\\');
		str_addc(out, *text);
	}
}

/* A list, or the pairs of ids, as one cell. */
static void
add_list(struct table *t, const struct node *list)
{
	const struct node *c;
	struct str s = STR_INIT;

	if (node_text(list) != NULL)
		add_item(&s, NULL, list->text);
	NODE_EACH(c, list) {
		if (node_text(c) != NULL)
			add_item(&s, list->kind == NODE_MAP ? c->key : NULL,
			    c->text);
	}
	table_cell(t, s.len > 0 ? s.s : NULL);
	str_release(&s);
}

/* The key of a contact that a field of it has, or NULL. */
static const char *
contact_key(const char *field)
{
	const size_t n = strlen("contact_");

	return strncmp(field, "contact_", n) == 0 ? field + n : NULL;
}

void
partner_csv_row(struct table *t, const struct partner *p)
{
	const struct import_field *fields;
	const struct node *contact = partner_contact(p);
	const char *key;
	size_t i, n;

	fields = import_fields(IMPORT_PARTNERS, &n);
	for (i = 0; i < n; i++) {
		key = contact_key(fields[i].name);
		if (is_foreign(i))
			continue;
		if (i == PARTNER_SLUG)
			table_cell(t, p->slug);
		else if (key != NULL)
			table_cell(t, node_get_text(contact, key, NULL));
		else if (fields[i].kind == CELL_LIST)
			add_list(t, partner_get(p, fields[i].name));
		else
			table_cell(t, node_text(partner_get(p,
			    fields[i].name)));
	}
}
