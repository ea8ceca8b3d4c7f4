/*
 * libFuzzer target: may what comes stand in a page? Aborts when it may, and
 * has a word that runs or fetches something, or is more than one element.
 */

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "svgsafe.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Text and values cannot have these: no < is in them. */
static const char *const never[] = { "<script", "<style", "<a ", "<a>",
	"<image", "<use", "<foreignObject", "<set", "<animate", "<!DOCTYPE",
	"<?", "<![" };

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *svg = mem_ndup((const char *)data, size);
	size_t i, n;

	if (svg_is_safe(svg, size)) {
		for (i = 0; i < sizeof(never) / sizeof(*never); i++)
			if (strstr(svg, never[i]) != NULL)
				abort();
		n = size;
		while (n > 0 && strchr(" \t\r\n", svg[n - 1]) != NULL)
			n--;
		if (strlen(svg) != size || n == 0 || svg[n - 1] != '>')
			abort();
	}
	free(svg);
	return 0;
}
