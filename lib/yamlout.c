/* yamlout - write YAML */

#include "yamlout.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include <utf8proc.h>

enum { LIST_WIDTH = 60, KEY_WIDTH = 1000 };

static const char *const words[] = {
	"~", "null", "y", "yes", "n", "no", "true", "false", "on", "off",
	".inf", "-.inf", "+.inf", ".nan", "=", NULL
};

/* True for what readers take for null or a truth value. */
static bool
is_word(const char *text, size_t n)
{
	size_t i;

	for (i = 0; words[i] != NULL; i++) {
		if (strlen(words[i]) == n &&
		    strncasecmp(words[i], text, n) == 0)
			return true;
	}
	return false;
}

/* True for what may read as a number, a date or a time; and some more. */
static bool
is_number(const char *text, size_t n)
{
	size_t i = n > 0 && (text[0] == '-' || text[0] == '+');

	if (i < n && text[i] == '.')
		i++;
	if (i >= n || !isdigit((unsigned char)text[i]))
		return false;
	for (; i < n; i++) {
		if (strchr("0123456789abcdefABCDEFxXoOtTzZ_.,:+- ",
		    text[i]) == NULL || text[i] == '\0')
			return false;
	}
	return true;
}

/*
 * Bytes of the character at text + at, or 0 when it must be escaped: a
 * control or invisible character, a line break, bytes that are not UTF-8.
 */
static size_t
printable(const char *text, size_t n, size_t at)
{
	const utf8proc_uint8_t *s = (const utf8proc_uint8_t *)text + at;
	utf8proc_int32_t c;
	utf8proc_ssize_t len;

	if (*s < 0x80)
		return *s >= ' ' && *s != 0x7f;
	len = utf8proc_iterate(s, (utf8proc_ssize_t)(n - at), &c);
	if (len <= 0 || c < 0xa0 || c == 0x2028 || c == 0x2029 ||
	    c == 0xfeff || c == 0xfffe || c == 0xffff)
		return 0;
	return (size_t)len;
}

/* True when text may begin without quotes. */
static bool
plain_start(const char *text, size_t n)
{
	if (n >= 3 && (memcmp(text, "---", 3) == 0 ||
	    memcmp(text, "...", 3) == 0))
		return false;
	if (n == 2 && memcmp(text, "<<", 2) == 0)
		return false;
	if (text[0] == '-')
		return n > 1 && (isalnum((unsigned char)text[1]) ||
		    text[1] == '.');
	return strchr(" ?:,[]{}#&*!|>'\"%@`", text[0]) == NULL;
}

bool
yaml_plain(const char *text, size_t n, bool flow, bool string)
{
	const char *stop = flow ? " ,?[]{}" : " ";
	size_t i, len;

	if (n == 0 || text[n - 1] == ' ' || text[n - 1] == ':' ||
	    !plain_start(text, n))
		return false;
	for (i = 0; i < n; i += len) {
		len = printable(text, n, i);
		if (len == 0 || (flow && strchr(",?[]{}", text[i]) != NULL))
			return false;
		if (text[i] == ':' && strchr(stop, text[i + 1]) != NULL)
			return false;
		if (text[i] == ' ' && text[i + 1] == '#')
			return false;
	}
	return !string || (!is_word(text, n) && !is_number(text, n));
}

/* The escape of the byte or character at text + at; returns its bytes. */
static size_t
escape(struct str *out, const char *text, size_t n, size_t at)
{
	static const char names[] = "\aa\bb\tt\nn\vv\ff\rr\033e";
	const utf8proc_uint8_t *s = (const utf8proc_uint8_t *)text + at;
	utf8proc_int32_t c;
	utf8proc_ssize_t len;
	const char *name;

	if (*s < 0x80) {
		name = *s == '\0' ? NULL : strchr(names, *s);
		if (name != NULL && (name - names) % 2 == 0)
			str_addf(out, "\\%c", name[1]);
		else
			str_addf(out, "\\x%02X", *s);
		return 1;
	}
	len = utf8proc_iterate(s, (utf8proc_ssize_t)(n - at), &c);
	if (len <= 0) {
		str_adds(out, "\\uFFFD");
		return 1;
	}
	str_addf(out, "\\u%04X", (unsigned)c);
	return (size_t)len;
}

void
yaml_quote(struct str *out, const char *text, size_t n)
{
	size_t i, len;

	str_addc(out, '"');
	for (i = 0; i < n; i += len) {
		len = printable(text, n, i);
		if (len == 0) {
			len = escape(out, text, n, i);
			continue;
		}
		if (text[i] == '"' || text[i] == '\\')
			str_addc(out, '\\');
		str_add(out, text + i, len);
	}
	str_addc(out, '"');
}

