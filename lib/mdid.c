/* mdid - anchors of headings as GitHub makes them */

#include "mdid.h"

#include <stdint.h>
#include <string.h>
#include <utf8proc.h>

#include "mem.h"

struct mdid_slot {
	const char *slug;	/* NULL: free */
	uint64_t hash;
	unsigned used;		/* highest number put behind it so far */
};

/* GitHub keeps \p{Word}, and U+2160..2188 are letters there. */
static bool
kept(utf8proc_int32_t c)
{
	switch (utf8proc_category(c)) {
	case UTF8PROC_CATEGORY_LU:
	case UTF8PROC_CATEGORY_LL:
	case UTF8PROC_CATEGORY_LT:
	case UTF8PROC_CATEGORY_LM:
	case UTF8PROC_CATEGORY_LO:
	case UTF8PROC_CATEGORY_MN:
	case UTF8PROC_CATEGORY_MC:
	case UTF8PROC_CATEGORY_ME:
	case UTF8PROC_CATEGORY_ND:
	case UTF8PROC_CATEGORY_NL:
	case UTF8PROC_CATEGORY_PC:
		return true;
	default:
		return c == '-';
	}
}

static void
add_char(struct str *out, utf8proc_int32_t c)
{
	utf8proc_uint8_t buf[4];
	utf8proc_ssize_t n = utf8proc_encode_char(c, buf);

	str_add(out, (const char *)buf, (size_t)n);
}

void
md_slug(struct str *out, const char *text)
{
	const utf8proc_uint8_t *p = (const utf8proc_uint8_t *)text;
	utf8proc_int32_t c;
	utf8proc_ssize_t n;

	for (; *p != '\0'; p += n) {
		n = utf8proc_iterate(p, -1, &c);
		if (n < 1) {
			n = 1;
			continue;
		}
		if (c == ' ')
			str_addc(out, '-');
		else if (c == 0x130)	/* the one letter that grows */
			str_adds(out, "i\xcc\x87");
		else if (kept(c))
			add_char(out, utf8proc_tolower(c));
	}
}

/* FNV-1a; fnv.txt at isthe.com/chongo/tech/comp/fnv */
static uint64_t
hash(const char *s)
{
	uint64_t h = 0xcbf29ce484222325;

	for (; *s != '\0'; s++)
		h = (h ^ (unsigned char)*s) * 0x100000001b3;
	return h;
}

/* The slot that holds slug, or the free one where it belongs. */
static struct mdid_slot *
slot_of(struct mdid *ids, const char *slug, uint64_t h)
{
	size_t i = h & (ids->cap - 1);

	while (ids->slots[i].slug != NULL && (ids->slots[i].hash != h ||
	    strcmp(ids->slots[i].slug, slug) != 0))
		i = (i + 1) & (ids->cap - 1);
	return &ids->slots[i];
}

static void
grow(struct mdid *ids, struct arena *a)
{
	struct mdid old = *ids;
	size_t i;

	ids->cap = old.cap > 0 ? old.cap * 2 : 32;
	ids->slots = arena_alloc(a, ids->cap * sizeof(*ids->slots));
	for (i = 0; i < old.cap; i++)
		if (old.slots[i].slug != NULL)
			*slot_of(ids, old.slots[i].slug, old.slots[i].hash) =
			    old.slots[i];
}

const char *
mdid_next(struct mdid *ids, struct arena *a, const char *text)
{
	struct str slug = STR_INIT;
	struct mdid_slot *first, *slot;
	size_t len;

	if (ids->n * 2 >= ids->cap)
		grow(ids, a);
	md_slug(&slug, text);
	if (slug.len == 0)
		str_adds(&slug, "section");
	len = slug.len;
	first = slot = slot_of(ids, slug.s, hash(slug.s));
	while (slot->slug != NULL) {
		str_cut(&slug, len);
		str_addf(&slug, "-%u", ++first->used);
		slot = slot_of(ids, slug.s, hash(slug.s));
	}
	slot->slug = arena_ndup(a, slug.s, slug.len);
	slot->hash = hash(slug.s);
	ids->n++;
	str_release(&slug);
	return slot->slug;
}
