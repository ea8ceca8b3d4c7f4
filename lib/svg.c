/* svg - charts as SVG */

#include "svg.h"

#include <string.h>
#include <utf8proc.h>

#include "file.h"
#include "root.h"

static const char *const colors[] = { "#1a1a1a", "#d5d5d5", "#0072b2",
    "#e69f00", "#ffffff" };

/* Append one character, or what stands for it in XML. */
static void
add_char(struct str *out, const char *s, utf8proc_ssize_t n,
    utf8proc_int32_t c)
{
	if (c == '&')
		str_adds(out, "&amp;");
	else if (c == '<')
		str_adds(out, "&lt;");
	else if (c == '>')
		str_adds(out, "&gt;");
	else if (c == '"')
		str_adds(out, "&quot;");
	else if (c < 0x20 || c == 0x7f)
		str_addc(out, ' ');
	else if (c == 0xfffe || c == 0xffff)
		str_adds(out, "\uFFFD");
	else
		str_add(out, s, (size_t)n);
}

void
svg_escape(struct str *out, const char *text)
{
	utf8proc_int32_t c;
	utf8proc_ssize_t n;

	for (; *text != '\0'; text += n) {
		n = utf8proc_iterate((const utf8proc_uint8_t *)text, -1, &c);
		if (n > 0) {
			add_char(out, text, n, c);
		} else {
			str_adds(out, "\uFFFD");
			n = 1;
		}
	}
}

void
svg_begin(struct str *out, int width, int height, const char *title,
    const char *desc)
{
	str_addf(out, SVG_MARK "<svg xmlns=\"http://www.w3.org/2000/svg\" "
	    "version=\"1.1\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d "
	    "%d\" role=\"img\" aria-labelledby=\"title desc\"\n"
	    "    font-family=\"Helvetica, Arial, sans-serif\" "
	    "font-size=\"13\">\n<title id=\"title\">", width, height, width,
	    height);
	svg_escape(out, title);
	str_adds(out, "</title>\n<desc id=\"desc\">");
	svg_escape(out, desc);
	str_adds(out, "</desc>\n");
	svg_rect(out, 0, 0, width, height, SVG_WHITE);
}

void
svg_end(struct str *out)
{
	str_adds(out, "</svg>\n");
}

void
svg_rect(struct str *out, int x, int y, int w, int h, enum svg_color color)
{
	str_addf(out, "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" "
	    "fill=\"%s\"/>\n", x, y, w > 1 ? w : 1, h > 1 ? h : 1,
	    colors[color]);
}

void
svg_rule(struct str *out, int x, int y, int h, int width,
    enum svg_color color)
{
	str_addf(out, "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" "
	    "stroke=\"%s\" stroke-width=\"%d\"/>\n", x, y, x, y + h,
	    colors[color], width);
}

void
svg_text(struct str *out, int x, int y, enum svg_anchor anchor,
    const char *text)
{
	static const char *const anchors[] = { "start", "middle", "end" };

	str_addf(out, "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\" "
	    "fill=\"%s\">", x, y, anchors[anchor], colors[SVG_INK]);
	svg_escape(out, text);
	str_adds(out, "</text>\n");
}

void
svg_heading(struct str *out, int x, int y, const char *text)
{
	str_addf(out, "<text x=\"%d\" y=\"%d\" font-weight=\"bold\" "
	    "fill=\"%s\">", x, y, colors[SVG_INK]);
	svg_escape(out, text);
	str_adds(out, "</text>\n");
}

/* The largest whole number that is not over r. */
static int64_t
lower(struct ratio r)
{
	int64_t v = ratio_round(r, 0);

	return ratio_cmp(ratio_of(v, 1), r) > 0 ? v - 1 : v;
}

void
svg_scale_set(struct svg_scale *s, struct ratio low, struct ratio high)
{
	static const int64_t next[] = { 2, 5, 10 };
	int64_t power = 1, first, last;
	size_t i = 0;

	s->step = 1;
	for (;;) {
		first = lower(ratio_div(low, ratio_of(s->step, 1)));
		last = -lower(ratio_div(ratio_sub(ratio_of(0, 1), high),
		    ratio_of(s->step, 1)));
		if (last - first <= 6)
			break;
		s->step = power * next[i];
		if (++i == 3) {
			power *= 10;
			i = 0;
		}
	}
	if (last == first)
		last++;
	s->min = ratio_of(first * s->step, 1);
	s->max = ratio_of(last * s->step, 1);
}

int
svg_at(const struct svg_scale *s, struct ratio value)
{
	struct ratio part = ratio_div(ratio_sub(value, s->min),
	    ratio_sub(s->max, s->min));

	return s->from + (int)ratio_round(ratio_mul(part,
	    ratio_of(s->to - s->from, 1)), 0);
}

/* "20 M", "400,000" */
static void
add_label(struct str *out, int64_t v, int64_t step)
{
	bool millions = step >= 1000000;

	ratio_add_commas(out, ratio_of(v, millions ? 1000000 : 1), 0);
	if (millions && v != 0)
		str_adds(out, " M");
}

void
svg_axis(struct str *out, const struct svg_scale *s, int y, int bottom)
{
	int64_t v, last = ratio_round(s->max, 0);
	struct str label = STR_INIT;
	int x;

	for (v = ratio_round(s->min, 0); v <= last; v += s->step) {
		x = svg_at(s, ratio_of(v, 1));
		svg_rule(out, x, y, bottom - y, 1, SVG_GREY);
		str_reset(&label);
		add_label(&label, v, s->step);
		svg_text(out, x, bottom + 16, SVG_MIDDLE, label.s);
	}
	str_release(&label);
}

int
svg_save(const char *path, const struct str *drawing, bool force,
    struct err *e)
{
	struct str old = STR_INIT;
	struct err own = ERR_INIT;
	bool ours = false;

	if (!force && file_read(&old, path, (size_t)-1 >> 1, &own) == 0)
		ours = str_starts(old.s, SVG_MARK);
	str_release(&old);
	return force || ours ?
	    file_replace(path, drawing->s, drawing->len, e) :
	    file_create(path, drawing->s, drawing->len, e);
}
