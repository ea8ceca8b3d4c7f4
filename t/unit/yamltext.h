#ifndef T_YAMLTEXT_H
#define T_YAMLTEXT_H

/* A tree from a text that is YAML, or the end of the test. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "yaml.h"

static struct node *
yaml(struct arena *a, const char *text, const char *file)
{
	struct err e = ERR_INIT;
	struct node *n = yaml_parse(a, text, strlen(text), file, &e);

	if (n == NULL) {
		printf("Bail out! %s\n", e.msg);
		exit(1);
	}
	return n;
}

#endif
