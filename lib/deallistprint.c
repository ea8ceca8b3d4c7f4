/* deallistprint - the records of pos-deal list */

#include "deallistprint.h"

#include <string.h>

#include "cmd.h"
#include "dealcycle.h"

static void
print_rows(const struct table *t, const struct deal_form *form)
{
	if (form->zero)
		table_print_null(t, stdout);
	else if (form->excel)
		table_print_csv(t, true, stdout);
	else if (table_rows(t) > 0 || form->word != NULL)
		table_print(t, table_form(form->word), stdout);
}

/* Say why there is nothing. */
static void
tell_none(const struct ws *ws, const struct deal_choice *choice)
{
	struct str miss = STR_INIT;

	cmd_no();
	if (deal_choice_miss(&miss, ws, choice))
		cmd_warn("no deal found: %s", miss.s);
	else
		cmd_warn(ws->ndeals > 0 ? "no deal found" :
		    "no deal yet; pos deal add makes one");
	str_release(&miss);
}

/* What the figures of the list do not show. */
static void
tell_more(const struct ws *ws, const struct deal_choice *choice)
{
	struct str fault = STR_INIT;
	const char *p = choice->left_open->s;
	size_t n;

	for (; *p != '\0'; p += n + (p[n] != '\0')) {
		n = strcspn(p, "\n");
		cmd_warn("%.*s", (int)n, p);
	}
	if (choice->registered && dealcycle_fault(&fault, ws))
		cmd_warn("warning: %s", fault.s);
	str_release(&fault);
}

static int
check_form(const struct deal_form *form, struct err *e)
{
	if (form->zero && form->word != NULL &&
	    strcmp(form->word, "tsv") != 0)
		return err_set(e, ERR_USAGE, "-z prints the fields of -o tsv");
	if (form->excel && table_form(form->word) != TABLE_CSV)
		return err_set(e, ERR_USAGE, "--excel goes with -o csv");
	return 0;
}

int
deal_list_print(struct ws *ws, const struct deal_choice *choice,
    const struct deal_form *form, struct err *e)
{
	struct table t;
	int rc;

	if (check_form(form, e) < 0 ||
	    ws_load(ws, WS_PROGRAM | WS_DEALS, e) < 0)
		return -1;
	table_init(&t, "deals");
	rc = deal_table(&t, ws, choice, form->zero ? TABLE_TSV :
	    table_form(form->word), e);
	if (rc == 0) {
		print_rows(&t, form);
		if (table_rows(&t) == 0)
			tell_none(ws, choice);
		tell_more(ws, choice);
	}
	table_release(&t);
	return rc;
}