void
yaml_scalar(struct str *out, const char *text, size_t n)
{
	if (yaml_plain(text, n, true, true))
		str_add(out, text, n);
	else
		yaml_quote(out, text, n);
}

void
yaml_key(struct str *out, const char *text)
{
	size_t n = strlen(text);

	if (yaml_plain(text, n, true, false) && !is_word(text, n))
		str_add(out, text, n);
	else
		yaml_quote(out, text, n);
}

void
yaml_value(struct str *out, const struct node *n, bool flow)
{
	if (n->kind == NODE_NULL)
		str_adds(out, "null");
	else if (yaml_plain(n->text, n->n, flow, n->quoted))
		str_add(out, n->text, n->n);
	else
		yaml_quote(out, n->text, n->n);
}

/* A key and its colon; a long one needs "? " to be one. indent < 0: flow */
static void
key_colon(struct str *out, const char *key, int indent)
{
	size_t at = out->len;

	yaml_key(out, key);
	if (out->len - at > KEY_WIDTH) {
		str_splice(out, at, 0, "? ", 2);
		str_addf(out, indent < 0 ? " " : "\n%*s", indent, "");
	}
	str_addc(out, ':');
}

void
yaml_flow(struct str *out, const struct node *n)
{
	const struct node *c;

	if (n->kind == NODE_NULL || n->kind == NODE_SCALAR) {
		yaml_value(out, n, true);
		return;
	}
	str_addc(out, n->kind == NODE_MAP ? '{' : '[');
	NODE_EACH(c, n) {
		if (c != n->first)
			str_adds(out, ", ");
		if (n->kind == NODE_MAP) {
			key_colon(out, c->key, -1);
			str_addc(out, ' ');
		}
		yaml_flow(out, c);
	}
	str_addc(out, n->kind == NODE_MAP ? '}' : ']');
}

/* True when a literal block gives the text back. */
static bool
literal_holds(const char *text, size_t n)
{
	bool some = false;
	size_t i, len;

	for (i = 0; i < n; i += len) {
		if (text[i] == '\n' || text[i] == '\t') {
			len = 1;
			continue;
		}
		len = printable(text, n, i);
		if (len == 0)
			return false;
		some = true;
	}
	return some;
}

/*
 * The sign that says how the text of a block ends. Returns the bytes at its
 * end that the line break behind the block stands for: 0 or 1.
 */
static size_t
chomp(struct str *out, const char *text, size_t n)
{
	if (text[n - 1] != '\n') {
		str_addc(out, '-');
		return 0;
	}
	if (n > 1 && text[n - 2] == '\n')
		str_addc(out, '+');
	return 1;
}

void
yaml_block_as(struct str *out, int indent, int step, const char *text,
    size_t n)
{
	const char *end = text + n, *lf, *p = text;

	if (!literal_holds(text, n)) {
		yaml_quote(out, text, n);
		return;
	}
	str_addc(out, '|');
	while (*p == '\n')
		p++;
	if (*p == ' ' || *p == '\t')
		str_addf(out, "%d", step);
	end -= chomp(out, text, n);
	for (p = text; p <= end; p = lf + 1) {
		lf = memchr(p, '\n', (size_t)(end - p));
		if (lf == NULL)
			lf = end;
		str_addc(out, '\n');
		if (lf > p)
			str_addf(out, "%*s", indent + step, "");
		str_add(out, p, (size_t)(lf - p));
	}
}

/* True when a folded block gives the text back. */
static bool
folded_holds(const char *text, size_t n)
{
	size_t i;

	if (!literal_holds(text, n) || text[0] == '\n')
		return false;
	for (i = 0; i < n; i++) {
		if (text[i] == '\t' || (text[i] == ' ' && (i == 0 ||
		    text[i - 1] == '\n' || i + 1 == n || text[i + 1] == '\n')))
			return false;
	}
	return true;
}

/* A line break of a block, and the spaces of the next line. */
static void
next_line(struct str *out, int indent)
{
	str_addf(out, "\n%*s", indent, "");
}

/* Bytes of the word that begins at s, before end. */
static size_t
word(const char *s, const char *end)
{
	size_t n = 0;

	while (s + n < end && s[n] != ' ' && s[n] != '\n')
		n++;
	return n;
}

