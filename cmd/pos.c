/* pos - run the other commands, list them, open their manuals */

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cmd.h"
#include "manual.h"
#include "program.h"
#include "root.h"
#include "str.h"

static const char synopsis[] =
    "pos COMMAND [ARG...]\n"
    "       pos help [NAME]\n"
    "       pos version";

/* Print names with the lines their manuals have for them. */
static void
print_names(FILE *f, const char *title, const struct names *names,
    char section)
{
	struct str line = STR_INIT, name = STR_INIT;
	size_t i, width = 0;

	if (names->n > 0)
		fprintf(f, "\n%s:\n", title);
	for (i = 0; i < names->n; i++) {
		if (strlen(names->s[i]) > width)
			width = strlen(names->s[i]);
	}
	for (i = 0; i < names->n; i++) {
		str_reset(&line);
		str_reset(&name);
		str_addf(&name, "pos-%s", names->s[i]);
		manual_describe(&line, name.s, section);
		if (line.len > 0)
			fprintf(f, "  %-*s  %s\n", (int)width, names->s[i],
			    line.s);
		else
			fprintf(f, "  %s\n", names->s[i]);
	}
	str_release(&line);
	str_release(&name);
}

/* Sort names by whether they have a manual of ours. */
static void
part_names(struct names *ours, struct names *others,
    const struct names *names, char section)
{
	struct str name = STR_INIT, path = STR_INIT;
	size_t i;

	for (i = 0; i < names->n; i++) {
		str_reset(&name);
		str_addf(&name, "pos-%s", names->s[i]);
		names_add(manual_find(&path, name.s, section) ? ours : others,
		    names->s[i]);
	}
	str_release(&name);
	str_release(&path);
}

static void
print_help(FILE *f, const struct names *folders)
{
	static const char *const formats[] = { "artifact", "config",
	    "playbook", "template", "workspace" };
	struct names all = { 0 }, ours = { 0 }, own = { 0 }, files = { 0 };
	size_t i;

	program_list(&all, folders);
	part_names(&ours, &own, &all, '1');
	for (i = 0; i < sizeof(formats) / sizeof(formats[0]); i++)
		names_add(&files, formats[i]);
	fprintf(f, "usage: %s\n", synopsis);
	print_names(f, "commands", &ours, '1');
	print_names(f, "commands of your own", &own, '1');
	print_names(f, "files", &files, '5');
	fputs("\npos help NAME opens the manual of a command or file\n", f);
	names_release(&all);
	names_release(&ours);
	names_release(&own);
	names_release(&files);
}

/* No such command or manual: say which are near. Returns -1. */
static int
unknown(const struct names *folders, const char *name, const char *what,
    struct err *e)
{
	struct names all = { 0 };
	struct str near = STR_INIT;

	program_list(&all, folders);
	names_add(&all, "help");
	names_add(&all, "version");
	if (str_suggest(&near, name, (const char *const *)all.s, all.n) > 0)
		err_set(e, ERR_USAGE, "there is no %s '%.60s'; did you mean "
		    "%s?", what, name, near.s);
	else
		err_set(e, ERR_USAGE, "there is no %s '%.60s'; pos help "
		    "lists all", what, name);
	names_release(&all);
	str_release(&near);
	return -1;
}

/* Become the program at path. Returns -1 with *e set, or not at all. */
static int
become(const char *path, const char *const *argv, struct err *e)
{
	fflush(stdout);
	execv(path, (char *const *)argv);
	return err_sys(e, "%s", path);
}

/* Become pos-NAME: argv[0] is its name, the rest stays. */
static int
dispatch(const struct names *folders, char **argv, struct err *e)
{
	struct str name = STR_INIT, path = STR_INIT;
	const char *called = argv[0];
	int rc;

	str_addf(&name, "pos-%s", called);
	if (program_find(&path, folders, name.s)) {
		argv[0] = name.s;
		rc = become(path.s, (const char *const *)argv, e);
		argv[0] = (char *)called;
	} else {
		rc = unknown(folders, called, "command", e);
	}
	str_release(&name);
	str_release(&path);
	return rc;
}

/* Open the manual page at path with what there is here. */
static int
show_manual(const struct names *folders, const char *path, struct err *e)
{
	const char *man[] = { "man", path, NULL };
	const char *mandoc[] = { "mandoc", "-Tascii", path, NULL };
	struct str program = STR_INIT;
	int rc;

	if (program_find(&program, folders, "man"))
		rc = become(program.s, man, e);
	else if (program_find(&program, folders, "mandoc"))
		rc = become(program.s, mandoc, e);
	else
		rc = err_set(e, ERR_NOTFOUND, "neither man nor mandoc is "
		    "here; the manual is %s", path);
	str_release(&program);
	return rc;
}

/* pos help NAME: tam, pos-tam, a file format, "template.5". */
static int
help(const struct names *folders, const char *asked, struct err *e)
{
	struct str name = STR_INIT, path = STR_INIT;
	char section = '\0';
	int rc;

	if (strcmp(asked, "pos") != 0 && !str_starts(asked, "pos-"))
		str_adds(&name, "pos-");
	str_adds(&name, asked);
	if (str_ends(name.s, ".1") || str_ends(name.s, ".5")) {
		section = name.s[name.len - 1];
		str_cut(&name, name.len - 2);
	}
	if ((section != '5' && manual_find(&path, name.s, '1')) ||
	    (section != '1' && manual_find(&path, name.s, '5')))
		rc = show_manual(folders, path.s, e);
	else if (section == '\0' && program_find(&path, folders, name.s))
		rc = show_manual(folders, name.s, e);
	else
		rc = unknown(folders, asked, "manual of", e);
	str_release(&name);
	str_release(&path);
	return rc;
}

static int
run(int argc, char **argv, const struct names *folders, struct err *e)
{
	const char *word = argv[1];

	if (strcmp(word, "version") == 0 || strcmp(word, "--version") == 0) {
		printf("pos %s\n", POS_VERSION);
		return 0;
	}
	if (strcmp(word, "help") == 0 && argc > 3)
		return err_set(e, ERR_USAGE, "help takes one name");
	if (strcmp(word, "help") == 0 && argc == 3)
		return help(folders, argv[2], e);
	if (strcmp(word, "help") == 0 || strcmp(word, "-h") == 0 ||
	    strcmp(word, "--help") == 0) {
		print_help(stdout, folders);
		return 0;
	}
	if (word[0] == '-')
		return err_set(e, ERR_USAGE, "unknown option %s; options "
		    "stand behind the command: pos tam %s", word, word);
	return dispatch(folders, argv + 1, e);
}

int
main(int argc, char **argv)
{
	struct names folders = { 0 };
	struct err e = ERR_INIT;

	program_folders(&folders);
	if (argc < 2) {
		print_help(stderr, &folders);
		names_release(&folders);
		return 2;
	}
	if (run(argc, argv, &folders, &e) < 0)
		cmd_fail(&e);
	names_release(&folders);
	return cmd_done();
}
