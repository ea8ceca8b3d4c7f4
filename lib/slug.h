#ifndef POS_SLUG_H
#define POS_SLUG_H

/*
 * File names from names in any script: "Brückner & Söhne" is
 * bruckner-sohne, "Østby" is ostby.
 */

#include "str.h"

enum { SLUG_MAX = 64 };	/* bytes of an id: pos-workspace(5) */

/*
 * Append the slug of name: lower-case ASCII letters, digits and single -,
 * not at an end, at most SLUG_MAX bytes, never empty. Latin letters become
 * their base letters (ö o, æ ae, ß ss, þ th), Greek and Cyrillic are
 * transliterated, other letters become their code points (中 u4e2d).
 * Apostrophes are dropped, all else is -; a name without letters or digits
 * becomes its code points, an empty one "unnamed". name: UTF-8.
 */
void slug_ascii(struct str *out, const char *name);

#endif
