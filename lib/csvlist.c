/* csvlist - lists in the cells of our own exports */

#include "csvlist.h"

#include "str.h"

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

void
csv_list_cell(struct table *t, const struct node *list)
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
