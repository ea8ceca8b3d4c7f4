/* evput - small things that several kinds of evidence put below a map */

#include "evput.h"

#include "fig.h"
#include "str.h"

void
put_text(struct arena *a, struct node *map, const char *key,
    const struct node *from)
{
	const char *text = node_get_text(from, key, NULL);

	if (text != NULL)
		node_str(a, map, key, text);
}

void
put_day(struct arena *a, struct node *map, const char *key, date d)
{
	struct str s = STR_INIT;

	if (d != DATE_NONE) {
		date_add_long(&s, d);
		node_str(a, map, key, s.s);
	}
	str_release(&s);
}

void
put_label(struct arena *a, struct node *map, const char *key,
    const char *text)
{
	struct str s = STR_INIT;

	for (; *text != '\0'; text++) {
		switch (*text) {
		case '"':
			str_adds(&s, "#quot;");
			break;
		case '<':
			str_adds(&s, "#lt;");
			break;
		case '>':
			str_adds(&s, "#gt;");
			break;
		case '#':
			str_adds(&s, "#35;");
			break;
		case '`':
			str_adds(&s, "#96;");
			break;
		case '\n':
		case '\r':
			str_addc(&s, ' ');
			break;
		default:
			str_addc(&s, *text);
		}
	}
	node_str(a, map, key, s.s);
	str_release(&s);
}

size_t
put_partners(struct arena *a, struct node *map, const char *key,
    const struct ws *ws, bool (*passes)(const struct partner *p,
    const void *ctx), const void *ctx)
{
	const char *names[6];
	size_t i, n = 0;

	for (i = 0; i < ws->npartners; i++) {
		if (!passes(&ws->partners[i], ctx))
			continue;
		if (n < 6)
			names[n] = ws->partners[i].name;
		n++;
	}
	if (n > 0)
		fig_names(a, map, key, names, n < 6 ? n : 6, n);
	return n;
}
