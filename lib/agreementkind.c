/* agreementkind - what kind of agreement it is, for documents */

#include "agreementkind.h"

#include <ctype.h>
#include <string.h>

/*
 * A name of a type within a sentence, without the word that says whom it is
 * about: "Services partner" is "services"; "ISV partner" keeps its letters.
 */
static void
add_name(struct str *out, const char *name)
{
	static const char who[] = " partner";
	size_t n = strlen(name), tail = sizeof(who) - 1;

	if (n > tail && strcmp(name + n - tail, who) == 0)
		n -= tail;
	if (n > 1 && isupper((unsigned char)name[0]) &&
	    islower((unsigned char)name[1])) {
		str_addc(out, (char)tolower((unsigned char)name[0]));
		name++;
		n--;
	}
	str_add(out, name, n);
}

void
agreement_kind_add(struct str *out, const struct node *program,
    const char *kind)
{
	const struct node *c;

	NODE_EACH(c, node_get(program, "types")) {
		if (strcmp(node_get_text(c, "id", ""), kind) == 0) {
			add_name(out, node_get_text(c, "name", kind));
			return;
		}
	}
	str_adds(out, strcmp(kind, "nda") == 0 ? "non-disclosure" : kind);
}
