/* linkpath - the percent-encoding of links */

#include "linkpath.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

void
link_decode(struct str *out, const char *s, size_t n)
{
	char hex[3] = "";
	size_t i;

	for (i = 0; i < n; i++) {
		if (s[i] == '%' && i + 2 < n &&
		    isxdigit((unsigned char)s[i + 1]) &&
		    isxdigit((unsigned char)s[i + 2])) {
			memcpy(hex, s + i + 1, 2);
			str_addc(out, (char)strtoul(hex, NULL, 16));
			i += 2;
		} else {
			str_addc(out, s[i]);
		}
	}
}

bool
link_is_badly_coded(const char *url)
{
	while ((url = strchr(url, '%')) != NULL) {
		if (!isxdigit((unsigned char)url[1]) ||
		    !isxdigit((unsigned char)url[2]))
			return true;
		url++;
	}
	return false;
}
