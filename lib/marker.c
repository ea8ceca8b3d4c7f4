/* marker - what git leaves in a file when a merge is not finished */

#include "marker.h"

#include <string.h>

#include "line.h"

int
marker_line(const char *s, size_t n)
{
	static const char *const marks[] = { "<<<<<<< ", "=======",
	    ">>>>>>> " };
	size_t at = 0, mark = 0;
	int line = 0, first = 0;

	/* most files hold none: one look at each byte, no line counted */
	if (n == 0 || memmem(s, n, marks[0], strlen(marks[0])) == NULL)
		return 0;
	while (at < n && mark < 3) {
		line++;
		if (n - at >= strlen(marks[mark]) && memcmp(s + at,
		    marks[mark], strlen(marks[mark])) == 0) {
			if (mark++ == 0)
				first = line;
		}
		at = line_next(s, n, at);
	}
	return mark == 3 ? first : 0;
}
