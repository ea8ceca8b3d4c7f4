#ifndef POS_EML_H
#define POS_EML_H

/*
 * A mail as a message of RFC 5322 that a mail program opens as a draft
 * (X-Unsent: 1): MIME, UTF-8, quoted-printable (RFC 2045), names and subjects
 * that are not ASCII as encoded words (RFC 2047). Lines end with CRLF and
 * have at most 78 bytes, more only for an address that is longer.
 */

#include <stdbool.h>
#include <time.h>

#include "mail.h"
#include "str.h"

/* Is it an address that a header can have as it is? NULL is none. */
bool eml_address_ok(const char *email);

/*
 * Append the message. From and To are left out when there is no address
 * (eml_address_ok()). The Message-ID follows from the rest: the same mail at
 * the same time has the same.
 */
void eml_write(struct str *out, const struct mail *m, time_t now);

/* Append text as a header's value, in encoded words if need be and folded. */
void eml_add_text(struct str *out, const char *text);

/* Append n bytes of text, whose lines end with LF, as quoted-printable. */
void eml_add_quoted(struct str *out, const char *text, size_t n);

#endif
