/* brief - texts of people's, short enough for one line of ours */

#include "brief.h"

void
brief_add(struct str *out, const char *text, size_t most)
{
	size_t chars = 0;

	for (; *text != '\0'; text++) {
		if (((unsigned char)*text & 0xc0) != 0x80 &&
		    ++chars > most) {
			str_trim_end(out);
			str_adds(out, "...");
			return;
		}
		str_addc(out, (unsigned char)*text < 0x20 || *text == 0x7f ?
		    ' ' : *text);
	}
}
