/* partnercsv - partners as CSV that pos-import(1) reads back */

#include "partnercsv.h"

#include <string.h>

#include "csvlist.h"
#include "importfield.h"
#include "partner.h"

/* Is the field one of another system, which our own export does not have? */
static bool
is_foreign(size_t field)
{
	return field == PARTNER_ID || field == PARTNER_GROUP;
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
			csv_list_cell(t, partner_get(p, fields[i].name));
		else
			table_cell(t, node_text(partner_get(p,
			    fields[i].name)));
	}
}
