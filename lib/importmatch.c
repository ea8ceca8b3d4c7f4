/* importmatch - which account or partner a row means */

#include "importmatch.h"

#include <ctype.h>
#include <string.h>

#include "importname.h"
#include "str.h"

/* Candidates of one name that are looked at: thousands are no names. */
enum { SEEN_MAX = 1000 };

/* Those that have the same domain, or name. */
struct candidates {
	struct party *party;
	struct candidates *next;
};

void
party_index_init(struct party_index *ix, const char *system)
{
	memset(ix, 0, sizeof(*ix));
	ix->system = system;
}

void
party_index_release(struct party_index *ix)
{
	map_release(&ix->own);
	map_release(&ix->foreign);
	map_release(&ix->domains);
	map_release(&ix->names);
	arena_release(&ix->arena);
}

/* The five characters that tell the case of fifteen: "ABC...Z012345". */
static bool
has_check(const char *id)
{
	static const char signs[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
	unsigned bits, i, j;

	for (i = 0; i < 3; i++) {
		bits = 0;
		for (j = 0; j < 5; j++)
			bits |= (unsigned)(isupper((unsigned char)
			    id[5 * i + j]) != 0) << j;
		if (toupper((unsigned char)id[15 + i]) != signs[bits])
			return false;
	}
	return true;
}

const char *
party_foreign(struct arena *a, const char *system, const char *id)
{
	if (strcmp(system, "salesforce") == 0 && strlen(id) == 18 &&
	    has_check(id))
		return arena_ndup(a, id, 15);
	return id;
}

static void
add_candidate(struct party_index *ix, struct map *map, const struct str *key,
    struct party *p)
{
	struct candidates *c = arena_alloc(&ix->arena, sizeof(*c));
	void **slot;

	if (key->len == 0)
		return;
	slot = map_get(map, key->s) != NULL ? map_at(map, key->s) :
	    map_at(map, arena_dup(&ix->arena, key->s));
	c->party = p;
	c->next = *slot;
	*slot = c;
}

void
party_index_add(struct party_index *ix, struct party *p)
{
	struct str s = STR_INIT;

	*map_at(&ix->own, p->id) = p;
	if (p->foreign != NULL)
		*map_at(&ix->foreign, party_foreign(&ix->arena, ix->system,
		    p->foreign)) = p;
	if (p->domain != NULL) {
		import_domain(&s, p->domain);
		add_candidate(ix, &ix->domains, &s, p);
	}
	if (p->name != NULL) {
		str_reset(&s);
		import_name(&s, p->name);
		add_candidate(ix, &ix->names, &s, p);
	}
	str_release(&s);
}

/* Could it be the one: has it no other id, and no other domain? */
static bool
could_be(const struct party *p, const struct party_asked *asked,
    const char *domain)
{
	struct str own = STR_INIT;
	bool same = true;

	if (asked->foreign != NULL && p->foreign != NULL)
		return false;
	if (domain[0] != '\0' && p->domain != NULL) {
		import_domain(&own, p->domain);
		same = own.len == 0 || strcmp(own.s, domain) == 0;
	}
	str_release(&own);
	return same;
}

/* The one of the candidates; 1: none; -1: two or more. */
static int
choose(struct party **out, const struct map *map, const char *key,
    const struct party_asked *asked, const char *domain, struct str *why)
{
	const struct candidates *c;
	const struct party *first = NULL;
	int seen = 0;

	for (c = key[0] != '\0' ? map_get(map, key) : NULL; c != NULL;
	    c = c->next) {
		if (++seen > SEEN_MAX && asked->foreign == NULL) {
			str_addf(why, "more than %d are named so", SEEN_MAX);
			return -1;
		}
		if (seen > SEEN_MAX)
			break;
		if (!could_be(c->party, asked, domain))
			continue;
		if (first != NULL) {
			str_addf(why, "%s (%s) and %s (%s) could both be "
			    "meant; put the id of its system on file for one "
			    "of them", c->party->id, c->party->name,
			    first->id, first->name);
			return -1;
		}
		first = *out = c->party;
	}
	return first != NULL ? 0 : 1;
}

int
party_find(struct party **out, const struct party_index *ix,
    const struct party_asked *asked, bool own, struct str *why)
{
	struct str domain = STR_INIT, name = STR_INIT;
	struct arena a = ARENA_INIT;
	int rc = 1;

	*out = NULL;
	if (asked->foreign != NULL)
		*out = map_get(&ix->foreign, party_foreign(&a, ix->system,
		    asked->foreign));
	if (*out == NULL && own && asked->name != NULL)
		*out = map_get(&ix->own, asked->name);
	if (*out == NULL && asked->domain != NULL)
		import_domain(&domain, asked->domain);
	if (*out == NULL && asked->name != NULL)
		import_name(&name, asked->name);
	if (*out == NULL)
		rc = choose(out, &ix->domains, domain.s, asked, domain.s,
		    why);
	if (*out == NULL && rc == 1)
		rc = choose(out, &ix->names, name.s, asked, domain.s, why);
	str_release(&domain);
	str_release(&name);
	arena_release(&a);
	return rc < 0 ? -1 : *out == NULL;
}
