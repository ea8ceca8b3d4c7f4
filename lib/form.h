#ifndef POS_FORM_H
#define POS_FORM_H

/*
 * Forms of short texts. Each function appends the text in its normal form
 * (the scheme and digits of a colour in lower case, codes in upper case) and
 * returns 0, or -1 with *e set (ERR_INVALID) to what is expected, as "a mail
 * address is expected, such as ada@example.com".
 */

#include "err.h"
#include "str.h"

typedef int form_fn(struct str *out, const char *text, struct err *e);

form_fn form_url;	/* https://host..., without a user in it */
form_fn form_email;	/* local@host */
form_fn form_domain;	/* host alone, in lower case: example.com */
form_fn form_color;	/* #rrggbb */
form_fn form_picture;	/* a path of the workspace: brand/logo.svg */
form_fn form_currency;	/* ISO 4217, in use: currency.h */
form_fn form_rate;	/* of exchange: rates.h */
form_fn form_period;	/* of the fiscal calendar: period.h */

#endif