bool
yaml_fold_as(struct str *out, int indent, int step, const char *text,
    size_t n)
{
	enum { WIDTH = 80 };
	size_t i, col;

	if (!folded_holds(text, n))
		return false;
	str_addc(out, '>');
	n -= chomp(out, text, n);
	next_line(out, indent + step);
	col = (size_t)(indent + step);
	for (i = 0; i < n; i++) {
		if (text[i] == '\n') {
			str_addc(out, '\n');
			if (i + 1 < n && text[i + 1] != '\n') {
				next_line(out, indent + step);
				col = (size_t)(indent + step);
			}
		} else if (text[i] == ' ' && text[i - 1] != ' ' &&
		    text[i + 1] != ' ' &&
		    col + 1 + word(text + i + 1, text + n) > WIDTH) {
			next_line(out, indent + step);
			col = (size_t)(indent + step);
		} else {
			str_addc(out, text[i]);
			col += ((unsigned char)text[i] & 0xc0) != 0x80;
		}
	}
	return true;
}

void
yaml_block(struct str *out, int indent, const char *text, size_t n)
{
	yaml_block_as(out, indent, 2, text, n);
}

bool
yaml_is_small(const struct node *n)
{
	const struct node *c;
	size_t width = 0;

	if (n->kind != NODE_LIST)
		return n->kind == NODE_MAP && n->n == 0;
	NODE_EACH(c, n) {
		if (c->kind == NODE_LIST || c->kind == NODE_MAP ||
		    (c->text != NULL && strchr(c->text, '\n') != NULL))
			return false;
		width += 2 + (c->text != NULL ? c->n : 4);
	}
	return width <= LIST_WIDTH;
}

/* True when the scalar or null n is written as a block. */
static bool
is_block(const struct node *n, const struct yaml_style *style)
{
	return n->kind == NODE_SCALAR && !style->line &&
	    strchr(n->text, '\n') != NULL;
}

static void write_inner(struct str *out, const struct node *n, int indent,
    const struct yaml_style *style);

/*
 * What stands behind a colon or a dash in a map or list at column indent,
 * with the end of its line. deeper: the column of what goes below a colon;
 * negative behind a dash, where it goes on in the same line.
 */
static void
write_value(struct str *out, const struct node *n, int indent, int deeper,
    const struct yaml_style *style)
{
	if ((n->kind == NODE_LIST || n->kind == NODE_MAP) &&
	    !yaml_is_small(n)) {
		if (deeper >= 0)
			str_addf(out, "\n%*s", deeper, "");
		else
			str_addc(out, ' ');
		write_inner(out, n, deeper >= 0 ? deeper : indent + 2, style);
		return;
	}
	str_addc(out, ' ');
	if (is_block(n, style))
		yaml_block_as(out, indent, style->step, n->text, n->n);
	else
		yaml_flow(out, n);
	str_addc(out, '\n');
}

/* A list or map that is not small, from its first dash or key on. */
static void
write_inner(struct str *out, const struct node *n, int indent,
    const struct yaml_style *style)
{
	const struct node *c;

	NODE_EACH(c, n) {
		if (c != n->first)
			str_addf(out, "%*s", indent, "");
		if (n->kind == NODE_LIST) {
			str_addc(out, '-');
			write_value(out, c, indent, -1, style);
			continue;
		}
		key_colon(out, c->key, indent);
		write_value(out, c, indent, indent +
		    (c->kind == NODE_LIST ? style->list : style->step), style);
	}
}

void
yaml_write_as(struct str *out, const struct node *n, int indent,
    const struct yaml_style *style)
{
	str_addf(out, "%*s", indent, "");
	if ((n->kind == NODE_LIST || n->kind == NODE_MAP) &&
	    (!yaml_is_small(n) || (style->open && n->n > 0))) {
		write_inner(out, n, indent, style);
		return;
	}
	if (is_block(n, style))
		yaml_block_as(out, indent, style->step, n->text, n->n);
	else
		yaml_flow(out, n);
	str_addc(out, '\n');
}

void
yaml_write(struct str *out, const struct node *n, int indent)
{
	static const struct yaml_style style = YAML_STYLE_INIT;

	yaml_write_as(out, n, indent, &style);
}

bool
yaml_same(const struct node *x, const struct node *y)
{
	struct str a = STR_INIT, b = STR_INIT;
	bool same;

	if (x == NULL || y == NULL)
		return x == y;
	yaml_write(&a, x, 0);
	yaml_write(&b, y, 0);
	same = str_same(&a, &b);
	str_release(&a);
	str_release(&b);
	return same;
}
