#ifndef POS_IMPORTNAME_H
#define POS_IMPORTNAME_H

/*
 * What companies and their web sites are recognised by, however a system
 * writes them. Both append nothing when nothing is left.
 */

#include "str.h"

/*
 * The domain of an address: "https://www.Acme.com/en?x" and "ada@acme.com"
 * are acme.com. Nothing for what is none.
 */
void import_domain(struct str *out, const char *address);

/*
 * A name without regard to case, punctuation and legal form: "ACME, Inc." and
 * "Acme Inc" are "acme"; "Foo GmbH & Co. KG" is "foo". A name that is nothing
 * but a legal form ("AS") stays.
 */
void import_name(struct str *out, const char *name);

#endif
