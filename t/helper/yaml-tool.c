/* yaml-tool - lib/yaml from the shell, for t/yaml.t and for measuring */

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <yaml.h>

#include "str.h"
#include "yaml.h"

static void
slurp(struct str *s, FILE *f)
{
	char buf[65536];
	size_t n;

	while ((n = fread(buf, 1, sizeof(buf), f)) > 0)
		str_add(s, buf, n);
}

/* One line for each value: kind, line:col, its bytes, its key and text. */
static void
dump(const struct node *n, int depth)
{
	static const char kinds[] = "0=[{";
	const struct node *c;

	printf("%*s%c %u:%u %u-%u", depth * 2, "", kinds[n->kind], n->line,
	    n->col, n->from, n->to);
	if (n->key != NULL)
		printf(" %u %s", n->key_from, n->key);
	if (n->text != NULL)
		printf(" (%s)%s", n->text, n->quoted ? "q" : "");
	putchar('\n');
	NODE_EACH(c, n)
		dump(c, depth + 1);
}

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* What libyaml needs alone: its events, and nothing done with them. */
static void
events(const struct str *s)
{
	yaml_parser_t parser;
	yaml_event_t ev;
	bool more;

	if (!yaml_parser_initialize(&parser))
		exit(3);
	yaml_parser_set_input_string(&parser, (unsigned char *)s->s, s->len);
	do {
		if (!yaml_parser_parse(&parser, &ev))
			break;
		more = ev.type != YAML_STREAM_END_EVENT;
		yaml_event_delete(&ev);
	} while (more);
	yaml_parser_delete(&parser);
}

/* CPU megabytes a second of both, over reps. */
static void
bench(const struct str *s, int reps)
{
	struct arena a = ARENA_INIT;
	double mb = (double)s->len * reps / 1e6, t0, t1, t2;
	int i;

	t0 = now();
	for (i = 0; i < reps; i++)
		events(s);
	t1 = now();
	for (i = 0; i < reps; i++) {
		arena_release(&a);
		if (yaml_parse(&a, s->s, s->len, "in", NULL) == NULL)
			break;
	}
	t2 = now();
	arena_release(&a);
	printf("libyaml's events %.1f MB/s, yaml_parse %.1f MB/s\n",
	    mb / (t1 - t0), mb / (t2 - t1));
}

/* yaml-tool parse | dump | bench REPEAT <FILE */
int
main(int argc, char **argv)
{
	struct str s = STR_INIT;
	struct err e = ERR_INIT;
	struct arena a = ARENA_INIT;
	struct node *n;

	slurp(&s, stdin);
	if (argc > 2 && strcmp(argv[1], "bench") == 0) {
		bench(&s, atoi(argv[2]));
		str_release(&s);
		return 0;
	}
	n = yaml_parse(&a, s.s, s.len, "in", &e);
	if (n == NULL)
		fprintf(stderr, "%s\n", e.msg);
	else if (argc > 1 && strcmp(argv[1], "dump") == 0)
		dump(n, 0);
	arena_release(&a);
	str_release(&s);
	return n != NULL ? 0 : 3;
}
